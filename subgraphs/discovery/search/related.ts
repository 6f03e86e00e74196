// More like one item: other partners' things and other kinds of thing take turns with its own, so that a resource leads
// to the course behind it. An unknown item has no relations.

import { assertWithin } from '../../kit/bad-user-input.ts';
import { allOf, quoteFilter, toInFilter } from '../quote-filter.ts';
import type { QueryRelatedArgs, SearchHit } from '../resolvers.generated.ts';
import type { CardDocument } from '../search-document.ts';
import type { EngineAnswer, EngineHit, EngineQuery, Matching } from '../search-engine.ts';
import { findDocuments } from './items.ts';
import { nowSecondsOf, readConfirmedAt, type SearchContext } from './search-context.ts';
import { toVisibleFilter } from './to-filters.ts';
import { toSearchHit } from './to-search-hit.ts';

const MOST_RELATED = 50;
const MOST_TOPICS = 3;
const MOST_TITLE_WORDS = 6;

export async function findRelated(context: SearchContext, args: QueryRelatedArgs): Promise<readonly SearchHit[]> {
  const first = args.first ?? 6;
  assertWithin('first', first, 1, MOST_RELATED);
  const document = (await findDocuments(context, [args.id])).get(args.id);
  if (document === undefined) return [];
  const nowSeconds = nowSecondsOf(context);
  const { close, wider } = toRelatedQueries(document, first, nowSeconds);
  const [confirmedAt, answers] = await Promise.all([
    readConfirmedAt(context),
    context.engine.search([...close, ...wider]),
  ]);
  const hitContext = { near: null, window: null, nowSeconds, confirmedAt };
  return takeTurns([answers.slice(0, close.length), answers.slice(close.length)], first).map((hit) =>
    toSearchHit({ ...hit, formatted: {} }, hitContext),
  );
}

/**
 * What is close is about the same topics, at another partner and of another kind, or has a title like it; what is wider
 * shares a subject and a stage. Pure.
 */
export function toRelatedQueries(
  document: CardDocument,
  limit: number,
  nowSeconds: number,
): { readonly close: readonly EngineQuery[]; readonly wider: readonly EngineQuery[] } {
  const { itemKey, partner, kind, title, topics, subjects, keyStages } = document;
  const others = `${toVisibleFilter(nowSeconds)} AND status = CURRENT AND itemKey != ${quoteFilter(itemKey)}`;
  const stages = keyStages.length === 0 ? '' : `(${toInFilter('keyStages', keyStages)} OR keyStages IS EMPTY)`;
  const sameSubject = subjects.length === 0 ? '' : toInFilter('subjects', subjects);
  const apart = [`partner != ${partner}`, `kind != ${kind}`];
  const ask = (words: string, matching: Matching, ...filters: readonly string[]): EngineQuery => ({
    type: 'hits',
    facets: [],
    words,
    matching,
    filter: allOf([others, stages, ...filters]),
    distinctItems: false,
    searchOn: ['title', 'topics', 'summary'],
    sort: [],
    offset: 0,
    limit,
  });
  const titleWords = title.split(/\s+/).slice(0, MOST_TITLE_WORDS).join(' ');
  return {
    close: [
      ...topics.slice(0, MOST_TOPICS).flatMap((topic) => apart.map((filter) => ask(topic, 'all', filter))),
      ask(titleWords, 'last', sameSubject),
    ],
    wider: sameSubject === '' ? [] : [...apart, ''].map((filter) => ask('', 'all', sameSubject, filter)),
  };
}

/** Tier by tier the best of each answer in turn, no item twice. */
function takeTurns(tiers: readonly (readonly EngineAnswer[])[], first: number): readonly EngineHit[] {
  const taken = new Map<string, EngineHit>();
  for (const answers of tiers) {
    for (let rank = 0; rank < first; rank += 1) {
      for (const { hits } of answers) {
        const hit = hits[rank];
        if (hit !== undefined && taken.size < first && !taken.has(hit.document.itemKey)) {
          taken.set(hit.document.itemKey, hit);
        }
      }
    }
  }
  return [...taken.values()];
}
