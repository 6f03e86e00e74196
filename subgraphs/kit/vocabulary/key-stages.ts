// The school stages, years and ages of the four nations, and what they are in key stages of England.
// Throws at start when schema/vocabulary/key-stages.json is wrong; a look-up of unknown words gives null.
import { z } from 'zod';
import type { KeyStage, Nation } from '../../../schema/shared.generated.ts';
import { toComparableWords } from './comparable-words.ts';
import { KEY_STAGES, nationSchema } from './enums.ts';
import { readVocabularyJson } from './read-vocabulary.ts';

const yearSchema = z.object({ label: z.string(), age: z.int() });
const stageSchema = z.object({
  code: z.string(),
  nation: nationSchema,
  label: z.string(),
  ageFrom: z.int(),
  ageTo: z.int(),
  years: z.array(yearSchema),
  aliases: z.array(z.string()),
});
const phaseSchema = z.object({
  label: z.string(),
  ageFrom: z.int(),
  ageTo: z.int(),
  aliases: z.array(z.string()),
});
const fileSchema = z.object({
  stages: z.array(stageSchema),
  phases: z.array(phaseSchema),
  yearNames: z.array(z.object({ label: z.string(), aliases: z.array(z.string()) })),
  withoutAge: z.array(z.string()),
});

/** A stage of one nation, for example Key Stage 3 of England or First level of Scotland. */
export type SchoolStage = Readonly<z.infer<typeof stageSchema>>;
/** A part of school life that all nations name alike, for example primary. */
export type SchoolPhase = Readonly<z.infer<typeof phaseSchema>>;
/** `age` is the age of its pupils at the start of the year. */
export type SchoolYear = Readonly<z.infer<typeof yearSchema>> & { readonly nation: Nation };

const file = readVocabularyJson('key-stages.json', fileSchema);

/** All stages, England first. */
export const SCHOOL_STAGES: readonly SchoolStage[] = file.stages;

const stagesByWords = new Map<string, SchoolStage[]>();
for (const stage of SCHOOL_STAGES) {
  for (const words of new Set([stage.code, stage.label, ...stage.aliases].map(toComparableWords))) {
    stagesByWords.set(words, [...(stagesByWords.get(words) ?? []), stage]);
  }
}
export const SCHOOL_PHASES: readonly SchoolPhase[] = file.phases;

const phasesByWords = new Map(
  SCHOOL_PHASES.flatMap((phase) => [phase.label, ...phase.aliases].map((words) => [toComparableWords(words), phase])),
);
const yearLabelsByWords = new Map(
  file.yearNames.flatMap(({ label, aliases }) => [label, ...aliases].map((words) => [toComparableWords(words), label])),
);
const wordsWithoutAge = new Set(file.withoutAge.map(toComparableWords));

/** Every wording under which a stage, phase or named year is known, in comparable form. */
export const STAGE_WORDINGS: readonly string[] = [
  ...stagesByWords.keys(),
  ...phasesByWords.keys(),
  ...yearLabelsByWords.keys(),
  ...wordsWithoutAge,
];

/**
 * The stage of that name: the nation's own where it has one, else England's, else the only nation's that has it.
 * `words` in comparable form.
 */
export function findSchoolStage(words: string, nation: Nation | null): SchoolStage | null {
  const stages = stagesByWords.get(words) ?? [];
  return stages.find((stage) => stage.nation === nation) ?? stages[0] ?? null;
}

export function findSchoolPhase(words: string): SchoolPhase | null {
  return phasesByWords.get(words) ?? null;
}

/** Years that have a name instead of a number: `Reception` for `Year R`. `words` in comparable form. */
export function findYearLabel(words: string): string | null {
  return yearLabelsByWords.get(words) ?? null;
}

/** Words that are understood and name no age, such as `all ages`. */
export function isWithoutAge(words: string): boolean {
  return wordsWithoutAge.has(words);
}

/** Years by label in a nation: `Year 7`, `P5`, `S2`, `Reception`. Null where the nation has no such year. */
export function findSchoolYear(label: string, nation: Nation): SchoolYear | null {
  for (const stage of SCHOOL_STAGES) {
    if (stage.nation !== nation) continue;
    const year = stage.years.find((candidate) => candidate.label === label);
    if (year !== undefined) return { ...year, nation };
  }
  return null;
}

/**
 * The key stages of England that the ages overlap by more than a boundary, in order: 11 to 14 is KS3 alone. Either end
 * may be open (null).
 */
export function keyStagesOfAges(ageFrom: number | null, ageTo: number | null): readonly KeyStage[] {
  return KEY_STAGES.filter((code) => {
    const stage = findSchoolStage(code.toLowerCase(), 'ENGLAND');
    return stage !== null && (ageFrom ?? -1) < stage.ageTo && (ageTo ?? 200) > stage.ageFrom;
  });
}
