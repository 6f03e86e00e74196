// The licences that we know by name. Creative Commons licences are not listed: normalise/licence.ts reads their parts.
// Throws at start when the file is wrong; unknown words are null.
import { z } from 'zod';
import { toComparableWords } from './comparable-words.ts';
import { indexByWords } from './index-by-words.ts';
import { readVocabularyJson } from './read-vocabulary.ts';

const licenceSchema = z.object({
  code: z.string(),
  name: z.string(),
  url: z.string().nullable(),
  aliases: z.array(z.string()),
});

export type KnownLicence = Readonly<z.infer<typeof licenceSchema>>;

export const LICENCES: readonly KnownLicence[] = readVocabularyJson(
  'licences.json',
  z.object({ licences: z.array(licenceSchema) }),
).licences;

const index = indexByWords(LICENCES, (licence) => [licence.code, licence.name, ...licence.aliases]);

export function findLicence(words: string): KnownLicence | null {
  return index.get(toComparableWords(words)) ?? null;
}
