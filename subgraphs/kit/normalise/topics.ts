// A partner's topic words to topics that we know. Pure; unknown words stay as they are, because teachers search for
// them, and are reported as well.
import { findSubject } from '../vocabulary/subjects.ts';
import { findTopic } from '../vocabulary/topics.ts';
import type { Normalised } from './normalised.ts';
import { cleanWords } from './words.ts';

/** Our labels where known, else the partner's words; each once, in the partner's order. */
export function normaliseTopics(words: readonly (string | null | undefined)[]): Normalised<readonly string[]> {
  const unknown: string[] = [];
  const value = cleanWords(words).map((word) => {
    const known = findTopic(word)?.label ?? findSubject(word)?.label;
    if (known === undefined) unknown.push(word);
    return known ?? word;
  });
  return { value: [...new Set(value)], unknown };
}
