// How much of two titles is the same, word by word. Pure.
import { distance } from 'fastest-levenshtein';

export interface TitleComparison {
  /** Words of both, misspelt ones among them. */
  readonly shared: readonly string[];
  /** Of all the words, the part that is shared: 0 to 1. A word for its sort more or less counts half. */
  readonly likeness: number;
  /** True when each title has a word of its own that is more than a name for its sort: two things rather than one. */
  readonly swapped: boolean;
}

/** `Forces activities` and `Forces resources` have each but another word for their sort. */
const SORTS: ReadonlySet<string> = new Set(
  'activity collection competition course day event guide lesson material pack page programme project report resource session workshop'.split(
    ' ',
  ),
);

// Below so many letters another letter makes another word.
const ONE_MISTAKE_FROM = 6;
const TWO_MISTAKES_FROM = 10;

export function compareTitles(one: readonly string[], other: readonly string[]): TitleComparison {
  const otherSet = new Set(other);
  const oneSet = new Set(one);
  const exact = one.filter((word) => otherSet.has(word));
  const left = one.filter((word) => !otherSet.has(word));
  const right = other.filter((word) => !oneSet.has(word));
  const misspelt = left.filter((word) => {
    const at = right.findIndex((candidate) => isMisspelling(word, candidate));
    if (at !== -1) right.splice(at, 1);
    return at !== -1;
  });
  const own = left.filter((word) => !misspelt.includes(word));
  const shared = [...exact, ...misspelt];
  const apart = [...own, ...right].reduce((total, word) => total + (isTelling(word) ? 1 : 0.5), 0);
  const all = shared.length + apart;
  return {
    shared,
    likeness: all === 0 ? 0 : shared.length / all,
    swapped: own.some(isTelling) && right.some(isTelling),
  };
}

function isTelling(word: string): boolean {
  return !SORTS.has(word);
}

function isMisspelling(one: string, other: string): boolean {
  // 2018 is not 2019.
  if (/\d/.test(one + other)) return false;
  const shortest = Math.min(one.length, other.length);
  const mistakes = shortest >= TWO_MISTAKES_FROM ? 2 : shortest >= ONE_MISTAKE_FROM ? 1 : 0;
  return mistakes > 0 && Math.abs(one.length - other.length) <= mistakes && distance(one, other) <= mistakes;
}
