// The part of an English word that its forms share, for comparing words and for looking them up by their beginning. Pure.

const ENDINGS: readonly (readonly [ending: string, instead: string])[] = [
  ['ies', 'y'],
  ['ing', ''],
  ['ed', ''],
  ['es', ''],
  ['s', ''],
];

/** `robots`, `building` and `melted` give `robot`, `build` and `melt`. A rough cut: a stem need not be a word. */
export function toWordStem(word: string): string {
  if (word.length < 4 || word.endsWith('ss')) return word;
  const found = ENDINGS.find(([ending]) => word.endsWith(ending) && word.length - ending.length >= 3);
  if (found === undefined) return word.replace(/e$/, '');
  const stem = word.slice(0, word.length - found[0].length) + found[1];
  return stem.replace(/([bdgmnprt])\1$/, '$1').replace(/e$/, '');
}
