// Makes an address fit for logs and reports: no user, no password, no fragment, no secret in the query.
// What is no address at all comes back as a fixed phrase, because its text may hold anything.

// The whole name or its last word: `key`, `api_key`, `accessToken`, `X-Amz-Signature`, `auth[token]`.
const SECRET_NAME =
  /(key|token|secret|password|passwd|pwd|pass|sig|signature|auth|credentials?|session|sid|jwt|code)\]?$/i;

/** The address with its secrets replaced by `hidden`; `(not an address)` when it is not one with a host. */
export function toSafeUrl(address: string | URL): string {
  const url = URL.parse(address.toString());
  // Without a host, what looks like a scheme may be the user of `user:password@host`.
  if (url === null || url.host === '') return '(not an address)';
  url.username = '';
  url.password = '';
  url.hash = '';
  for (const name of new Set(url.searchParams.keys())) {
    if (SECRET_NAME.test(name)) url.searchParams.set(name, 'hidden');
  }
  return url.href;
}
