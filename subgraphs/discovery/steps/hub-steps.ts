// The hubs that help with a focus near a place: where to look for them, and which comes first. Pure.
import type { HubCard, HubKind } from '../../../schema/shared.generated.ts';
import { withWiderSubjects } from '../../kit/vocabulary/subjects.ts';
import { toItemKey } from '../document/document-id.ts';
import { quoteFilter, toInFilter } from '../quote-filter.ts';
import { toDistanceMiles } from '../search/to-search-hit.ts';
import type { CardDocument } from '../search-document.ts';
import type { HitsQuery } from '../search-engine.ts';
import { byRank } from './by-rank.ts';
import { toCandidateQuery } from './candidate-query.ts';
import type { Focus } from './focus.ts';
import { GENERAL_HUB_KINDS, toHubKinds } from './hub-kinds-of-subjects.ts';
import { findSharedSubject } from './in-common.ts';
import { type StepPlace, toNearestFirst, toReachFilter } from './step-place.ts';

export interface HubStep {
  readonly document: CardDocument;
  readonly hub: HubCard;
  readonly miles: number | null;
  /** The hub that offers the very item. */
  readonly isOwn: boolean;
  /** Nearest to the place of its kind. */
  readonly isNearest: boolean;
  /** What it is for, as far as the focus is for it too; null for one of a general kind. */
  readonly subject: string | null;
}

const MOST_HUBS = 10;
const MOST_IN_REACH = 200;

/** The hub that offers the item, and for a place the nearest ones of fitting kinds or subjects. */
export function toHubQueries(focus: Focus, place: StepPlace | null, nowSeconds: number): readonly HitsQuery[] {
  const own = focus.isHub || focus.hub === null ? [] : [`itemKey = ${quoteFilter(toItemKey(focus.hub.id))}`];
  const ownQueries = own.map((filter) => toCandidateQuery(focus, { filters: [filter], limit: 1 }, nowSeconds));
  if (place === null) return ownQueries;
  const near = {
    sort: [toNearestFirst(place)],
    limit: MOST_HUBS,
  };
  const kinds = toHubKinds(focus.subjects);
  const ofKinds = [
    kinds.length === 0 ? '' : toInFilter('hubKind', kinds),
    focus.subjects.length === 0 ? '' : toInFilter('subjects', withWiderSubjects(focus.subjects)),
  ].filter((filter) => filter !== '');
  const bounds = place.isBounded ? [toReachFilter(place)] : [];
  const groups = [
    ...(ofKinds.length === 0 ? [] : [`(${ofKinds.join(' OR ')})`]),
    toInFilter('hubKind', GENERAL_HUB_KINDS),
  ];
  return [
    ...ownQueries,
    ...groups.map((filter) =>
      toCandidateQuery(focus, { ...near, filters: ['kind = HUB', filter, ...bounds] }, nowSeconds),
    ),
  ];
}

/** All hubs in reach, to know by them what a hub offers without saying where. */
export function toHubsInReachQueries(focus: Focus, place: StepPlace | null, nowSeconds: number): readonly HitsQuery[] {
  if (place === null) return [];
  const everyHub: Pick<Focus, 'itemKey'> = { ...focus, itemKey: null };
  return [
    toCandidateQuery(everyHub, { filters: ['kind = HUB', toReachFilter(place)], limit: MOST_IN_REACH }, nowSeconds),
  ];
}

/** The item's own hub; then those for the subject and in reach; then those for all subjects; nearest first. */
export function rankHubs(
  focus: Focus,
  documents: readonly CardDocument[],
  place: StepPlace | null,
): readonly HubStep[] {
  const kinds = toHubKinds(focus.subjects);
  const nearestKinds = new Set<string>();
  const steps = documents
    .flatMap((document) =>
      document.hub === null ? [] : [{ document, hub: document.hub, miles: toDistanceMiles(document, place) }],
    )
    .toSorted(byRank(({ miles }) => [miles ?? Number.MAX_VALUE]))
    .map(({ document, hub, miles }): HubStep => {
      const isNearest = miles !== null && !nearestKinds.has(hub.kind);
      nearestKinds.add(hub.kind);
      const subject = findSharedSubject(focus.subjects, document.subjects)?.what ?? null;
      return { document, hub, miles, isOwn: !focus.isHub && hub.id === focus.hub?.id, isNearest, subject };
    });
  return steps.toSorted(
    byRank((step) => [step.isOwn ? 0 : 1, toGroup(step, kinds, place), step.miles ?? Number.MAX_VALUE]),
  );
}

// The network of a subject looks after a wider country than a general hub.
function toGroup({ hub, miles, subject }: HubStep, kinds: readonly HubKind[], place: StepPlace | null): number {
  const reach = place?.reachMiles ?? 0;
  const distance = miles ?? Number.MAX_VALUE;
  if (distance <= reach) return kinds.includes(hub.kind) ? 0 : subject === null ? 3 : 1;
  return distance <= 2 * reach && (kinds.includes(hub.kind) || subject !== null) ? 2 : 4;
}
