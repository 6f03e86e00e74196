// More like one item: other partners' things and other kinds of thing take turns with its own, so that a resource leads
// to the course behind it. Each says what the two have in common; what has nothing that can be named is left out. An
// unknown item has no relations.

import type { ItemKind } from '../../../schema/shared.generated.ts';
import { assertWithin } from '../../kit/bad-user-input.ts';
import { allOf, quoteFilter, toInFilter } from '../quote-filter.ts';
import type { QueryRelatedArgs, SearchHit } from '../resolvers.generated.ts';
import type { CardDocument } from '../search-document.ts';
import type { EngineAnswer, EngineQuery, Matching } from '../search-engine.ts';
import { toFocus } from '../steps/focus.ts';
import { findInCommon } from '../steps/in-common.ts';
import { toRelatedReason } from '../steps/reasons.ts';
import { isOver, withoutSameThings } from '../steps/same-and-over.ts';
import { takeTurns } from '../steps/take-turns.ts';
import { findDocuments } from './items.ts';
import { nowSecondsOf, readConfirmedAt, type SearchContext } from './search-context.ts';
import { toVisibleFilter } from './to-filters.ts';
import { toSearchHit } from './to-search-hit.ts';

interface Related {
  readonly document: CardDocument;
  readonly reason: string;
}

// A lesson of a past year is as good as ever.
const FOR_LESSONS: readonly ItemKind[] = ['RESOURCE', 'COLLECTION'];
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
  const tiers = [answers.slice(0, close.length), answers.slice(close.length)];
  const hitContext = { near: null, window: null, nowSeconds, confirmedAt };
  return chooseRelated(document, tiers, first, nowSeconds).map(({ document: other, reason }) => ({
    ...toSearchHit({ document: other, formatted: {} }, hitContext),
    reason,
  }));
}

/**
 * What is close is about the same topics, at another partner and of another kind, or has a title like it, or is what the
 * hub offers; what is wider shares a subject and a stage. Pure.
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
      ...(kind === 'HUB' ? [ask('', 'all', `hubKey = ${quoteFilter(itemKey)}`)] : []),
      ...topics.slice(0, MOST_TOPICS).flatMap((topic) => apart.map((filter) => ask(topic, 'all', filter))),
      ask(titleWords, 'last', sameSubject),
    ],
    wider: sameSubject === '' ? [] : [...apart, ''].map((filter) => ask('', 'all', sameSubject, filter)),
  };
}

/** Tier by tier the best of each answer in turn, no item and no work twice. */
function chooseRelated(
  document: CardDocument,
  tiers: readonly (readonly EngineAnswer[])[],
  first: number,
  nowSeconds: number,
): readonly Related[] {
  const focus = toFocus(document);
  const toRelated = (other: CardDocument): readonly Related[] => {
    if (!FOR_LESSONS.includes(other.kind) && isOver(other, nowSeconds)) return [];
    const reason = toRelatedReason(document, other, findInCommon(focus, other));
    return reason === null ? [] : [{ document: other, reason }];
  };
  const related = tiers.flatMap((answers) =>
    takeTurns(
      answers.map(({ hits }) => hits.flatMap((hit) => toRelated(hit.document))),
      Number.POSITIVE_INFINITY,
      ({ document: other }) => other.itemKey,
    ),
  );
  return withoutSameThings(related, ({ document: other }) => other, focus).slice(0, first);
}
