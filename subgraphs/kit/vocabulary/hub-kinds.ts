// Kinds of hub by the names that registers use. Throws at start when the file is wrong; unknown words are null.
import { z } from 'zod';
import type { HubKind } from '../../../schema/shared.generated.ts';
import { toComparableWords } from './comparable-words.ts';
import { hubKindSchema } from './enums.ts';
import { indexByWords } from './index-by-words.ts';
import { readVocabularyJson } from './read-vocabulary.ts';

const entrySchema = z.object({ kind: hubKindSchema, label: z.string(), aliases: z.array(z.string()) });

export type HubKindWords = Readonly<z.infer<typeof entrySchema>>;

export const HUB_KIND_WORDS: readonly HubKindWords[] = readVocabularyJson(
  'hub-kinds.json',
  z.object({ hubKinds: z.array(entrySchema) }),
).hubKinds;

const index = indexByWords(HUB_KIND_WORDS, (entry) => [entry.kind, entry.label, ...entry.aliases]);

/** Finds `maths-hub` and `Maths Hub` alike. */
export function findHubKind(words: string): HubKind | null {
  return index.get(toComparableWords(words))?.kind ?? null;
}

/** The name for people: `STEM Ambassador Hub`. */
export function hubKindLabel(kind: HubKind): string {
  return HUB_KIND_WORDS.find((entry) => entry.kind === kind)?.label ?? 'Hub';
}
