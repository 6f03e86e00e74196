// Chance that can be had again: the same seed gives the same choices on every machine. Mulberry32, which is no secret.

export interface Random {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** True in one of so many cases. */
  oneIn(cases: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    oneIn: (cases) => below(cases) === 0,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
  };
}
