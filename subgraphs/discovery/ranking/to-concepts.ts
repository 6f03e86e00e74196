// The ideas in a query, each with the words that may stand for it in the catalogue, and last what all of them together ask
// for. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { findEverydayWords } from '../../kit/vocabulary/everyday-words.ts';
import { findSubject } from '../../kit/vocabulary/subjects.ts';
import type { QueryReading } from '../interpret/reading.ts';
import { FILLER_WORDS } from './filler-words.ts';
import { findMeantTerms } from './meant-terms.ts';
import { toPhraseTerms } from './phrase-terms.ts';
import { CONCEPT_WEIGHTS } from './ranking-weights.ts';
import { respell } from './respell.ts';
import { type Term, toWholeWords } from './term.ts';

export interface Concept {
  readonly terms: readonly Term[];
  /** How much it counts beside the others: 1 for what is searched for. */
  readonly weight: number;
  /** How far the rarity of its terms in the index counts: 1 for all of it, 0 for none. */
  readonly rarityShare: number;
}

const LONGEST_PHRASE = 4;
const MOST_CONCEPTS = 8;

// What was read as a filter does its work there, too; who bears the very words is the better match all the same.
export function toConcepts({ readings, queryLeft }: QueryReading): readonly Concept[] {
  const words = toWords(queryLeft);
  const read = readings.flatMap(({ text, constraint: { field } }) =>
    // The words of `year 5` mean nothing apart.
    field === 'keyStages' || field === 'ages'
      ? [toConcept([{ words: toWholeWords(toComparableWords(text)), weight: 1 }])]
      : toIdeas(toWords(text)),
  );
  return [
    ...[...toIdeas(words), ...read.map((concept) => ({ ...concept, weight: CONCEPT_WEIGHTS.read }))].slice(
      0,
      MOST_CONCEPTS,
    ),
    // A subject alone asks for nothing in particular.
    ...toMeant(words.filter((word) => !FILLER_WORDS.has(word) && findSubject(word) === null)),
  ];
}

/** In comparable form, misspelt ones put right. */
function toWords(text: string): readonly string[] {
  return toComparableWords(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => respell(word) ?? word);
}

function toMeant(words: readonly string[]): readonly Concept[] {
  const terms = findMeantTerms(words);
  const { meant, meantRarity } = CONCEPT_WEIGHTS;
  return terms.length === 0 ? [] : [{ terms, weight: meant * words.length, rarityShare: meantRarity }];
}

/** Where every word is a filler they are all that there is: `how do we see things`. */
function toIdeas(words: readonly string[]): readonly Concept[] {
  const isTelling = (word: string): boolean => !FILLER_WORDS.has(word) && !/^\d{1,2}$/.test(word);
  const telling = toIdeasOf(words, isTelling);
  return telling.length > 0 ? telling : toIdeasOf(words, () => true);
}

function toIdeasOf(words: readonly string[], isTelling: (word: string) => boolean): readonly Concept[] {
  const concepts: Concept[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = phraseAt(words, at);
    if (phrase.some(isTelling)) concepts.push(toConcept(toPhraseTerms(phrase)));
    at += phrase.length;
  }
  return concepts;
}

/** The longest everyday phrase that begins there, else the word. */
function phraseAt(words: readonly string[], at: number): readonly string[] {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 1; length -= 1) {
    const phrase = words.slice(at, at + length);
    if (findEverydayWords(phrase.join(' ')).length > 0) return phrase;
  }
  return words.slice(at, at + 1);
}

function toConcept(terms: readonly Term[]): Concept {
  return { terms, weight: 1, rarityShare: 1 };
}
