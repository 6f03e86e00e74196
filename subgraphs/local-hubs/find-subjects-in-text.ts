// Finds subjects in a title, for hubs that have no column for them. Pure; what it finds is inferred and marked so by
// whoever asks.
import { toComparableWords } from '../kit/vocabulary/comparable-words.ts';
import { findSubject } from '../kit/vocabulary/subjects.ts';

const LONGEST_PHRASE = 5;
// In titles these are mostly something else: `Space for all`, `The art of code`, `Business breakfast`, `It starts here`.
const AMBIGUOUS = new Set([
  'it',
  'pe',
  'art',
  'arts',
  'tech',
  'food',
  'business',
  'enterprise',
  'sport',
  'environment',
]);
const NOT_STEM = new Set(['English', 'History', 'Music', 'Geography', 'Art and design', 'Physical education']);

/** `Chemistry and maths masterclass` gives Chemistry, Mathematics. The longest wording counts: `computer science`. */
export function findSubjectsInText(text: string): readonly string[] {
  const words = toComparableWords(text.slice(0, 300)).split(' ');
  const found = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const length = Math.min(LONGEST_PHRASE, words.length - at);
    const phrase = Array.from({ length }, (_, less) => words.slice(at, at + length - less)).find(isSubject);
    if (phrase === undefined) at += 1;
    else {
      found.add(findSubject(phrase.join(' '))?.label ?? '');
      at += phrase.length;
    }
  }
  return [...found].filter((label) => label !== '' && !NOT_STEM.has(label));
}

function isSubject(words: readonly string[]): boolean {
  const phrase = words.join(' ');
  return !AMBIGUOUS.has(phrase) && findSubject(phrase) !== null;
}
