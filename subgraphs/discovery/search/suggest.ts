// Completions of what is being typed: subjects, topics, hubs and titles, a few of each. No letter or digit typed, nothing
// suggested.

import { assertWithin } from '../../kit/bad-user-input.ts';
import type { QuerySuggestArgs, Suggestion } from '../resolvers.generated.ts';
import type { EngineAnswer, HitsQuery } from '../search-engine.ts';
import { nowSecondsOf, type SearchContext } from './search-context.ts';
import { readQuery } from './search-request.ts';
import { toVisibleFilter } from './to-filters.ts';

const MOST_SUGGESTIONS = 20;

/** At most `first`, no text twice. */
export async function suggest(context: SearchContext, args: QuerySuggestArgs): Promise<readonly Suggestion[]> {
  const first = args.first ?? 8;
  assertWithin('first', first, 1, MOST_SUGGESTIONS);
  const prefix = readQuery('prefix', args.prefix);
  // To the engine a prefix of signs alone is none at all, and it would give everything.
  if (!/[\p{L}\p{N}]/u.test(prefix)) return [];
  const filter = `${toVisibleFilter(nowSecondsOf(context))} AND status = CURRENT`;
  const titled = (kinds: string, searchOn: readonly string[]): HitsQuery => ({
    type: 'hits',
    facets: [],
    words: prefix,
    matching: 'all',
    filter: `${filter} AND ${kinds}`,
    distinctItems: false,
    searchOn,
    sort: [],
    offset: 0,
    limit: 2 * first,
  });
  const [subjects, topics, [hubs, items]] = await Promise.all([
    context.engine.searchFacet({ attribute: 'subjects', prefix, filter }),
    context.engine.searchFacet({ attribute: 'topics', prefix, filter }),
    context.engine.search([titled('kind = HUB', ['title', 'placeWords']), titled('kind != HUB', ['title', 'codes'])]),
  ]);
  return share(first, [
    subjects.map(({ value }) => ({ text: value, kind: 'QUERY', id: null })),
    topics.map(({ value }) => ({ text: value, kind: 'TOPIC', id: null })),
    toTitles(hubs, 'HUB'),
    toTitles(items, 'ITEM'),
  ]);
}

function toTitles(answer: EngineAnswer | undefined, kind: string): readonly Suggestion[] {
  return (answer?.hits ?? []).map(({ document }) => ({ text: document.title, kind, id: document.itemId }));
}

/** An equal share for each group; what one does not fill goes to the others. The groups stay together, in order. */
function share(first: number, groups: readonly (readonly Suggestion[])[]): readonly Suggestion[] {
  const seen = new Set<string>();
  const queues = groups.map((group) =>
    group.filter(({ text }) => {
      const isNew = !seen.has(text.toLowerCase());
      seen.add(text.toLowerCase());
      return isNew;
    }),
  );
  const shares = queues.map(() => 0);
  let left = first;
  for (let grew = true; grew && left > 0; ) {
    grew = false;
    for (const [index, queue] of queues.entries()) {
      const taken = shares[index] ?? 0;
      if (left === 0 || taken >= queue.length) continue;
      shares[index] = taken + 1;
      left -= 1;
      grew = true;
    }
  }
  return queues.flatMap((queue, index) => queue.slice(0, shares[index]));
}
