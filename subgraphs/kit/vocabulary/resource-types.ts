// What partners call their things, as LRMI learningResourceType values and as kinds of item. Throws at start when the
// file is wrong; unknown words are null.
import { z } from 'zod';
import { toComparableWords } from './comparable-words.ts';
import { itemKindSchema } from './enums.ts';
import { indexByWords } from './index-by-words.ts';
import { readVocabularyJson } from './read-vocabulary.ts';

const wordSchema = z.object({
  label: z.string(),
  resourceType: z.string().nullable(),
  schemaType: z.string(),
  kind: itemKindSchema,
  aliases: z.array(z.string()),
});

/**
 * `resourceType` is an LRMI value label such as `lesson plan`, or our own word where LRMI has none (`video`); null for
 * courses and events, which LRMI does not type. `schemaType` is the schema.org type.
 */
export type ResourceTypeWord = Readonly<z.infer<typeof wordSchema>>;

const file = readVocabularyJson(
  'resource-types.json',
  z.object({ lrmi: z.array(z.object({ label: z.string(), uri: z.string() })), words: z.array(wordSchema) }),
);

/** The values of LRMI, with their identifiers. */
export const LRMI_RESOURCE_TYPES: readonly { readonly label: string; readonly uri: string }[] = file.lrmi;

/** Every word that we know for a thing. */
export const RESOURCE_TYPE_WORDS: readonly ResourceTypeWord[] = file.words;

const index = indexByWords(RESOURCE_TYPE_WORDS, (word) => [word.label, ...word.aliases]);

export function findResourceType(words: string): ResourceTypeWord | null {
  return index.get(toComparableWords(words)) ?? null;
}
