// Key stages, ages and school years from any mix of a partner's words for them. Pure; nothing is made up: where only
// unknown words are given, stages are empty and ages null.
import type { AgeRange, KeyStage, Nation, YearGroup } from '../../../schema/shared.generated.ts';
import { KEY_STAGES, NATIONS } from '../vocabulary/enums.ts';
import { keyStagesOfAges, type SchoolStage, type SchoolYear } from '../vocabulary/key-stages.ts';
import type { AgeFact } from './age-units.ts';
import type { Normalised } from './normalised.ts';
import { readAgeText } from './read-age-text.ts';
import { cleanWords } from './words.ts';

export interface SchoolAges {
  /** In order, each once. Stages of the other nations are mapped by age. */
  readonly keyStages: readonly KeyStage[];
  /** As stated; else the ages of the stages or years; null when neither is known. */
  readonly ageRange: AgeRange | null;
  /** Years that were named, and the years of stages that England does not have. */
  readonly yearGroups: readonly YearGroup[];
  /** Nations that the words name; empty where they name none: `KS3` alone names no nation. */
  readonly nations: readonly Nation[];
}

export interface StatedAges {
  /** The nation of all words, where the partner or hub has one: Year 8 is another year in Northern Ireland. */
  readonly nation?: Nation | null;
  readonly ageFrom?: number | null;
  readonly ageTo?: number | null;
}

/**
 * Reads `KS2/3`, `Years 4 to 12`, `age 9-14`, `GCSE`, `P5`, `S-FIRST`. What the words say adds up. Ages stated apart from
 * them give the age range, and the key stages only where no words do: a course for KS4 is not one for KS5 because its
 * ages run to 19.
 */
export function normaliseKeyStages(
  words: readonly (string | null | undefined)[],
  stated: StatedAges = {},
): Normalised<SchoolAges> {
  const readings = cleanWords(words).map((text) => readAgeText(text, stated.nation ?? null));
  const ofWords = readings.flatMap((reading) => reading.facts);
  const facts = [...ofWords, ...toStatedFact(stated)];
  const nations = new Set([...readings.map((reading) => reading.nation), ...facts.map(nationOf), stated.nation]);
  return {
    value: {
      keyStages: toKeyStages(ofWords.length > 0 ? ofWords : facts),
      ageRange: toAgeRange(facts),
      yearGroups: toYearGroups(facts),
      nations: NATIONS.filter((nation) => nations.has(nation)),
    },
    unknown: readings.flatMap((reading) => reading.unknown),
  };
}

function toStatedFact({ ageFrom = null, ageTo = null }: StatedAges): readonly AgeFact[] {
  const from = isAge(ageFrom) ? ageFrom : null;
  const to = isAge(ageTo) ? ageTo : null;
  if ((from === null && to === null) || (from !== null && to !== null && from > to)) return [];
  return [{ ageFrom: from, ageTo: from !== null && to === from ? to + 1 : to, isAge: true, stage: null, year: null }];
}

function isAge(age: number | null): age is number {
  return age !== null && Number.isInteger(age) && age >= 0 && age <= 99;
}

/** Ages with an open end say too little to name stages where something closed is stated. */
function toKeyStages(facts: readonly AgeFact[]): readonly KeyStage[] {
  const closed = facts.filter((fact) => fact.ageFrom !== null && fact.ageTo !== null);
  const found = new Set(
    (closed.length > 0 ? closed : facts).flatMap((fact) => keyStagesOfAges(fact.ageFrom, fact.ageTo)),
  );
  return KEY_STAGES.filter((stage) => found.has(stage));
}

function toAgeRange(facts: readonly AgeFact[]): AgeRange | null {
  const ages = facts.filter((fact) => fact.isAge);
  const used = ages.length > 0 ? ages : facts;
  if (used.length === 0) return null;
  return { from: lowest(used.map((fact) => fact.ageFrom)), to: highest(used.map((fact) => fact.ageTo)) };
}

function lowest(ages: readonly (number | null)[]): number | null {
  const known = ages.filter((age) => age !== null);
  return known.length === ages.length ? Math.min(...known) : null;
}

function highest(ages: readonly (number | null)[]): number | null {
  const known = ages.filter((age) => age !== null);
  return known.length === ages.length ? Math.max(...known) : null;
}

function toYearGroups(facts: readonly AgeFact[]): readonly YearGroup[] {
  const years = new Map<string, SchoolYear>();
  for (const { stage, year } of facts) {
    for (const named of year === null ? yearsOf(stage) : [year]) years.set(`${named.nation} ${named.label}`, named);
  }
  return [...years.values()].sort((a, b) => a.age - b.age).map(({ nation, label }) => ({ nation, label }));
}

function yearsOf(stage: SchoolStage | null): readonly SchoolYear[] {
  if (stage === null || stage.nation === 'ENGLAND') return [];
  return stage.years.map((year) => ({ ...year, nation: stage.nation }));
}

/** A bare `Year 8` or `KS3` names no nation; `P5`, `S-FIRST` and `Year 8 (NI)` do. */
function nationOf({ stage, year }: AgeFact): Nation | null {
  const nation = stage?.nation ?? year?.nation ?? null;
  return nation === 'ENGLAND' ? null : nation;
}
