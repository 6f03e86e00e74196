// Where to go from an item: the next stage, CPD for it, what it leads to, the hub to ask; each kind of step in turn. Two
// round trips: the item, then everything around it. Rejects with BAD_USER_INPUT or a SearchEngineError.

import { assertWithin } from '../../kit/bad-user-input.ts';
import type { NextStep, QueryNextStepsArgs } from '../resolvers.generated.ts';
import { findDocuments } from '../search/items.ts';
import { nowSecondsOf, readConfirmedAt, type SearchContext } from '../search/search-context.ts';
import { type HitContext, toSearchHit } from '../search/to-search-hit.ts';
import type { CardDocument } from '../search-document.ts';
import { askInGroups } from './ask-in-groups.ts';
import { toFocus } from './focus.ts';
import { rankHubs, toHubQueries, toHubsInReachQueries } from './hub-steps.ts';
import { rankNextStage, toNextStageQueries } from './next-stage.ts';
import { ACTIVITIES, COURSES, toOfferQueries } from './offer-queries.ts';
import { type OfferContext, rankOffers } from './rank-offers.ts';
import { toHubReason, toOfferReason, toStageReason } from './reasons.ts';
import { readStepPlace, type StepPlace, toOwnPlace } from './step-place.ts';
import { takeTurns } from './take-turns.ts';

interface Step extends Pick<NextStep, 'step' | 'reason'> {
  readonly document: CardDocument;
}

const MOST_STEPS = 20;
const MOST_HUB_STEPS = 3;

/** The place is the one asked for, else the item's own. Unknown ids lead nowhere. */
export async function findNextSteps(context: SearchContext, args: QueryNextStepsArgs): Promise<readonly NextStep[]> {
  const first = args.first ?? 6;
  assertWithin('first', first, 1, MOST_STEPS);
  const asked = readStepPlace(args.near);
  const document = (await findDocuments(context, [args.id])).get(args.id);
  if (document === undefined) return [];
  const place = asked ?? toOwnPlace(document);
  const nowSeconds = nowSecondsOf(context);
  const [confirmedAt, steps] = await Promise.all([
    readConfirmedAt(context),
    findStepsByKind(context, document, place, nowSeconds),
  ]);
  const hitContext: HitContext = { near: place, window: null, nowSeconds, confirmedAt };
  return takeTurns(steps, first, (step) => step.document.itemKey).map((step) => ({
    step: step.step,
    reason: step.reason,
    hit: { ...toSearchHit({ document: step.document, formatted: {} }, hitContext), reason: step.reason },
  }));
}

async function findStepsByKind(
  { engine }: SearchContext,
  document: CardDocument,
  place: StepPlace | null,
  nowSeconds: number,
): Promise<readonly (readonly Step[])[]> {
  const focus = toFocus(document);
  const [later = [], courses = [], activities = [], hubs = [], hubsInReach = []] = await askInGroups(engine, [
    toNextStageQueries(focus, document.kind, nowSeconds),
    toOfferQueries(focus, COURSES, place, nowSeconds),
    toOfferQueries(focus, ACTIVITIES, place, nowSeconds),
    toHubQueries(focus, place, nowSeconds),
    toHubsInReachQueries(focus, place, nowSeconds),
  ]);
  const offerContext: OfferContext = {
    place,
    nowSeconds,
    hubsInReach: new Set(hubsInReach.map(({ itemId }) => itemId)),
  };
  const toOfferSteps = (step: 'COURSE' | 'ACTIVITY', found: readonly CardDocument[]): readonly Step[] =>
    rankOffers(focus, found, offerContext).map((offer) => ({
      step,
      reason: toOfferReason(offer, place),
      document: offer.document,
    }));
  return [
    rankNextStage(focus, document.kind, later, nowSeconds).map((step) => ({
      step: 'NEXT_STAGE',
      reason: toStageReason(step, focus.mainTopics[0] ?? null),
      document: step.document,
    })),
    toOfferSteps('COURSE', courses),
    toOfferSteps('ACTIVITY', activities),
    rankHubs(focus, hubs, place)
      .slice(0, MOST_HUB_STEPS)
      .map((step) => ({ step: 'HUB', reason: toHubReason(step, place), document: step.document })),
  ];
}
