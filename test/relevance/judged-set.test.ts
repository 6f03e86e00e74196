// The committed judgements as a whole: enough of each sort, and a third of them without a word of what they look for.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { figuresReport } from '../../scripts/relevance/figures.ts';
import { type Invariant, invariants } from '../../scripts/relevance/invariants.ts';
import type { JudgedQuery } from '../../scripts/relevance/judged-query.ts';
import { loadQueries } from '../../scripts/relevance/load-queries.ts';
import { toContentWords } from './content-words.ts';
import { findSharedWords } from './find-shared-words.ts';

const CLASSES = [
  'acronym',
  'audience',
  'code',
  'hub',
  'kind',
  'paraphrase',
  'place',
  'practical',
  'question',
  'stage',
  'title',
  'topic',
  'typo',
];

const toPath = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const readJson = async (name: string): Promise<unknown> => JSON.parse(await readFile(toPath(name), 'utf8'));

let queries: readonly JudgedQuery[];
let unseen: readonly JudgedQuery[];
let rules: readonly Invariant[];
let titles: Readonly<Record<string, string>>;

beforeAll(async () => {
  queries = await loadQueries(toPath('queries'));
  unseen = await loadQueries(toPath('unseen'));
  rules = invariants.parse(await readJson('invariants.json'));
  titles = z.record(z.string(), z.string()).parse(await readJson('titles.json'));
});

test('words are compared without their endings, and small words not at all', () => {
  expect([...toContentWords("How do the children's robots get built? Building robotics & Robot-arms")]).toEqual([
    'children',
    'robot',
    'built',
    'build',
    'robotic',
    'arm',
  ]);
});

test('there are at least 150 queries, some of every class', () => {
  expect(queries.length).toBeGreaterThanOrEqual(150);
  expect([...new Set(queries.map((query) => query.class))]).toEqual(CLASSES);
});

test('at least a third has no word of a best title in it', () => {
  const paraphrases = queries.filter(({ paraphrase }) => paraphrase === true);
  expect(paraphrases.length).toBeGreaterThanOrEqual(queries.length / 3);
});

test('what is called a paraphrase is one', () => {
  const shared = queries
    .filter(({ paraphrase }) => paraphrase === true)
    .map((query) => ({ query: query.query, words: findSharedWords(query, titles) }));
  expect(shared.filter(({ words }) => words.length > 0)).toEqual([]);
});

test('what is known not to work is a few', () => {
  const unsolved = queries.filter((query) => query.unsolved !== undefined);
  expect(unsolved.length).toBeLessThanOrEqual(queries.length / 20);
});

test('what is kept unseen is none of them', () => {
  const known = new Set(queries.map(({ query }) => query.toLowerCase()));
  expect(unseen.length).toBeGreaterThan(200);
  expect(unseen.filter(({ query }) => known.has(query.toLowerCase()))).toEqual([]);
});

test('every judged item has its title', () => {
  const judged = new Set(queries.flatMap(({ relevant }) => Object.keys(relevant)));
  expect(Object.keys(titles)).toEqual([...judged].toSorted());
});

describe('invariants', () => {
  test('are at least 25, each of a query of its own', () => {
    expect(rules.length).toBeGreaterThanOrEqual(25);
    expect(new Set(rules.map(({ query }) => query)).size).toBe(rules.length);
  });
});

test('the committed figures are of all counted queries', async () => {
  const { all, classes } = figuresReport.parse(await readJson('figures.json'));
  const counted = queries.filter(({ unsolved }) => unsolved === undefined);
  expect(all.queries).toBe(counted.length);
  expect(Object.keys(classes)).toEqual(CLASSES);
});
