// A partner's subject words to our subject list. Pure; unknown words are reported and are not subjects.
import { findSubject } from '../vocabulary/subjects.ts';
import { mapWords } from './map-words.ts';
import type { Normalised } from './normalised.ts';

/** `['Maths', 'science; D&T']` gives Mathematics, Science, Design and technology. */
export function normaliseSubjects(words: readonly (string | null | undefined)[]): Normalised<readonly string[]> {
  return mapWords(words, (word) => findSubject(word)?.label ?? null);
}
