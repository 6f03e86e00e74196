// Each metric against values worked out by hand.
import { describe, expect, test } from 'vitest';
import { ndcg } from '../../../scripts/relevance/metrics/ndcg.ts';
import { precision } from '../../../scripts/relevance/metrics/precision.ts';
import { recall } from '../../../scripts/relevance/metrics/recall.ts';
import { reciprocalRank } from '../../../scripts/relevance/metrics/reciprocal-rank.ts';

describe('NDCG', () => {
  test('is what came, discounted by rank, over what could have come', () => {
    // Gains 7, 0 and 3 at discounts 1, log2(3) and 2: 8.5. At best 7, 3 and 1: 7 + 1.892789 + 0.5 = 9.392789.
    expect(ndcg([3, 0, 2], [3, 2, 1], 10)).toBeCloseTo(8.5 / 9.392789, 6);
    // A single marginal item on the second rank: 1 / log2(3).
    expect(ndcg([0, 1], [1], 10)).toBeCloseTo(0.63093, 5);
  });

  test('is 1 for the best order, whatever comes behind', () => {
    expect(ndcg([3, 2, 1, 0, 0], [1, 3, 2], 10)).toBe(1);
  });

  test('is 0 when nothing relevant came', () => {
    expect(ndcg([0, 0], [3], 10)).toBe(0);
    expect(ndcg([], [3], 10)).toBe(0);
  });

  test('looks no deeper than it is told, in the ideal neither', () => {
    expect(ndcg([0, 3], [3], 1)).toBe(0);
    // Three are good and two ranks count: 7 of 7 + 7 / log2(3) = 11.416508.
    expect(ndcg([3], [3, 3, 3], 2)).toBeCloseTo(7 / 11.416508, 6);
  });
});

describe('the reciprocal rank', () => {
  test('is of the first hit graded 2 or more', () => {
    expect(reciprocalRank([1, 0, 2, 3], [3, 2, 1])).toBeCloseTo(1 / 3, 10);
    expect(reciprocalRank([1, 1], [3, 1, 1])).toBe(0);
  });

  test('takes a 1 where nothing better is known', () => {
    expect(reciprocalRank([0, 1], [1])).toBe(0.5);
  });
});

describe('precision', () => {
  test('counts what is of any use among the first', () => {
    expect(precision([1, 0, 3, 3], [3, 3, 2, 1], 3)).toBeCloseTo(2 / 3, 10);
  });

  test('does not ask for more than there is', () => {
    expect(precision([3, 0, 0], [3], 3)).toBe(1);
    expect(precision([0, 2, 0], [3, 2], 3)).toBe(0.5);
  });
});

describe('recall', () => {
  test('is the share of what is graded 2 or more that came', () => {
    expect(recall([2, 1, 1], [3, 2, 1, 1], 10)).toBe(0.5);
  });

  test('is full when every rank is good, however much more there is', () => {
    expect(recall([3, 2], [3, 3, 2, 2], 2)).toBe(1);
    expect(recall([3, 0], [3, 3, 2, 2], 2)).toBe(0.5);
  });

  test('takes a 1 where nothing better is known', () => {
    expect(recall([0, 1], [1, 1], 10)).toBe(0.5);
  });
});
