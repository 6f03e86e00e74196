// A card from the index as a SearchHit: what depends on the searcher's place and the present is worked out here. Pure.
import type { Partner } from '../../../schema/shared.generated.ts';
import { milesBetween, type Point } from '../document/miles.ts';
import type { SearchHit, SessionCard } from '../resolvers.generated.ts';
import type { CardDocument, DocumentSession } from '../search-document.ts';
import type { EngineHit } from '../search-engine.ts';
import type { CheckedFilter } from './read-filter.ts';
import { toHighlights } from './to-highlights.ts';

export interface HitContext {
  readonly near: Point | null;
  /** The days asked for, so that the session shown is one of them. */
  readonly window: CheckedFilter['window'];
  readonly nowSeconds: number;
  /** When each partner's catalogue was last read whole, RFC 3339: a harvest confirms what it keeps. */
  readonly confirmedAt: ReadonlyMap<Partner, string>;
}

/** What the gateway needs to fetch the item from its partner. */
export interface ItemReference {
  readonly __typename: string;
  readonly id: string;
}

export function toSearchHit({ document, formatted }: EngineHit, context: HitContext): SearchHit {
  return {
    id: document.itemId,
    partner: document.partner,
    kind: document.kind,
    title: document.title,
    summary: document.summary,
    url: document.url,
    highlights: toHighlights(formatted),
    keyStages: document.keyStages,
    ageRange: document.ageRange,
    subjects: document.subjects,
    topics: document.topics,
    resourceTypes: document.resourceTypes,
    publisher: document.publisher,
    deliveryMode: document.deliveryMode,
    nextSession: toNextSession(document.sessions, context),
    priceText: document.priceText,
    free: document.free,
    status: document.status,
    licence: document.licence,
    distanceMiles: toDistanceMiles(document, context.near),
    hub: document.hub,
    checkedAt: toLater(document.checkedAt, context.confirmedAt.get(document.partner)),
    alsoListedBy: document.alsoListedBy,
    workId: document.workId,
    fits: true,
    reason: null,
    item: toItemReference(document),
  };
}

export function toItemReference({ typeName, itemId }: Pick<CardDocument, 'typeName' | 'itemId'>): ItemReference {
  return { __typename: typeName, id: itemId };
}

/** To the nearest of the item's places, to a tenth of a mile; null where nothing is known of one. */
export function toDistanceMiles({ places }: Pick<CardDocument, 'places'>, near: Point | null): number | null {
  if (near === null || places.length === 0) return null;
  return Math.round(Math.min(...places.map((place) => milesBetween(near, place))) * 10) / 10;
}

function toNextSession(sessions: readonly DocumentSession[], context: HitContext): SessionCard | null {
  const upcoming = sessions.filter((session) => session.upcomingUntil > context.nowSeconds);
  const asked = upcoming.filter(({ startsAt }) => isInWindow(startsAt, context.window));
  const next = (asked.length > 0 ? asked : upcoming).toSorted(
    (one, other) => milesTo(one, context.near) - milesTo(other, context.near) || one.startsAt - other.startsAt,
  )[0];
  if (next === undefined) return null;
  const { start, end, venueName, town, postcode, region, bookingUrl, bookingClosesAt } = next;
  return { start, end, venueName, town, postcode, region, bookingUrl, bookingClosesAt };
}

// A session without a place counts as farther than any that has one. All count alike when nobody asked for a place.
function milesTo({ latitude, longitude }: DocumentSession, near: Point | null): number {
  if (near === null) return 0;
  return latitude === null || longitude === null ? Number.MAX_VALUE : milesBetween(near, { latitude, longitude });
}

function isInWindow(startsAt: number, window: CheckedFilter['window']): boolean {
  return startsAt >= (window?.from ?? 0) && startsAt <= (window?.to ?? Number.POSITIVE_INFINITY);
}

function toLater(one: string, other: string | undefined): string {
  return other !== undefined && Date.parse(other) > Date.parse(one) ? other : one;
}
