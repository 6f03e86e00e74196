// The words that turn a number into a stage or year: `KS` in KS3, `P` in P5. Pure; a number that the nation has no such
// stage or year for is null.
import type { Nation } from '../../../schema/shared.generated.ts';
import { findSchoolStage, findSchoolYear, type SchoolStage, type SchoolYear } from '../vocabulary/key-stages.ts';
import { type AgeToken, toPhrase } from './age-words.ts';

export interface AgeFact {
  /** The ages meant; either end may be open. */
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  /** Ages named as ages count before ages that follow from a stage. */
  readonly isAge: boolean;
  readonly stage: SchoolStage | null;
  readonly year: SchoolYear | null;
}

/** How one unit word turns a number into a fact; null where the nation has no such stage or year. */
export type ReadNumber = (number: number, nation: Nation | null) => AgeFact | null;

const readKeyStage: ReadNumber = (number, nation) => toStageFact(findSchoolStage(`ks${number}`, nation));
const readProgressionStep: ReadNumber = (number) => toStageFact(findSchoolStage(`progression step ${number}`, 'WALES'));
// Scotland has no numbered years of its own: what says Year 7 there speaks of England's.
const readYear: ReadNumber = (number, nation) =>
  toYearFact(findSchoolYear(`Year ${number}`, nation === null || nation === 'SCOTLAND' ? 'ENGLAND' : nation));
const readSecondary: ReadNumber = (number) => toYearFact(findSchoolYear(`S${number}`, 'SCOTLAND'));
// Northern Ireland says P5 too, and means its Year 5.
const readPrimary: ReadNumber = (number, nation) =>
  toYearFact(
    nation === 'NORTHERN_IRELAND' ? findSchoolYear(`Year ${number}`, nation) : findSchoolYear(`P${number}`, 'SCOTLAND'),
  );
const UNITS: ReadonlyMap<string, ReadNumber> = new Map([
  ...['key stage', 'key stages', 'keystage', 'keystages', 'ks'].map((word) => [word, readKeyStage] as const),
  ...['progression step', 'progression steps', 'ps'].map((word) => [word, readProgressionStep] as const),
  ...['year', 'years', 'year group', 'year groups', 'yr', 'yrs', 'y'].map((word) => [word, readYear] as const),
  ...['primary', 'p'].map((word) => [word, readPrimary] as const),
  ...['secondary', 's'].map((word) => [word, readSecondary] as const),
]);

/** The unit that stands here, in one word or two. */
export function readUnit(tokens: readonly AgeToken[], start: number): { read: ReadNumber; end: number } | null {
  for (const length of [2, 1]) {
    const read = UNITS.get(toPhrase(tokens.slice(start, start + length)));
    if (read !== undefined) return { read, end: start + length };
  }
  return null;
}

export function toStageFact(stage: SchoolStage | null): AgeFact | null {
  return stage === null ? null : { ageFrom: stage.ageFrom, ageTo: stage.ageTo, isAge: false, stage, year: null };
}

export function toYearFact(year: SchoolYear | null): AgeFact | null {
  return year === null ? null : { ageFrom: year.age, ageTo: year.age + 1, isAge: false, stage: null, year };
}
