// Shares the places of a short list among groups of suggestions, without any text twice. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import type { Suggestion } from '../resolvers.generated.ts';

/** An equal share for each group; what one does not fill goes to the others. The groups stay together, in order. */
export function sharePlaces(first: number, groups: readonly (readonly Suggestion[])[]): readonly Suggestion[] {
  const seen = new Set<string>();
  const queues = groups.map((group) =>
    group.filter(({ text }) => {
      const key = toSamenessKey(text);
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    }),
  );
  const shares = queues.map(() => 0);
  let left = first;
  for (let grew = true; grew && left > 0; ) {
    grew = false;
    for (const [index, queue] of queues.entries()) {
      const taken = shares[index] ?? 0;
      if (left === 0 || taken >= queue.length) continue;
      shares[index] = taken + 1;
      left -= 1;
      grew = true;
    }
  }
  return queues.flatMap((queue, index) => queue.slice(0, shares[index]));
}

/** `Forces`, `force` and `FORCES` are one suggestion; `Gas` and `Glass` are not. */
function toSamenessKey(text: string): string {
  return toComparableWords(text)
    .split(' ')
    .map((word) => (/[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word))
    .join(' ');
}
