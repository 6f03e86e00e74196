// The search over all of Signpost, measured against the committed judgements: what must be found first is found first, and
// the figures are what we promise.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { askTitles } from '../../scripts/relevance/ask-search.ts';
import { type Figures, toFiguresReport } from '../../scripts/relevance/figures.ts';
import { invariants } from '../../scripts/relevance/invariants.ts';
import { loadQueries } from '../../scripts/relevance/load-queries.ts';
import { type Measured, measure } from '../../scripts/relevance/measure.ts';
import type { Everything } from '../../scripts/start/start-everything.ts';
import { startWholeStack } from '../support/whole-stack.ts';

const toPath = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const readJson = async (name: string): Promise<unknown> => JSON.parse(await readFile(toPath(name), 'utf8'));

const { signal } = new AbortController();
/** Hundreds of searches, with other tests beside them. */
const LONG_MS = 600_000;

let stack: Everything;
let gatewayUrl: string;
let measured: Measured;
let all: Figures;

beforeAll(async () => {
  const queries = await loadQueries(toPath('queries'));
  const rules = invariants.parse(await readJson('invariants.json'));
  stack = await startWholeStack();
  gatewayUrl = stack.gateway.url;
  const atOnce = 4;
  measured = await measure({ gatewayUrl, queries, invariants: rules, signal, atOnce, onProgress: () => undefined });
  all = toFiguresReport(measured.counted).all;
}, LONG_MS);

afterAll(() => stack?.close());

test('every invariant holds', () => {
  expect(measured.breaches).toEqual([]);
});

test('every query is searched', () => {
  const failures = measured.counted.flatMap(({ judged, answer }) =>
    answer.failure === null ? [] : [`${judged.query}: ${answer.failure.message}`],
  );
  expect(failures).toEqual([]);
});

test('every judged item is there, under the title that is committed', async () => {
  const titles = z.record(z.string(), z.string()).parse(await readJson('titles.json'));
  expect(Object.fromEntries(await askTitles(gatewayUrl, Object.keys(titles), signal))).toEqual(titles);
});

test('what is best stands first: NDCG@10 is at least 0.85', () => {
  expect(all.ndcg10).toBeGreaterThanOrEqual(0.85);
});

test('the first good hit stands high up: MRR is at least 0.85', () => {
  expect(all.mrr).toBeGreaterThanOrEqual(0.85);
});

test('hardly any search finds nothing: fewer than 3 in 100', () => {
  expect(all.zeroResults).toBeLessThan(0.03);
});
