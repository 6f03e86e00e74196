// Whether an item states all that was read in a query, and is near enough where a place is asked for. Pure.
import { milesBetween } from '../document/miles.ts';
import type { CardDocument } from '../search-document.ts';
import { NEAR_MILES } from './ranking-weights.ts';
import { fitOf } from './reading-fit.ts';
import type { Judgement } from './score-hit.ts';

/** Partners' labels for these are too coarse to ask for. */
const NEVER_STATED: ReadonlySet<string> = new Set(['near', 'audience', 'resourceTypes']);

export function fitsInFull(document: CardDocument, { readings, near }: Pick<Judgement, 'readings' | 'near'>): boolean {
  const isNear = near === null || document.places.some((place) => milesBetween(near, place) <= NEAR_MILES);
  return (
    isNear &&
    readings.every(({ constraint }) => NEVER_STATED.has(constraint.field) || fitOf(constraint, document) === 'stated')
  );
}
