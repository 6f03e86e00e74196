// Key stages and ages of an entry. Pure. Ages come as schema.org writes typicalAgeRange (`11-14`, `11-`, `-14`); read as
// ages stated apart, they widen the age range and not the key stages: what is for KS4 is not for KS5 because ages run to 19.
import { normaliseKeyStages, type SchoolAges } from '../kit/normalise/key-stages.ts';
import type { Normalised } from '../kit/normalise/normalised.ts';
import type { Terms } from './terms.ts';

const TYPICAL_RANGE = /^(\d{1,2})?\s*[-–]\s*(\d{1,2})?$/;

/** Of several ranges the outermost ages; ages in words add to the key stages. */
export function normaliseAges({ keyStages, ages }: Terms): Normalised<SchoolAges> {
  const ranges = ages.map((text) => TYPICAL_RANGE.exec(text.trim())).filter((match) => match !== null);
  const inWords = ages.filter((text) => !TYPICAL_RANGE.test(text.trim()));
  return normaliseKeyStages([...keyStages, ...inWords], {
    ageFrom: outermost(
      ranges.map(([, from]) => from),
      Math.min,
    ),
    ageTo: outermost(
      ranges.map(([, , to]) => to),
      Math.max,
    ),
  });
}

/** Null where one of the ranges is open, because then all of them together are. */
function outermost(ages: readonly (string | undefined)[], choose: (...ages: number[]) => number): number | null {
  const known = ages.filter((age) => age !== undefined).map(Number);
  return known.length === 0 || known.length < ages.length ? null : choose(...known);
}
