// Completions of what is being typed: subjects, topics, hubs, titles and places, a few of each, in one round trip to the
// engine. All texts are those of the index and of our own tables, none is what anybody typed before. No letter or digit
// typed, nothing suggested. Rejects with BAD_USER_INPUT or a SearchEngineError.

import { assertWithin } from '../../kit/bad-user-input.ts';
import type { QuerySuggestArgs, Suggestion } from '../resolvers.generated.ts';
import type { HitsQuery } from '../search-engine.ts';
import { completeLastPlace } from '../suggest/complete-last-place.ts';
import { completeMisspelt, completeValues } from '../suggest/complete-values.ts';
import { askIndexValues, type IndexValue } from '../suggest/index-values.ts';
import { sharePlaces } from '../suggest/share-places.ts';
import { toTitled } from '../suggest/to-titled.ts';
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
  const toQuery = (kinds: string, searchOn: readonly string[]): HitsQuery => ({
    type: 'hits',
    facets: [],
    words: prefix,
    matching: 'all',
    filter: `${filter} AND ${kinds}`,
    distinctItems: false,
    searchOn,
    sort: [],
    offset: 0,
    limit: first,
  });
  const values = askIndexValues(context.engine, filter, context.now().getTime());
  const [hubs, items, ...rest] = await context.engine.search([
    toQuery('kind = HUB', ['title', 'placeWords']),
    toQuery('kind != HUB', ['title', 'codes']),
    ...values.queries,
  ]);
  const titled = [...toTitled(hubs, 'HUB', prefix), ...toTitled(items, 'ITEM', prefix)];
  const { subjects, topics } = values.read(rest);
  const places = completeLastPlace(prefix, first);

  const begun = [completeValues(subjects, prefix), completeValues(topics, prefix)] as const;
  const isBegun = begun.some((found) => found.length > 0) || titled.some((each) => each.isBegun);
  // What only a typing mistake would lead to is worth a place where nothing begins as typed.
  const isSpelt = isBegun || places.isSure;
  const [subject, topic] =
    isSpelt || places.isWanted ? begun : [completeMisspelt(subjects, prefix), completeMisspelt(topics, prefix)];
  const titles = titled
    .filter(({ isByMistake }) => !isBegun || places.isSure || !isByMistake)
    .map(({ suggestion }) => suggestion);
  const placed = !isBegun || places.isSure || places.isWanted ? toPlain(places.texts, 'PLACE') : [];
  const others = [
    toPlain(toTexts(subject), 'QUERY'),
    toPlain(toTexts(topic), 'TOPIC'),
    titles.filter(({ kind }) => kind === 'HUB'),
    titles.filter(({ kind }) => kind === 'ITEM'),
  ];
  return sharePlaces(first, places.isWanted ? [placed, ...others] : [...others, placed]);
}

function toPlain(texts: readonly string[], kind: string): readonly Suggestion[] {
  return texts.map((text) => ({ text, kind, id: null }));
}

function toTexts(values: readonly IndexValue[]): readonly string[] {
  return values.map(({ value }) => value);
}
