// Several groups of queries in one round trip.
import type { CardDocument } from '../search-document.ts';
import type { HitsQuery, SearchEngine } from '../search-engine.ts';

/**
 * For each group the things found, each once, in the order of its queries. Asks nothing when there is nothing to ask.
 * Rejects with a SearchEngineError.
 */
export async function askInGroups(
  engine: SearchEngine,
  groups: readonly (readonly HitsQuery[])[],
): Promise<readonly (readonly CardDocument[])[]> {
  const queries = groups.flat();
  const answers = queries.length === 0 ? [] : await engine.search(queries);
  let before = 0;
  return groups.map(({ length }) => {
    const documents = answers
      .slice(before, before + length)
      .flatMap(({ hits }) => hits.map(({ document }) => document));
    before += length;
    return [...new Map(documents.map((document) => [document.itemKey, document])).values()];
  });
}
