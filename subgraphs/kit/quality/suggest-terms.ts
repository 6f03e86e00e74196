// The terms that a partner most likely means by a word that no vocabulary knows, for people to choose from. Pure; nothing
// where nothing is near.
import { toComparableWords } from '../vocabulary/comparable-words.ts';
import { listTerms } from './vocabulary-terms.ts';
import { toLikeness } from './word-likeness.ts';

const MOST_TERMS = 3;
const LEAST_LIKENESS = 0.66;
/** A term this much less alike than the best one is no rival to it. */
const MARGIN = 0.15;
const LONGEST_WORD = 80;
const MOST_PARTS = 4;

interface KnownTerm {
  readonly label: string;
  readonly wordings: readonly string[];
}

const known = new Map<string, readonly KnownTerm[]>();

/** `Yr 5/6` in keyStages gives Year 5, Year 6; at most three labels, likeliest first, or for a list in its own order. */
export function suggestTerms(field: string, word: string): readonly string[] {
  const terms = readTerms(field);
  const parts = splitNumbers(word.slice(0, LONGEST_WORD));
  if (parts.length > 1) {
    const each = parts.map((part) => rank(terms, part)[0]).filter((label) => label !== undefined);
    return [...new Set(each)].slice(0, MOST_TERMS);
  }
  return rank(terms, toComparableWords(word.slice(0, LONGEST_WORD)));
}

function rank(terms: readonly KnownTerm[], words: string): readonly string[] {
  if (words === '') return [];
  const scored = terms
    .map(({ label, wordings }) => ({ label, score: Math.max(...wordings.map((known) => toLikeness(words, known))) }))
    .filter(({ score }) => score >= LEAST_LIKENESS)
    .sort((one, other) => other.score - one.score);
  const best = scored[0]?.score ?? 0;
  const near = scored.filter(({ score }) => score > best - MARGIN).map(({ label }) => label);
  return [...new Set(near)].slice(0, MOST_TERMS);
}

/** `Yr 5/6` gives `yr 5` and `yr 6`; in comparable form. Anything else is one part. */
function splitNumbers(word: string): readonly string[] {
  const [, name, numbers] = /^\s*([a-z]+)[\s.]*(\d+(?:\s*(?:[/,&+-]|and|to|or)\s*\d+)+)\s*$/i.exec(word) ?? [];
  if (name === undefined || numbers === undefined) return [toComparableWords(word)];
  return (numbers.match(/\d+/g) ?? []).slice(0, MOST_PARTS).map((number) => toComparableWords(`${name} ${number}`));
}

function readTerms(field: string): readonly KnownTerm[] {
  const found = known.get(field);
  if (found !== undefined) return found;
  const terms = listTerms(field).map(({ label, wordings }) => ({
    label,
    wordings: [...new Set(wordings.map(toComparableWords))],
  }));
  known.set(field, terms);
  return terms;
}
