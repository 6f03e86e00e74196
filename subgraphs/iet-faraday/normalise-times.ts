// Brings together what a record says of its own time and place and what its runs or parts say. Pure.
import type { DeliveryMode, Session, Venue } from '../../schema/shared.generated.ts';
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import { normaliseDeliveryMode } from '../kit/normalise/delivery-mode.ts';
import type { NodeRecord } from './feed-node.ts';
import type { OccasionRecord } from './feed-occasion.ts';
import { type NormalisedOccasion, normaliseOccasion } from './normalise-occasion.ts';

export interface Times {
  /** In order of start. */
  readonly sessions: readonly Session[];
  readonly venue: Venue | null;
  readonly dateText: string | null;
  readonly deliveryMode: DeliveryMode | null;
  readonly isCancelled: boolean;
  readonly unknownWords: readonly UnknownWord[];
}

/** True where any date is stated, if only a year. */
export function hasDates({ occasion, occasions }: NodeRecord): boolean {
  return [occasion, ...occasions].some(
    ({ startDate, courseSchedule }) => startDate !== null || courseSchedule.length > 0,
  );
}

export function normaliseTimes(node: NodeRecord, base: string, publisher: string | null): Times {
  const own = normaliseOccasion(node.occasion, base, publisher);
  const parts = node.occasions
    .map((occasion) => toPart(normaliseOccasion(occasion, base, publisher), occasion, own))
    .toSorted((one, other) => toStart(one) - toStart(other));
  const isDated = parts.some(({ session }) => session !== null);
  const sessions = (isDated ? parts : [withoutRunId(own)]).flatMap(({ session }) => session ?? []);
  const all = [own, ...parts];
  const words = all.flatMap(({ deliveryWords }) => deliveryWords);
  const delivery = normaliseDeliveryMode(words, { hasDates: hasDates(node) });
  return {
    sessions,
    venue: sessions[0]?.venue ?? all.find(({ venue }) => venue !== null)?.venue ?? null,
    dateText: (sessions.length > 0 ? [own] : all).find(({ dateText }) => dateText !== null)?.dateText ?? null,
    deliveryMode: delivery.value,
    isCancelled: own.isCancelled || (parts.length > 0 && parts.every(({ isCancelled }) => isCancelled)),
    unknownWords: [
      ...all.flatMap(({ unknownWords }) => unknownWords),
      ...delivery.unknown.map((word) => ({ field: 'deliveryMode', word })),
    ],
  };
}

/** A part that says nothing of its place is where the whole is. */
function toPart(part: NormalisedOccasion, { location }: OccasionRecord, own: NormalisedOccasion): NormalisedOccasion {
  if (location.length > 0 || part.session === null) return part;
  return { ...part, venue: own.venue, session: { ...part.session, venue: own.venue } };
}

/** What has no date comes last. */
function toStart({ session }: NormalisedOccasion): number {
  return session === null ? Number.MAX_VALUE : Date.parse(session.start);
}

/** What names the whole record names no run of it. */
function withoutRunId(own: NormalisedOccasion): NormalisedOccasion {
  return own.session === null ? own : { ...own, session: { ...own.session, id: null } };
}
