import { expect, it } from 'vitest';
import { generateRows, spreadOver } from '../../../../scripts/bench/incremental/generated-rows.ts';
import { itemRow } from '../../../../scripts/sandbox/catalogue-rows.ts';

it('makes as many rows as asked for, each with an address and a title of its own, as the sandbox takes them', () => {
  const rows = generateRows(500, new Map());
  expect(rows.map((row) => itemRow.parse(row))).toEqual(rows);
  expect(new Set(rows.map(({ url }) => url)).size).toBe(500);
  expect(new Set(rows.map(({ title }) => title)).size).toBe(500);
});

it('changes just the rows that have another edition', () => {
  const [before, after] = [generateRows(50, new Map()), generateRows(50, new Map([[20, 1]]))];
  expect(after.flatMap((row, at) => (row.title === before[at]?.title ? [] : [at]))).toEqual([20]);
});

it('spreads changes over the whole, and takes no row twice', () => {
  expect(spreadOver(100, 4)).toEqual([0, 25, 50, 75]);
  expect(spreadOver(7, 1_000)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});
