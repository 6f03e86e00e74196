// What people say instead of the curriculum's words: `boat` for floating and forces. Throws at start when the file is wrong.
import { z } from 'zod';
import { toComparableWords } from './comparable-words.ts';
import { readVocabularyJson } from './read-vocabulary.ts';
import { toWordStem } from './word-stem.ts';

const groupSchema = z.object({
  finds: z.array(z.string()).min(1),
  words: z.array(z.string()).min(1),
});

/** `finds`: words of the catalogue, nearest first. `words`: what stands for them in everyday speech. */
export type EverydayGroup = Readonly<z.infer<typeof groupSchema>>;

const { groups } = readVocabularyJson('everyday-words.json', z.object({ groups: z.array(groupSchema) }));

const byWords = new Map<string, EverydayGroup[]>();
const byStems = new Map<string, EverydayGroup[]>();
for (const group of groups) {
  for (const words of group.words) {
    for (const [index, key] of [
      [byWords, toComparableWords(words)],
      [byStems, toStems(words).join(' ')],
    ] as const) {
      index.set(key, [...(index.get(key) ?? []), group]);
    }
  }
}

/** The groups that a word or phrase in comparable form belongs to: as it stands, or else in another of its forms. */
export function findEverydayGroups(words: string): readonly EverydayGroup[] {
  return byWords.get(words) ?? byStems.get(toStems(words).join(' ')) ?? [];
}

/** Of every word of a text. */
export function toStems(text: string): readonly string[] {
  return toComparableWords(text)
    .split(' ')
    .filter((word) => word !== '')
    .map(toWordStem);
}
