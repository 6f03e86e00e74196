// Items by their global ids, as references for the gateway to fetch. An id that the index does not know is null.

import { badUserInput } from '../../kit/bad-user-input.ts';
import { toItemKey } from '../document/document-id.ts';
import { allOf, toInFilter } from '../quote-filter.ts';
import type { CardDocument } from '../search-document.ts';
import { nowSecondsOf, type SearchContext } from './search-context.ts';
import { toKnownFilter } from './to-filters.ts';
import { type ItemReference, toItemReference } from './to-search-hit.ts';

const MOST_ITEMS = 100;
const LONGEST_ID = 1_000;

/** In the order of the ids. */
export async function findItems(
  context: SearchContext,
  ids: readonly string[],
): Promise<readonly (ItemReference | null)[]> {
  if (ids.length > MOST_ITEMS) throw badUserInput('ids', `expected at most ${MOST_ITEMS} ids, got ${ids.length}`);
  const documents = await findDocuments(context, ids);
  return ids.map((id) => {
    const document = documents.get(id);
    return document === undefined ? null : toItemReference(document);
  });
}

/** The cards of those ids that are known and may be shown. */
export async function findDocuments(
  context: SearchContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CardDocument>> {
  const keys = [...new Set(ids.filter((id) => id !== '' && id.length <= LONGEST_ID).map(toItemKey))];
  if (keys.length === 0) return new Map();
  const [answer] = await context.engine.search([
    {
      type: 'hits',
      facets: [],
      words: '',
      matching: 'all',
      filter: allOf([toKnownFilter(nowSecondsOf(context)), toInFilter('itemKey', keys)]),
      distinctItems: false,
      sort: [],
      offset: 0,
      limit: keys.length,
    },
  ]);
  return new Map((answer?.hits ?? []).map(({ document }) => [document.itemId, document]));
}
