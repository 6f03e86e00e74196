// Whether two words may be the same by how they begin: mistakes in the first letter are rare, and looking for them finds
// other words. Pure.

// Written otherwise than they sound.
const SILENT: ReadonlyMap<string, string> = new Map([
  ['ph', 'f'],
  ['kn', 'n'],
  ['gn', 'n'],
  ['ps', 's'],
  ['wr', 'r'],
]);
const VOWELS = /[aeiouy]/g;
const LIKE_C = /[cskzqx]/g;
const SOUNDS: ReadonlyMap<string, string> = new Map(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => [letter, toSounds(letter)]),
);

/** The first letter is right, sounds right, is swapped with the next or missing. Both in comparable form. */
export function beginsAlike(typed: string, word: string): boolean {
  if (typed[0] === word[0]) return true;
  if (typed[0] === word[1] && (typed[1] === word[0] || typed[1] === word[2])) return true;
  return toBeginningSound(typed) === toBeginningSound(word);
}

/** Vowels are one sound, and so are the letters that are mixed up with c. */
export function toSounds(word: string): string {
  return word.replace(VOWELS, 'a').replace(LIKE_C, 'c');
}

/** Words that do not share it are not mistaken for one another, but for letters swapped. */
export function toBeginningSound(word: string): string {
  const letter = SILENT.get(word.slice(0, 2)) ?? word.slice(0, 1);
  return SOUNDS.get(letter) ?? letter;
}
