// A partner's subject words to our subject list. Pure; unknown words are reported and are not subjects.
import { findSubject } from '../vocabulary/subjects.ts';
import { mapWords } from './map-words.ts';
import type { Normalised } from './normalised.ts';

const LONGEST_WORD = 200;
const PAIR = /\s(?:&|and|\+)\s/i;

/** `['Maths & physics', 'science; D&T']` gives Mathematics, Physics, Science, Design and technology. */
export function normaliseSubjects(words: readonly (string | null | undefined)[]): Normalised<readonly string[]> {
  return mapWords(words.flatMap(splitPair), (word) => findSubject(word)?.label ?? null);
}

/** `Maths & physics` is two subjects, `Art and design` is one, and of `Girls and physics` nothing is known as a whole. */
function splitPair(words: string | null | undefined): readonly (string | null | undefined)[] {
  const line = (words ?? '').slice(0, LONGEST_WORD);
  if (findSubject(line) !== null) return [words];
  const pieces = line.split(PAIR);
  return pieces.length > 1 && pieces.every((piece) => findSubject(piece) !== null) ? pieces : [words];
}
