// A partner's words for whom something is meant. Pure; unknown words stay as they are, in lower case, and are reported.
import { findAudience } from '../vocabulary/audiences.ts';
import type { Normalised } from './normalised.ts';
import { cleanWords, splitWords } from './words.ts';

/** `Teachers and TAs` gives teachers, teaching assistants. */
export function normaliseAudience(words: readonly (string | null | undefined)[]): Normalised<readonly string[]> {
  const unknown: string[] = [];
  const value: string[] = [];
  for (const word of cleanWords(words)) {
    const whole = findAudience(word);
    for (const part of whole === null ? splitAudiences(word) : [word]) {
      const known = whole ?? findAudience(part);
      if (known === null) unknown.push(part);
      value.push(known ?? part.toLowerCase());
    }
  }
  return { value: [...new Set(value)], unknown: [...new Set(unknown)] };
}

function splitAudiences(text: string): readonly string[] {
  return splitWords(text.replace(/\s(?:and|&|\+)\s/gi, ';'));
}
