// The nine regions of England and the three other nations, by the names that people use. Throws at start when the file
// is wrong; unknown words are null.
import { z } from 'zod';
import type { Region } from '../../../schema/shared.generated.ts';
import { toComparableWords } from './comparable-words.ts';
import { nationSchema, regionSchema } from './enums.ts';
import { indexByWords } from './index-by-words.ts';
import { readVocabularyJson } from './read-vocabulary.ts';

const entrySchema = z.object({
  region: regionSchema,
  name: z.string(),
  nation: nationSchema,
  onsCode: z.string(),
  aliases: z.array(z.string()),
});

export type RegionEntry = Readonly<z.infer<typeof entrySchema>>;

export const REGIONS: readonly RegionEntry[] = readVocabularyJson(
  'regions.json',
  z.object({ regions: z.array(entrySchema) }),
).regions;

const index = indexByWords(REGIONS, (entry) => [entry.name, entry.region, ...entry.aliases]);

export function findRegion(words: string): Region | null {
  return index.get(toComparableWords(words))?.region ?? null;
}

/** The name for people: `Yorkshire and The Humber`. */
export function regionName(region: Region): string {
  return REGIONS.find((entry) => entry.region === region)?.name ?? region;
}
