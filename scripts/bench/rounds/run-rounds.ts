// Measures several things by turns: every round measures each once, and begins with another one, so that neither a busy
// machine nor the first place favours any. A measurement that fails ends the rounds.

export interface Side {
  readonly label: string;
  /** What one round of it takes. */
  measure(): Promise<number>;
}

export interface RoundOptions {
  readonly rounds: number;
  /** Rounds before those that count, until code is compiled and caches are as they stay. */
  readonly warmUps: number;
  /** Looked at before each round. */
  readonly signal: AbortSignal;
}

/** Gives the values of a side, one for each round, by its place among `sides`. */
export async function runRounds(
  sides: readonly Side[],
  { rounds, warmUps, signal }: RoundOptions,
): Promise<(side: Side) => readonly number[]> {
  const values = new Map(sides.map((side): [Side, number[]] => [side, []]));
  for (let round = -warmUps; round < rounds; round += 1) {
    signal.throwIfAborted();
    const first = (round + warmUps) % sides.length;
    for (const side of [...sides.slice(first), ...sides.slice(0, first)]) {
      const value = await side.measure();
      if (round >= 0) values.get(side)?.push(value);
    }
  }
  return (side) => values.get(side) ?? [];
}
