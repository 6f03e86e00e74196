// From judgements and hits to the figures of a set: what is merged, what is counted, what has become worse.
import { expect, test } from 'vitest';
import { describeQuery, formatQuery } from '../../../scripts/relevance/describe-query.ts';
import { type Figures, toFiguresReport } from '../../../scripts/relevance/figures.ts';
import { findFalls } from '../../../scripts/relevance/find-falls.ts';
import { formatTable, toLatencies } from '../../../scripts/relevance/format-table.ts';
import { findBreach } from '../../../scripts/relevance/invariants.ts';
import type { Grade } from '../../../scripts/relevance/judged-query.ts';
import { scoreQuery } from '../../../scripts/relevance/score-query.ts';
import type { AnsweredHit } from '../../../scripts/relevance/search-answer.ts';
import { toGrades } from '../../../scripts/relevance/to-grades.ts';

const hit = (id: string, ...others: readonly string[]): AnsweredHit => ({
  title: `Title of ${id}`,
  ids: [id, ...others],
});

const score = (
  name: string,
  relevant: Readonly<Record<string, Grade>>,
  hits: readonly AnsweredHit[],
  latencyMs: number,
) => scoreQuery({ class: name, query: 'q', relevant }, { hits, latencyMs, failure: null });

test('a work listed twice counts once, by its better grade, and is not missed where it was merged', () => {
  expect(toGrades([hit('a', 'b'), hit('x')], { a: 1, b: 3, c: 2 })).toEqual({ grades: [3, 0], judged: [3, 2] });
});

test('a hit that comes twice is good once', () => {
  expect(toGrades([hit('a'), hit('a')], { a: 3 })).toEqual({ grades: [3, 0], judged: [3] });
});

const FOUND = score('topic', { a: 3 }, [hit('a')], 10);
const SECOND = score('topic', { a: 3, b: 1 }, [hit('x'), hit('a')], 20);
const NOTHING = score('place', { a: 2 }, [], 60);

test('figures are means over queries, by class and in all', () => {
  // SECOND: 7 / log2(3) = 4.416508 of 7 + 1 / log2(3) = 7.63093.
  const topic: Figures = { queries: 2, ndcg10: 0.7894, mrr: 0.75, precision3: 0.75, recall10: 1, zeroResults: 0 };
  expect(toFiguresReport([FOUND, SECOND, NOTHING])).toEqual({
    all: { queries: 3, ndcg10: 0.5263, mrr: 0.5, precision3: 0.5, recall10: 0.6667, zeroResults: 0.3333 },
    classes: {
      topic,
      place: { queries: 1, ndcg10: 0, mrr: 0, precision3: 0, recall10: 0, zeroResults: 1 },
    },
  });
});

test('latency is the median of each class and of all', () => {
  expect(Object.fromEntries(toLatencies([FOUND, SECOND, NOTHING]))).toEqual({ topic: 15, place: 60, all: 20 });
});

test('the table has each figure beside its difference to the committed one', () => {
  const now = toFiguresReport([FOUND, SECOND]);
  const before = { ...now.all, ndcg10: 0.8, mrr: 0.7 };
  const committed = { all: before, classes: {} };
  expect(formatTable(now, committed, toLatencies([FOUND, SECOND]))).toBe(
    [
      'class  queries         NDCG@10             MRR        P@3  recall@10       zero   median',
      'topic        2           0.789           0.750      0.750      1.000      0.000  15.0 ms',
      'all          2  0.789 (-0.011)  0.750 (+0.050)  0.750 (=)  1.000 (=)  0.000 (=)  15.0 ms',
    ].join('\n'),
  );
});

test('a fall is more than a hundredth, and for the share without results a rise', () => {
  const committed: Figures = { queries: 9, ndcg10: 0.9, mrr: 0.9, precision3: 0.8, recall10: 0.8, zeroResults: 0.01 };
  expect(findFalls({ ...committed, ndcg10: 0.89, mrr: 1, zeroResults: 0.02 }, committed)).toEqual([]);
  expect(findFalls({ ...committed, ndcg10: 0.8899, recall10: 0.7, zeroResults: 0.0201 }, committed)).toEqual([
    'ndcg10 is 0.8899, committed is 0.9000',
    'recall10 is 0.7000, committed is 0.8000',
    'zeroResults is 0.0201, committed is 0.0100',
  ]);
});

test('a query is told with what came, and with what should have come, the best first', () => {
  const scored = score('topic', { a: 1, b: 3, c: 2 }, [hit('x'), hit('y', 'c')], 1);
  const titles = new Map([['b', 'Title of b']]);
  // 3 / log2(3) of 7 + 3 / log2(3) + 1 / 2.
  expect(formatQuery(describeQuery(scored, titles))).toBe(
    [
      'topic: q  NDCG 0.202, RR 0.50',
      '   1. [-] Title of x (x)',
      '   2. [2] Title of y (y)',
      '   missing [3] Title of b (b)',
      '   missing [1] no such item (a)',
    ].join('\n'),
  );
});

test('an invariant is broken when one of its items is not high enough, under whichever of its ids', () => {
  const hits = [hit('a'), hit('b', 'c'), hit('d')];
  expect(findBreach({ query: 'q', first: 'a' }, hits)).toBeNull();
  expect(findBreach({ query: 'q', within: 2, ids: ['c', 'a'] }, hits)).toBeNull();
  expect(findBreach({ query: 'q', first: 'b' }, hits)).toBe('q: expected b within the first 1, got Title of a (a)');
  expect(findBreach({ query: 'q', within: 2, ids: ['a', 'd'] }, hits)).toBe(
    'q: expected d within the first 2, got Title of a (a); Title of b (b)',
  );
  expect(findBreach({ query: 'q', first: 'a' }, [])).toBe('q: expected a within the first 1, got nothing');
});
