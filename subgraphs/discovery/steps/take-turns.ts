// Mixes lists so that each of them is represented early. Pure.

/** The best of each list in turn, then the second best; no key twice. */
export function takeTurns<T>(
  lists: readonly (readonly T[])[],
  most: number,
  toKey: (thing: T) => string,
): readonly T[] {
  const taken = new Map<string, T>();
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let rank = 0; rank < longest; rank += 1) {
    for (const list of lists) {
      const thing = list[rank];
      if (thing !== undefined && taken.size < most && !taken.has(toKey(thing))) taken.set(toKey(thing), thing);
    }
  }
  return [...taken.values()];
}
