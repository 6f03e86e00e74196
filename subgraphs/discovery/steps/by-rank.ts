// Orders things by several reasons, the first that tells two apart decides. Pure.

/** For `toSorted`. `toRank` gives lists of the same length, smallest first. */
export function byRank<T>(toRank: (thing: T) => readonly number[]): (one: T, other: T) => number {
  return (one, other) => {
    const others = toRank(other);
    for (const [at, rank] of toRank(one).entries()) {
      const difference = rank - (others[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}
