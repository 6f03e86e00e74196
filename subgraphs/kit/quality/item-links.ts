// The addresses that a card of ours sends people to. Pure.
import type { CatalogueItem } from '../catalogue-item.ts';

/** The item's page, then its files; each once. */
export function listLinks(item: CatalogueItem): readonly string[] {
  const files = item.family === 'LearningResource' ? item.files.map(({ url }) => url) : [];
  return [...new Set([item.url, ...files])];
}
