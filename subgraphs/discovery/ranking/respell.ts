// The word that a word of a query was meant to be, where it is no English word and nobody knows it. Pure.
import dictionary from 'dictionary-en-gb';
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { everydayWords } from '../../kit/vocabulary/everyday-words.ts';
import { toWordStem } from '../../kit/vocabulary/word-stem.ts';
import { vocabularyWords } from '../settings/vocabulary-words.ts';
import { toBeginningSound } from '../suggest/begins-alike.ts';
import { findNearestWord } from '../suggest/nearest-word.ts';
import { countForgiven } from '../suggest/typing-mistakes.ts';

/** Shorter words are too near to one another. */
const SHORTEST = 5;

interface KnownWords {
  /** The most used first: of two that are as near, it is the likelier one. */
  readonly byBeginning: ReadonlyMap<string, readonly string[]>;
  readonly stems: ReadonlySet<string>;
}

let built: KnownWords | null = null;

/** `word` in comparable form. Null where it is known, or where nothing is near enough. */
export function respell(word: string): string | null {
  if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) return null;
  built ??= readKnownWords();
  if (built.stems.has(toWordStem(word))) return null;
  const most = countForgiven(word.length);
  const alike = built.byBeginning.get(toBeginningSound(word)) ?? [];
  return findNearestWord(
    word,
    alike.filter(({ length }) => Math.abs(length - word.length) <= most),
  );
}

function readKnownWords(): KnownWords {
  const uses = new Map<string, number>();
  const texts = [...everydayWords()].flatMap(([says, finds]) => [says, ...finds]);
  for (const word of [...vocabularyWords(), ...texts.flatMap((text) => text.split(' '))]) {
    uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  const byUse = [...uses].toSorted(([, one], [, other]) => other - one).map(([word]) => word);
  return {
    byBeginning: Map.groupBy(byUse, toBeginningSound),
    stems: new Set([...byUse, ...listEnglishWords()].map(toWordStem)),
  };
}

/** A word a line, each with flags for its other forms after a slash; the number of lines first. */
function listEnglishWords(): readonly string[] {
  const [, ...lines] = new TextDecoder().decode(dictionary.dic).split('\n');
  return lines.map((line) => toComparableWords(line.split('/')[0] ?? ''));
}
