// What makes a record the same thing in every harvest, whatever its place on the page. Pure; the parts go into the id.

import type { ItemKind } from '../../schema/shared.generated.ts';
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import { toIetUrlKey } from '../kit/normalise/iet-address.ts';
import { toComparableWords } from '../kit/vocabulary/comparable-words.ts';
import type { FeedRecord } from './feed.ts';

const BLANK_NODE = /^_:/;
const NAMES_ONE_THING = /^(?:urn:[a-z0-9][a-z0-9-]{0,31}:\S+|tag:\S+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * The node's `@id` where it names this one thing; else an identifier that is unique by its form; else the page's
 * canonical address, and on a page with several records the kind and the name as well.
 */
export function toIdentity({ page, node }: FeedRecord, kind: ItemKind, title: string): readonly string[] {
  const pageKey = toIetUrlKey(page.canonicalUrl) ?? page.canonicalUrl;
  const ofNode = toNodeKey(node['@id'], page);
  if (ofNode !== null && !(page.isShared && ofNode.join() === pageKey)) return ofNode;
  for (const { propertyID, value } of node.identifier) {
    if (value !== null && propertyID !== null) return [propertyID, value];
    if (value !== null && NAMES_ONE_THING.test(value)) return [value];
  }
  return page.isShared ? [pageKey, kind, toComparableWords(title)] : [pageKey];
}

function toNodeKey(id: string | null, page: FeedRecord['page']): readonly string[] | null {
  if (id === null || BLANK_NODE.test(id)) return null;
  if (NAMES_ONE_THING.test(id)) return [id];
  const url = URL.parse(id, page.baseUrl);
  const address = toCanonicalUrl(url?.href);
  if (url === null || address === null) return null;
  // A page that was reached by another of its addresses is still that page.
  const isPage = [page.canonicalUrl, ...page.addresses].some((own) => toIetUrlKey(own) === toIetUrlKey(address));
  const key = toIetUrlKey(isPage ? page.canonicalUrl : address) ?? address;
  return url.hash === '' ? [key] : [key, url.hash];
}
