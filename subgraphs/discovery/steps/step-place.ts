// Where the school is, and whether a thing can be had from there. Pure.

import { METRES_PER_MILE, type Point } from '../document/miles.ts';
import type { Near } from '../resolvers.generated.ts';
import { readNear } from '../search/near.ts';
import { toDistanceMiles } from '../search/to-search-hit.ts';
import type { CardDocument } from '../search-document.ts';

export interface StepPlace extends Point {
  /** As it was asked for; null where it has no name to give back. */
  readonly name: string | null;
  readonly reachMiles: number;
  /** Whether what is farther is to be left out, not only to come last. */
  readonly isBounded: boolean;
}

/** Best first: in reach; online; for all; at some place that is not known; too far. */
export const REACHES = ['IN_REACH', 'ONLINE', 'ANYWHERE', 'SOMEWHERE', 'FAR'] as const;
export type Reach = (typeof REACHES)[number];

// As far as a teacher goes for a day.
const REACH_MILES = 50;

/** Null when no place is asked for. BAD_USER_INPUT where it is none. */
export function readStepPlace(near: Near | null | undefined): StepPlace | null {
  const point = readNear(near);
  if (point === null) return null;
  const { latitude, longitude, withinMiles } = point;
  const { kind, name } = point.place;
  return {
    latitude,
    longitude,
    name: kind === 'POINT' ? null : name,
    reachMiles: withinMiles ?? REACH_MILES,
    isBounded: withinMiles !== null,
  };
}

/** The item's own place; null where it has none. */
export function toOwnPlace({ places }: CardDocument): StepPlace | null {
  const [place] = places;
  if (place === undefined) return null;
  return {
    latitude: place.latitude,
    longitude: place.longitude,
    name: null,
    reachMiles: REACH_MILES,
    isBounded: false,
  };
}

/** `hubsInReach`: the ids of the hubs in reach of the place, for what a hub offers without saying where. */
export function toReach(document: CardDocument, place: StepPlace | null, hubsInReach: ReadonlySet<string>): Reach {
  const { deliveryMode, places, hub, partner, kind } = document;
  if (deliveryMode === 'ONLINE_ANY_TIME' || deliveryMode === 'ONLINE_LIVE') return 'ONLINE';
  if (places.length > 0) {
    if (place === null) return 'SOMEWHERE';
    return (toDistanceMiles(document, place) ?? Number.POSITIVE_INFINITY) <= place.reachMiles ? 'IN_REACH' : 'FAR';
  }
  const isSomewhere = deliveryMode === 'IN_PERSON' || kind === 'EVENT' || partner === 'LOCAL_HUBS';
  if (hub === null) return isSomewhere ? 'SOMEWHERE' : 'ANYWHERE';
  if (place === null) return 'SOMEWHERE';
  return hubsInReach.has(hub.id) ? 'IN_REACH' : 'FAR';
}

/** What has a place in reach. For documents that stand for places. */
export function toReachFilter({ latitude, longitude, reachMiles }: StepPlace): string {
  return `_geoRadius(${latitude}, ${longitude}, ${reachMiles * METRES_PER_MILE})`;
}

export function toNearestFirst({ latitude, longitude }: Point): string {
  return `_geoPoint(${latitude}, ${longitude}):asc`;
}
