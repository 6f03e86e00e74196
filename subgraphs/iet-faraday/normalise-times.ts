// Brings together what a record says of its own time and place and what its runs or parts say. Pure.
import type { DeliveryMode, Session, Venue } from '../../schema/shared.generated.ts';
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import { normaliseDeliveryMode } from '../kit/normalise/delivery-mode.ts';
import type { NodeRecord } from './feed-node.ts';
import { normaliseOccasion } from './normalise-occasion.ts';

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
  const parts = node.occasions.map((occasion) => normaliseOccasion(occasion, base, publisher));
  const dated = parts.filter(({ session }) => session !== null);
  const sessions = (dated.length > 0 ? dated : [own])
    .flatMap(({ session }) => (session === null ? [] : [{ ...session, venue: session.venue ?? own.venue }]))
    .toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start));
  const all = [own, ...parts];
  const words = all.flatMap(({ deliveryWords }) => deliveryWords);
  const delivery = normaliseDeliveryMode(words, { hasDates: hasDates(node) });
  return {
    sessions,
    venue: sessions[0]?.venue ?? all.find(({ venue }) => venue !== null)?.venue ?? null,
    dateText: all.find(({ dateText }) => dateText !== null)?.dateText ?? null,
    deliveryMode: delivery.value,
    isCancelled: own.isCancelled || (parts.length > 0 && parts.every(({ isCancelled }) => isCancelled)),
    unknownWords: [
      ...all.flatMap(({ unknownWords }) => unknownWords),
      ...delivery.unknown.map((word) => ({ field: 'deliveryMode', word })),
    ],
  };
}
