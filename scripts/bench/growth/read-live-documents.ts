// The documents of the live index, as they are: material for generated ones. An engine that does not answer fails the bench.
import { z } from 'zod';
import { LIVE_INDEX } from '../../../subgraphs/discovery/index-settings.ts';
import type { SearchDocument } from '../../../subgraphs/discovery/search-document.ts';
import type { Stack } from '../open-stack.ts';

const MOST = 10_000;
// Written by our own indexer in this very run.
const answer = z.object({
  results: z.array(
    z.custom<SearchDocument>((value) => z.looseObject({ itemKey: z.string() }).safeParse(value).success),
  ),
});

/** The main documents alone. */
export async function readLiveDocuments({ engine }: Stack): Promise<readonly SearchDocument[]> {
  const response = await fetch(`${engine.url}/indexes/${LIVE_INDEX}/documents?limit=${MOST}`, {
    headers: { authorization: `Bearer ${engine.indexKey}` },
  });
  const { results } = answer.parse(await response.json());
  return results.filter(({ main }) => main);
}
