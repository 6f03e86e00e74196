// The address that people know of a record, and the others that lead to it. Pure; every record has its page's address.
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import { toIetUrlKey } from '../kit/normalise/iet-address.ts';
import type { FeedRecord } from './feed.ts';

export interface Addresses {
  readonly url: string;
  readonly otherUrls: readonly string[];
}

/** Null where not even the page's address can be shown. */
export function toAddresses({ page, node }: FeedRecord): Addresses | null {
  const ofPage = toCanonicalUrl(page.canonicalUrl);
  const url = toOwnUrl(node.url, page.baseUrl) ?? ofPage;
  if (url === null) return null;
  const isOfPage = toIetUrlKey(url) === toIetUrlKey(ofPage);
  // What several records share leads to none of them in particular, save where the page is all that they have.
  const candidates = page.isShared && !isOfPage ? [] : [ofPage, ...page.addresses];
  const others = new Map<string, string>();
  for (const candidate of candidates) {
    const address = toCanonicalUrl(candidate);
    const key = toIetUrlKey(address);
    // Where else the page was fetched from, a mirror or a proxy, is nobody's address for it.
    if (address !== null && key !== null && hostOf(key) === hostOf(toIetUrlKey(ofPage))) others.set(key, address);
  }
  others.delete(toIetUrlKey(url) ?? '');
  return { url, otherUrls: [...others.values()] };
}

// Gotcha: sites that give every node the address of their front page.
function toOwnUrl(addresses: readonly string[], base: string): string | null {
  for (const address of addresses) {
    const url = toCanonicalUrl(address, base);
    if (url !== null && new URL(url).pathname !== '/') return url;
  }
  return null;
}

function hostOf(key: string | null): string {
  return (key ?? '').split('/')[0] ?? '';
}
