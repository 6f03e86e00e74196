// Topics: those of the National Curriculum, the strands of computing as it is taught, and our own for engineering, which
// the curriculum lacks. Throws at start when the file is wrong; unknown words are null.
import { z } from 'zod';
import { toComparableWords } from './comparable-words.ts';
import { indexByWords } from './index-by-words.ts';
import { readVocabularyJson } from './read-vocabulary.ts';

const topicSchema = z.object({
  label: z.string(),
  source: z.enum(['NATIONAL_CURRICULUM', 'TEACH_COMPUTING', 'OWN']),
  subjects: z.array(z.string()),
  keyStages: z.array(z.string()),
  aliases: z.array(z.string()),
});

/** `subjects` and `keyStages` tell where the curriculum has it; empty where it has no one place. */
export type Topic = Readonly<z.infer<typeof topicSchema>>;

export const TOPICS: readonly Topic[] = readVocabularyJson(
  'topics.json',
  z.object({ topics: z.array(topicSchema) }),
).topics;

const index = indexByWords(TOPICS, (topic) => [topic.label, ...topic.aliases]);

/** Finds a topic by its label or a listed alias; wording is compared loosely, meaning is never guessed. */
export function findTopic(words: string): Topic | null {
  return index.get(toComparableWords(words)) ?? null;
}
