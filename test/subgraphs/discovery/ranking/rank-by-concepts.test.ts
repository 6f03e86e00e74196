import { describe, expect, it } from 'vitest';
import { rankByConcepts } from '../../../../subgraphs/discovery/ranking/rank-by-concepts.ts';
import type { Concept } from '../../../../subgraphs/discovery/ranking/to-concepts.ts';
import type { TermAnswer, TermHit } from '../../../../subgraphs/discovery/search-engine.ts';

const DOCUMENTS = 1000;

const hit = (itemKey: string, overrides: Partial<TermHit> = {}): TermHit => ({
  itemKey,
  prominence: 1,
  isExact: true,
  ...overrides,
});
const found = (total: number, ...hits: readonly TermHit[]): TermAnswer => ({ hits, total });
const concept = (...words: readonly string[]): Concept => ({
  weight: 1,
  rarityShare: 1,
  terms: words.map((each) => ({ words: each, weight: 1 })),
});

const rank = (concepts: readonly Concept[], answers: Readonly<Record<string, TermAnswer>>) =>
  rankByConcepts(concepts, (words) => answers[words] ?? { hits: [], total: 0 }, DOCUMENTS);
const keys = (...args: Parameters<typeof rank>): readonly string[] => rank(...args).map(({ itemKey }) => itemKey);

describe('items by the concepts that they speak of', () => {
  it('start with the one that speaks of most', () => {
    const answers = { boat: found(20, hit('boat'), hit('both')), float: found(20, hit('float'), hit('both')) };
    expect(keys([concept('boat'), concept('float')], answers)).toEqual(['both', 'boat', 'float']);
  });

  it('cover the whole of a query at most, and a part of it where they speak of a part', () => {
    const answers = { boat: found(20, hit('both')), float: found(20, hit('both'), hit('one')) };
    const ranked = rank([concept('boat'), concept('float')], answers);
    expect(ranked.map(({ itemKey }) => itemKey)).toEqual(['both', 'one']);
    expect(ranked[0]?.score).toBeCloseTo(1, 10);
    expect(ranked[1]?.score).toBeCloseTo(0.5, 10);
  });

  it('count for more by a rare concept than by a common one', () => {
    const answers = { rare: found(2, hit('rare')), common: found(600, hit('common')) };
    expect(keys([concept('common'), concept('rare')], answers)).toEqual(['rare', 'common']);
  });

  it('count for more where they say it in a better place, or as it is spelt', () => {
    const answers = {
      boat: found(20, hit('a summary', { prominence: 0 }), hit('b misspelt', { isExact: false }), hit('c title')),
    };
    const ranked = rank([concept('boat')], answers);
    expect(ranked[0]?.itemKey).toBe('c title');
    expect(ranked.slice(1).every(({ score }) => score < (ranked[0]?.score ?? 0))).toBe(true);
  });

  it('count for as much as the term is sure to mean the concept', () => {
    const boat: Concept = {
      weight: 1,
      rarityShare: 1,
      terms: [
        { words: 'boat', weight: 1 },
        { words: 'forces', weight: 0.5 },
      ],
    };
    const [typed, meant] = rank([boat], { boat: found(20, hit('typed')), forces: found(20, hit('meant')) });
    expect([typed?.itemKey, meant?.itemKey]).toEqual(['typed', 'meant']);
    expect(meant?.score).toBeCloseTo(0.5, 10);
  });

  it('count a little more for a concept that they have in several words, and less than by another concept', () => {
    const answers = { boat: found(20, hit('one'), hit('two')), ship: found(20, hit('two')) };
    const [boat, ship] = [concept('boat'), concept('ship')].flatMap(({ terms }) => terms);
    const terms = [boat, ship].flatMap((term) => (term === undefined ? [] : [{ ...term, weight: 0.9 }]));
    const [two, one] = rank([{ ...concept(), terms }], answers);
    const [both] = rank([concept('boat'), concept('ship')], answers);
    expect([two?.itemKey, one?.itemKey]).toEqual(['two', 'one']);
    expect(two?.score).toBeLessThan(2 * (one?.score ?? 0));
    expect(both?.itemKey).toBe('two');
  });

  it('count once for the typed word, in however many of its forms they have it', () => {
    const answers = { boat: found(20, hit('one'), hit('two')), boats: found(20, hit('two')) };
    const ranked = rank([concept('boat', 'boats')], answers);
    expect(ranked[0]?.score).toBe(ranked[1]?.score);
  });

  it('count by a rare word for less where its rarity is to say less', () => {
    const answers = { rare: found(2, hit('rare')), common: found(600, hit('common')) };
    const shareOf = (rarityShare: number): number => {
      const [rare, common] = rank([{ ...concept('rare', 'common'), rarityShare }], answers);
      return (common?.score ?? 0) / (rare?.score ?? 1);
    };
    expect(shareOf(1)).toBeLessThan(shareOf(0.5));
    expect(shareOf(0)).toBeCloseTo(1, 10);
  });

  it('count for less by a concept that counts for less', () => {
    const answers = { boat: found(20, hit('boat')), 'year 5': found(20, hit('year')) };
    expect(keys([{ ...concept('year 5'), weight: 0.5 }, concept('boat')], answers)).toEqual(['boat', 'year']);
  });

  it('cover less of a query that has a word which nothing knows', () => {
    const answers = { boat: found(20, hit('boat')) };
    const [alone] = rank([concept('boat')], answers);
    const [beside] = rank([concept('boat'), concept('zzyzx')], answers);
    expect(beside?.score).toBeLessThan(alone?.score ?? 0);
  });

  it('come in the same order each time: alike ones by key', () => {
    expect(keys([concept('boat')], { boat: found(20, hit('b'), hit('a')) })).toEqual(['a', 'b']);
  });

  it('are none where nothing was found, or asked', () => {
    expect(rank([concept('boat')], {})).toEqual([]);
    expect(rank([], {})).toEqual([]);
  });

  it('have a score even by a term that everything has', () => {
    expect(rank([concept('the')], { the: found(DOCUMENTS, hit('a')) })[0]?.score).toBeGreaterThan(0);
  });
});
