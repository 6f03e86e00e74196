// Whom a course or event is for, in our own words. Throws at start when the file is wrong; unknown words are null.
import { z } from 'zod';
import { toComparableWords } from './comparable-words.ts';
import { indexByWords } from './index-by-words.ts';
import { readVocabularyJson } from './read-vocabulary.ts';

const audienceSchema = z.object({ label: z.string(), aliases: z.array(z.string()) });

export type Audience = Readonly<z.infer<typeof audienceSchema>>;

export const AUDIENCES: readonly Audience[] = readVocabularyJson(
  'audiences.json',
  z.object({ audiences: z.array(audienceSchema) }),
).audiences;

const index = indexByWords(AUDIENCES, (audience) => [audience.label, ...audience.aliases]);

/** Gives the label, for example `teaching assistants` for `TAs`. */
export function findAudience(words: string): string | null {
  return index.get(toComparableWords(words))?.label ?? null;
}
