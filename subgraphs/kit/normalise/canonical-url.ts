// Addresses as we keep and compare them. Pure; whatever is not an absolute http or https address is null.

// What every part of the web should be able to carry: RFC 9110 section 4.1.
const LONGEST_ADDRESS = 8_000;
const TRACKING = /^(?:utm_.*|fbclid|gclid|gbraid|wbraid|msclkid|dclid|yclid|igshid|mc_[ce]id|_ga|_gl|_hs.*|share)$/i;
const INDEX_FILE = /\/(?:index|default)\.(?:php|html?|aspx?|cfm|jsp)$/i;

/**
 * The address to show and link: lower-case host, no default port, credentials, tracking parameters or fragment (a
 * fragment that is a route, `#!/...` or `#/...`, stays). Scheme, path and trailing slash stay as published, because
 * another form need not answer. `base` resolves a relative address.
 */
export function toCanonicalUrl(text: string | null | undefined, base?: string): string | null {
  const url = readUrl(text, base);
  if (url === null) return null;
  for (const name of [...url.searchParams.keys()]) {
    if (TRACKING.test(name)) url.searchParams.delete(name);
  }
  if (!/^#!?\//.test(url.hash)) url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
}

/**
 * Two addresses with the same key lead to the same page: the key leaves out scheme, `www.`, trailing slash, a leading
 * `index.php` or closing `index.html`, and puts parameters in order. For comparison only: it is no address.
 */
export function toUrlKey(text: string | null | undefined, base?: string): string | null {
  const canonical = toCanonicalUrl(text, base);
  if (canonical === null) return null;
  const url = new URL(canonical);
  url.searchParams.sort();
  const path = url.pathname
    .replace(/^\/index\.php(?=\/)/, '')
    .replace(INDEX_FILE, '/')
    .replace(/\/{2,}/g, '/')
    .replace(/\/+$/, '');
  return `${url.host.replace(/^www\./, '')}${path}${url.search}${url.hash}`;
}

function readUrl(text: string | null | undefined, base: string | undefined): URL | null {
  const trimmed = (text ?? '').trim();
  if (trimmed === '' || trimmed.length > LONGEST_ADDRESS) return null;
  const url = URL.parse(trimmed, base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  return url.hostname === '' || url.href.length > LONGEST_ADDRESS ? null : url;
}
