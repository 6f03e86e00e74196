// The clock of the benches. An operation that fails fails the measurement: a fast error is no result.

export interface Load {
  /** In one measurement. */
  readonly operations: number;
  /** How many of them are under way at any time. */
  readonly atOnce: number;
}

/** Milliseconds for each operation: the time that all of them took, divided by their number. */
export async function timeOperations(operation: () => Promise<unknown>, { operations, atOnce }: Load): Promise<number> {
  let left = operations;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await operation();
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: atOnce }, work));
  return (performance.now() - begin) / operations;
}
