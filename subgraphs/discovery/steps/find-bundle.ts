// All for one topic: resources, the next course, the next event, the hub to ask. One round trip for a topic that we know;
// one more for words that we do not, whose subject the resources tell. Rejects with BAD_USER_INPUT or a
// SearchEngineError; a part that nothing is found for is empty.

import type { Bundle, QueryBundleArgs, SearchHit } from '../resolvers.generated.ts';
import { nowSecondsOf, readConfirmedAt, type SearchContext } from '../search/search-context.ts';
import { toDistanceMiles, toSearchHit } from '../search/to-search-hit.ts';
import type { CardDocument } from '../search-document.ts';
import type { HitsQuery } from '../search-engine.ts';
import { askInGroups } from './ask-in-groups.ts';
import { type ResourceFound, rankResources, toResourceQueries } from './bundle-resources.ts';
import { chooseOffer } from './choose-offer.ts';
import type { Focus } from './focus.ts';
import { rankHubs, toHubQueries, toHubsInReachQueries } from './hub-steps.ts';
import { ACTIVITIES, COURSES, toOfferQueries } from './offer-queries.ts';
import { type Offer, rankOffers } from './rank-offers.ts';
import { readTopic, type TopicRequest } from './read-topic.ts';
import { toAboutReason, toOfferReason } from './reasons.ts';
import { readStepPlace, type StepPlace } from './step-place.ts';

const MOST_RESOURCES = 3;
const RESOURCES_THAT_TELL = 5;

interface Found {
  readonly focus: Focus;
  readonly resources: readonly ResourceFound[];
  /** Of courses, activities, hubs, hubs in reach. */
  readonly others: readonly (readonly CardDocument[])[];
}

export async function findBundle(context: SearchContext, args: QueryBundleArgs): Promise<Bundle> {
  const request = readTopic(args.topic, args.keyStage ?? null, context.now());
  const place = readStepPlace(args.near);
  const nowSeconds = nowSecondsOf(context);
  const [confirmedAt, { focus, resources, others }] = await Promise.all([
    readConfirmedAt(context),
    findAll(context, request, place, nowSeconds),
  ]);
  const [courses = [], activities = [], hubs = [], hubsInReach = []] = others;
  const toHit = (document: CardDocument, reason: string): SearchHit => ({
    ...toSearchHit({ document, formatted: {} }, { near: place, window: null, nowSeconds, confirmedAt }),
    reason,
  });
  const offerContext = { place, nowSeconds, hubsInReach: new Set(hubsInReach.map(({ itemId }) => itemId)) };
  const choose = (documents: readonly CardDocument[]): SearchHit | null => {
    const offer: Offer | null = chooseOffer(rankOffers(focus, documents, offerContext), place);
    return offer === null ? null : toHit(offer.document, toOfferReason(offer, place));
  };
  const [hub] = place === null ? [] : rankHubs(focus, hubs, place);
  return {
    topic: request.name,
    resources: resources
      .slice(0, MOST_RESOURCES)
      .map(({ document, inCommon }) => toHit(document, toAboutReason(inCommon, request.words))),
    course: choose(courses),
    event: choose(activities),
    hub:
      hub === undefined
        ? null
        : { hub: { id: hub.document.itemId }, card: hub.hub, distanceMiles: toDistanceMiles(hub.document, place) },
  };
}

async function findAll(
  { engine }: SearchContext,
  request: TopicRequest,
  place: StepPlace | null,
  nowSeconds: number,
): Promise<Found> {
  const toOthers = (focus: Focus): readonly (readonly HitsQuery[])[] => [
    toOfferQueries(focus, COURSES, place, nowSeconds),
    toOfferQueries(focus, ACTIVITIES, place, nowSeconds),
    toHubQueries(focus, place, nowSeconds),
    toHubsInReachQueries(focus, place, nowSeconds),
  ];
  const { focus } = request;
  const { byWords, byFacts } = toResourceQueries(request, nowSeconds);
  const [withWords = [], withFacts = [], ...others] = await askInGroups(engine, [
    byWords,
    byFacts,
    ...(request.isKnown ? toOthers(focus) : []),
  ]);
  const resources = rankResources(request, withWords, withFacts);
  if (request.isKnown) return { focus, resources, others };
  const told = { ...focus, subjects: toCommonSubjects(resources.slice(0, RESOURCES_THAT_TELL)) };
  return { focus: told, resources, others: await askInGroups(engine, toOthers(told)) };
}

/** The subjects that more than half of them have. */
function toCommonSubjects(resources: readonly ResourceFound[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const subject of resources.flatMap(({ document }) => document.subjects)) {
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > resources.length / 2).map(([subject]) => subject);
}
