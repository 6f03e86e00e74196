// What people say instead of the catalogue's words: `boat` for floating and forces. Its many rows are
// read when they are first asked for, which discovery does as it opens; that throws when the file is wrong.
import { z } from 'zod';
import { toComparableWords } from './comparable-words.ts';
import { readVocabularyJson } from './read-vocabulary.ts';
import { toWordStem } from './word-stem.ts';

let read: ReadonlyMap<string, readonly string[]> | null = null;

/**
 * By what is said, in comparable form: a word, a phrase or a whole query. Each with the words of the catalogue that it asks
 * for, nearest first.
 */
export function everydayWords(): ReadonlyMap<string, readonly string[]> {
  const schema = z.record(z.string(), z.array(z.string()).min(1));
  read ??= new Map(Object.entries(readVocabularyJson('everyday-words.json', schema)));
  return read;
}

let byStems: ReadonlyMap<string, readonly string[]> | null = null;

/** What a word or phrase in comparable form stands for: as it stands, or else in another of its forms. Nearest first. */
export function findEverydayWords(words: string): readonly string[] {
  byStems ??= indexByStems();
  return everydayWords().get(words) ?? byStems.get(toStemKey(words)) ?? [];
}

/** Of every word of a text. */
export function toStems(text: string): readonly string[] {
  return toComparableWords(text)
    .split(' ')
    .filter((word) => word !== '')
    .map(toWordStem);
}

function indexByStems(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, readonly string[]>();
  for (const [says, finds] of everydayWords()) {
    const key = toStemKey(says);
    index.set(key, [...new Set([...(index.get(key) ?? []), ...finds])]);
  }
  return index;
}

/** Of words in comparable form. */
function toStemKey(words: string): string {
  return words.split(' ').map(toWordStem).join(' ');
}
