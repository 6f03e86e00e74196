// Words for how a course is given. Throws at start when the file is wrong; unknown words are null.
import { z } from 'zod';
import type { DeliveryMode } from '../../../schema/shared.generated.ts';
import { toComparableWords } from './comparable-words.ts';
import { deliveryModeSchema } from './enums.ts';
import { indexByWords } from './index-by-words.ts';
import { readVocabularyJson } from './read-vocabulary.ts';

const file = readVocabularyJson(
  'delivery-modes.json',
  z.object({
    deliveryModes: z.array(z.object({ mode: deliveryModeSchema, words: z.array(z.string()) })),
    online: z.array(z.string()),
  }),
);

/** Every wording that we know, by mode. */
export const DELIVERY_MODE_WORDS: readonly { readonly mode: DeliveryMode; readonly words: readonly string[] }[] =
  file.deliveryModes;

const index = indexByWords(DELIVERY_MODE_WORDS, (entry) => entry.words);
const onlineWords = new Set(file.online.map(toComparableWords));

/** `ONLINE` is said of both live and any-time courses; only the presence of dates tells them apart. */
export function findDeliveryMode(words: string): DeliveryMode | 'ONLINE' | null {
  const comparable = toComparableWords(words);
  return onlineWords.has(comparable) ? 'ONLINE' : (index.get(comparable)?.mode ?? null);
}
