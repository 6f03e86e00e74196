// Every single word of our subjects, topics and synonyms, in comparable form. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { SUBJECTS } from '../../kit/vocabulary/subjects.ts';
import { SYNONYMS } from '../../kit/vocabulary/synonyms.ts';
import { TOPICS } from '../../kit/vocabulary/topics.ts';

let read: readonly string[] | null = null;

/** In alphabetical order, without numbers. */
export function vocabularyWords(): readonly string[] {
  read ??= readWords();
  return read;
}

function readWords(): readonly string[] {
  const labels = [
    ...SUBJECTS.flatMap(({ label, aliases }) => [label, ...aliases]),
    ...TOPICS.flatMap(({ label, aliases }) => [label, ...aliases]),
    ...SYNONYMS.flatMap(({ term, words }) => [term, ...words]),
  ];
  const words = labels.flatMap((label) => toComparableWords(label).split(' '));
  return [...new Set(words)].filter((word) => /^\p{L}+$/u.test(word)).sort();
}
