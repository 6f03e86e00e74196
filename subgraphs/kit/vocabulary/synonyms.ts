// Words that teachers use for the same thing, for the search index. Throws at start when the file is wrong.
import { z } from 'zod';
import { readVocabularyJson } from './read-vocabulary.ts';

const synonymSchema = z.object({
  term: z.string(),
  words: z.array(z.string()),
  relation: z.enum(['EQUIVALENT', 'RELATED', 'NARROWER']),
});

/**
 * `EQUIVALENT` words stand for the term and for each other; `NARROWER` ones are kinds of it, so the term finds them and
 * not the other way round; `RELATED` ones are a weak help only.
 */
export type Synonym = Readonly<z.infer<typeof synonymSchema>>;

export const SYNONYMS: readonly Synonym[] = readVocabularyJson(
  'synonyms.json',
  z.object({ synonyms: z.array(synonymSchema) }),
).synonyms;
