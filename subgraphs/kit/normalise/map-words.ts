// Maps a partner's words through a look-up: whole wordings first, then the parts of a list written in one string.
// Pure; what the look-up does not know is handed back, never dropped.
import type { Normalised } from './normalised.ts';
import { cleanWords, splitWords } from './words.ts';

/** Each found value once, in the partner's order. */
export function mapWords<T>(
  words: readonly (string | null | undefined)[],
  find: (word: string) => T | null,
): Normalised<readonly T[]> {
  const found = new Set<T>();
  const unknown = new Set<string>();
  for (const word of cleanWords(words)) {
    const whole = find(word);
    for (const part of whole === null ? splitWords(word) : [word]) {
      const value = whole ?? find(part);
      if (value === null) unknown.add(part);
      else found.add(value);
    }
  }
  return { value: [...found], unknown: [...unknown] };
}
