// How a course is given, from a partner's words. Pure; words that we do not know are reported, and no known word is null.
import type { DeliveryMode } from '../../../schema/shared.generated.ts';
import { findDeliveryMode } from '../vocabulary/delivery-modes.ts';
import type { Normalised } from './normalised.ts';
import { cleanWords } from './words.ts';

/**
 * `words` with the most telling field first, for example the type `Live remote course` before the mode `online`. Plain
 * `online` is live for a course with dates and any-time for one without. Of a choice (`in person or virtual`) the first
 * named counts; BLENDED only where the words say that one course has both parts.
 */
export function normaliseDeliveryMode(
  words: readonly (string | null | undefined)[],
  options: { readonly hasDates: boolean },
): Normalised<DeliveryMode | null> {
  const unknown: string[] = [];
  let value: DeliveryMode | null = null;
  for (const word of cleanWords(words)) {
    const parts = findDeliveryMode(word) === null ? word.split(/[,;/]|\bor\b/i).map((part) => part.trim()) : [word];
    const modes = parts.map(findDeliveryMode).filter((mode) => mode !== null);
    const [first] = modes;
    if (first === undefined) unknown.push(word);
    else value ??= first === 'ONLINE' ? (options.hasDates ? 'ONLINE_LIVE' : 'ONLINE_ANY_TIME') : first;
  }
  return { value, unknown };
}
