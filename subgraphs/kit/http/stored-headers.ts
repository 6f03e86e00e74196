// What a harvest keeps of an answer, written in the cache's own terms. RFC 9111 rules made for a user's traffic, and
// limits of undici's cache interceptor (8.12), would lose most answers before the next harvest:
// - an entry is dropped at twice its freshness, after a minute for `max-age=30`, and one with only an ETag is not kept;
// - a 304 that repeats `cache-control`, as it should, deletes the entry that it has just confirmed;
// - answers to requests with `authorization` are kept only when marked `public`, even in a private cache;
// - `stale-if-error` would turn a dead partner into a stale 200.
// So every whole answer without `no-store` is kept for long, and the client asks with `no-cache`: freshness never
// decides, the validators always do.

import type { Dispatcher } from 'undici';
import { CREDENTIAL_HEADERS } from './request-headers.ts';

type IncomingHttpHeaders = Dispatcher.ResponseData['headers'];

const KEEP = 'public, max-age=31536000';

/** The answer's headers as the cache interceptor should see them. */
export function toStoredHeaders(status: number, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const {
    'cache-control': cacheControl,
    expires: _expires,
    age: _age,
    // There is no cookie jar; a session has no place in a file.
    'set-cookie': _setCookie,
    vary,
    ...kept
  } = headers;
  const stored: IncomingHttpHeaders = { ...kept };
  const keptVary = withoutCredentials(vary);
  if (keptVary !== '') stored.vary = keptVary;
  if (status === 200 || status === 304) {
    if (/no-store/i.test(String(cacheControl))) stored['cache-control'] = 'no-store';
    else if (status === 200) stored['cache-control'] = KEEP;
  } else {
    // Without it the interceptor has no reason to keep an error or a redirect, and leaves an older good answer alone.
    delete stored['last-modified'];
  }
  return stored;
}

// The interceptor writes the request's values of the `vary` headers into the store: a password must not be among
// them. The store's key tells credentials apart instead.
function withoutCredentials(vary: string | string[] | undefined): string {
  const names = [vary ?? []].flat().join(',').split(',');
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '' && !CREDENTIAL_HEADERS.includes(name.toLowerCase()))
    .join(', ');
}
