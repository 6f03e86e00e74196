// How what is there differs from what should be. Pure.
import { isDeepStrictEqual } from 'node:util';

export interface Difference {
  /** Keys that should be there and are not. */
  readonly lost: readonly string[];
  /** Keys that are there and should not be, or are there twice. */
  readonly duplicated: readonly string[];
  /** Keys whose value is another. */
  readonly wrong: readonly string[];
}

export function compareByKey<T>(is: readonly T[], should: readonly T[], toKey: (value: T) => string): Difference {
  const there = new Map(is.map((value) => [toKey(value), value]));
  const wanted = new Map(should.map((value) => [toKey(value), value]));
  const twice = [...Map.groupBy(is, toKey)].filter(([, values]) => values.length > 1).map(([key]) => key);
  return {
    lost: [...wanted.keys()].filter((key) => !there.has(key)),
    duplicated: [...[...there.keys()].filter((key) => !wanted.has(key)), ...twice],
    wrong: [...wanted]
      .filter(([key, value]) => there.has(key) && !isDeepStrictEqual(there.get(key), value))
      .map(([key]) => key),
  };
}
