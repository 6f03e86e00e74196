// By what two items look like one: the page they lead to, and what they are called, are and when they begin. Pure.
import type { NormalisedItem } from '../catalogue-item.ts';
import { toUrlKey } from '../normalise/canonical-url.ts';
import { toComparableWords } from '../vocabulary/comparable-words.ts';

/** Null where the address is not the item's own, such as a hub's page for all that the hub puts on. */
export function toAddressKey({ url, inferredFields }: Pick<NormalisedItem, 'url' | 'inferredFields'>): string | null {
  return inferredFields.includes('url') ? null : toUrlKey(url);
}

/** Things of one title on different days are different things; without a day, the title and kind have to do. */
export function toTitleKey(item: NormalisedItem): string {
  const first = 'sessions' in item ? (item.sessions[0]?.start ?? '') : '';
  return JSON.stringify([item.kind, toComparableWords(item.title), first]);
}
