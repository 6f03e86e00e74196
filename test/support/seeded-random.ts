// Chance that comes out the same for the same seed, so that what a test met can be met again.

export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  pick<const T>(from: readonly [T, ...T[]]): T;
  isLikely(part: number): boolean;
}

/** Every number of `seed` counts: (7, 1) and (7, 2) have nothing in common. */
export function createRandom(...seed: readonly number[]): Random {
  let state = seed.reduce((mixed, number) => scramble(mixed ^ scramble(number + 0x9e3779b9)), 1);
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    return scramble(state) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    pick: (from) => from[below(from.length)] ?? from[0],
    isLikely: (part) => next() < part,
  };
}

function scramble(number: number): number {
  let mixed = number >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
