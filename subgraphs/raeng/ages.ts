// Key stages and ages of an entry. Pure. Ages come as schema.org writes typicalAgeRange (`11-14`, `11-`, `-14`); read as
// ages stated apart, they widen the age range and not the key stages: what is for KS4 is not for KS5 because ages run to 19.
import { normaliseKeyStages, type SchoolAges } from '../kit/normalise/key-stages.ts';
import type { Normalised } from '../kit/normalise/normalised.ts';
import type { Terms } from './terms.ts';

const TYPICAL_RANGE = /^\s*(\d{1,2})?\s*[-–]\s*(\d{1,2})?\s*$/;

/** One range is read as such; several, and ages in words, add up. */
export function normaliseAges({ keyStages, ages }: Terms): Normalised<SchoolAges> {
  const [, from, to] = ages.length === 1 ? (TYPICAL_RANGE.exec(ages[0] ?? '') ?? []) : [];
  if (from === undefined && to === undefined) return normaliseKeyStages([...keyStages, ...ages.map(toWords)]);
  return normaliseKeyStages(keyStages, { ageFrom: toAge(from), ageTo: toAge(to) });
}

function toWords(age: string): string {
  return age.replace(/^\s*[-–]\s*(?=\d)/, 'under ');
}

function toAge(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
