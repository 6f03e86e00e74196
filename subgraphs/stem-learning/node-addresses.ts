// The addresses of a node: the one that people know, and the other forms that lead to it. Pure; every node has at least
// the address of its number.
import { toCanonicalUrl, toUrlKey } from '../kit/normalise/canonical-url.ts';
import { encodeStemLearningCode, stemLearningAliases } from '../kit/normalise/stem-learning-address.ts';
import type { NodeRecord } from './feed.ts';

const SITE = 'https://www.stem.org.uk';

/** Links out of the site first, then the path, then the number. */
export function toNodeAddresses(node: NodeRecord): { readonly url: string; readonly otherUrls: readonly string[] } {
  const numbered = `${SITE}/node/${node.nodeNumber}`;
  const ofPath = toSiteUrl(node.alias);
  const url = toLinkUrl(node.link) ?? ofPath ?? numbered;
  const all = [ofPath, numbered, ...libraryForms(node)].filter((address) => address !== null);
  // What differs in nothing but `www.` or a slash at the end is the same address.
  const byKey = new Map(all.map((address) => [toUrlKey(address) ?? address, address]));
  byKey.delete(toUrlKey(url) ?? url);
  return { url, otherUrls: [...byKey.values()] };
}

function libraryForms({ bundle, nodeNumber, alias }: NodeRecord): readonly string[] {
  if (bundle === 'collection') return [`${SITE}/lx${encodeStemLearningCode(nodeNumber)}`];
  if (bundle === 'programme') return [];
  const [, slug] = (alias ?? '').split(`/${nodeNumber}/`);
  return stemLearningAliases(nodeNumber, slug === undefined || slug === '' || slug.includes('/') ? null : slug);
}

// Drupal writes `internal:/path` for a link within the site.
function toLinkUrl(link: string | null): string | null {
  return link === null ? null : toCanonicalUrl(link.replace(/^internal:/, ''), SITE);
}

// An alias is kept decoded: what it holds of `?` and `#` is part of the path.
function toSiteUrl(alias: string | null): string | null {
  if (alias === null) return null;
  const url = new URL(SITE);
  url.pathname = alias;
  return toCanonicalUrl(url.href);
}
