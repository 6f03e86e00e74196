// The ideas in a query, each with the words that may stand for it in the catalogue. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { findEverydayGroups } from '../../kit/vocabulary/everyday-words.ts';
import { toWordStem } from '../../kit/vocabulary/word-stem.ts';
import type { QueryReading } from '../interpret/reading.ts';

export interface Term {
  /** As the engine is asked for it. */
  readonly words: string;
  /** How surely it means the concept: 1 for the typed word itself. */
  readonly weight: number;
}

export interface Concept {
  readonly terms: readonly Term[];
  /** How much it counts beside the others: 1 for what is searched for. */
  readonly weight: number;
}

const LONGEST_PHRASE = 4;
const MOST_CONCEPTS = 8;
// A target's trust falls with its place in its group.
const TARGET_WEIGHT = 0.85;
const TARGET_STEP = 0.08;
// One word of a phrase says less than the phrase.
const PART_WEIGHT = 0.4;
// From this length on the engine looks a stem up by its beginning; shorter ones begin too many words: `car`, `careers`.
const PREFIX_FROM = 5;

const NO_FILLERS: ReadonlySet<string> = new Set();
const FILLERS: ReadonlySet<string> = new Set(
  'a about after all also always am an another and any are around as at be because been before being both but by can cannot come could day did do does doing done for from get gets getting give gives go goes going got had has have having he help helps her here his how i if in into is it its just know knows let like look looking looks made make makes making many me more most much must my need needs new no nothing not of off on one only or other others our out over people please really s say says see she should show so some someone something stuff t take tell telling teach teaching than that the their them then there these they thing things this those to too up us use used using very want was way we were what when whats where which who why will with without work works would you your'.split(
    ' ',
  ),
);

// What was read as a filter does its work there, too; who bears the very words is the better match all the same.
const READ_WEIGHT = 0.6;

export function toConcepts({ readings, queryLeft }: QueryReading): readonly Concept[] {
  const read = readings.flatMap(({ text, constraint: { field } }) =>
    field === 'keyStages' || field === 'ages' ? [toWholePhrase(text)] : toIdeas(text),
  );
  return [...toIdeas(queryLeft), ...read.map((concept) => ({ ...concept, weight: READ_WEIGHT }))].slice(
    0,
    MOST_CONCEPTS,
  );
}

/** Where every word is a filler they are all that there is: `how do we see things`. */
function toIdeas(query: string): readonly Concept[] {
  const words = toComparableWords(query)
    .split(' ')
    .filter((word) => word !== '');
  const telling = toIdeasOf(words, FILLERS);
  return telling.length > 0 ? telling : toIdeasOf(words, NO_FILLERS);
}

/** `year 5`, whose words mean nothing apart. */
function toWholePhrase(text: string): Concept {
  return { weight: 1, terms: [{ words: `"${toComparableWords(text)}"`, weight: 1 }] };
}

function toIdeasOf(words: readonly string[], fillers: ReadonlySet<string>): readonly Concept[] {
  const concepts: Concept[] = [];
  for (let at = 0; at < words.length; ) {
    const length = phraseLengthAt(words, at, fillers);
    const phrase = words.slice(at, at + Math.max(1, length));
    if (length > 0 || !fillers.has(phrase[0] ?? '')) concepts.push(toConcept(phrase));
    at += phrase.length;
  }
  return concepts;
}

/** The longest everyday phrase that begins there, in words; 0 when there is none. A filler alone is none. */
function phraseLengthAt(words: readonly string[], at: number, fillers: ReadonlySet<string>): number {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length -= 1) {
    const phrase = words.slice(at, at + length);
    if (length === 1 && fillers.has(phrase[0] ?? '')) return 0;
    if (findEverydayGroups(phrase.join(' ')).length > 0) return length;
  }
  return 0;
}

function toConcept(phrase: readonly string[]): Concept {
  const weights = toLiteral(phrase);
  for (const { finds } of findEverydayGroups(phrase.join(' '))) {
    for (const [place, target] of finds.entries()) {
      const words = target.includes(' ') ? `"${target}"` : `${target} `;
      weights.set(words, Math.max(weights.get(words) ?? 0, TARGET_WEIGHT - place * TARGET_STEP));
    }
  }
  return { weight: 1, terms: [...weights].map(([words, weight]) => ({ words, weight })) };
}

// A space at the end tells the engine that the word is whole.
function toLiteral(phrase: readonly string[]): Map<string, number> {
  const [word = ''] = phrase;
  if (phrase.length > 1) {
    const parts = phrase
      .filter((each) => !FILLERS.has(each))
      .map((each): [string, number] => [`${each} `, PART_WEIGHT]);
    return new Map([[`"${phrase.join(' ')}"`, 1], ...parts]);
  }
  const stem = toWordStem(word);
  const forms = stem.length >= PREFIX_FROM ? [stem] : [`${word} `, `${stem} `, `${stem}s `];
  return new Map(forms.map((form) => [form, 1]));
}
