import { describe, expect, it } from 'vitest';
import { rankCandidates, toCandidateLists } from '../../../../subgraphs/discovery/ranking/exact-candidates.ts';
import { type RankedSearch, toRankedSearch } from '../../../../subgraphs/discovery/ranking/ranked-search.ts';
import type { QuerySearchArgs } from '../../../../subgraphs/discovery/resolvers.generated.ts';
import { readSearchRequest } from '../../../../subgraphs/discovery/search/search-request.ts';
import type { EngineAnswer } from '../../../../subgraphs/discovery/search-engine.ts';
import { toSearchDocuments } from '../../../../subgraphs/discovery/to-search-documents.ts';
import { createIndexedResource } from '../../../support/indexed-items.ts';

const now = new Date('2026-11-22T10:00:00Z');
const searchOf = (args: Partial<QuerySearchArgs>): RankedSearch =>
  toRankedSearch(
    readSearchRequest({ filter: null, near: null, literal: null, facets: null, ...args }, now),
    now.getTime() / 1000,
  );

const answer = (...titles: readonly string[]): EngineAnswer => ({
  hits: titles.flatMap((title) =>
    toSearchDocuments(createIndexedResource(`stem-learning:${title}`, { title }), now).map((document) => ({
      document,
      formatted: {},
    })),
  ),
  total: titles.length,
  facets: {},
});
const titlesOf = (query: string, ...answers: readonly EngineAnswer[]): readonly string[] => {
  const search = searchOf({ query });
  return rankCandidates(search, answers).map(({ hit }) => hit.document.title);
};

describe('what is worth judging', () => {
  const wordsOf = (args: Partial<QuerySearchArgs>) => toCandidateLists(searchOf(args)).map(({ words }) => words);

  it('is the engine’s best for the words, where nothing was read in them', () => {
    const [list, ...others] = toCandidateLists(searchOf({ query: 'led torch' }));
    expect(others).toEqual([]);
    expect(list).toMatchObject({ words: 'led torch', matching: 'all', facets: [], offset: 0 });
  });

  it('is also what bears the very words in its title, whether it fits what was read or not', () => {
    const lists = toCandidateLists(searchOf({ query: 'year 8 spectacular' }));
    expect(lists.filter(({ filter }) => filter.includes('AND NOT (')).map(({ words }) => words)).toContain(
      'year 8 spectacular',
    );
    expect(wordsOf({ query: 'year 8 spectacular' })).toContain('spectacular');
  });

  it('is also what is near, where a place is given', () => {
    const near = toCandidateLists(searchOf({ query: 'maths', near: { postcode: 'NR31' } }));
    expect(near.map(({ filter }) => /outcodes IN \[[^\]]*"NR31"/.test(filter))).toEqual([false, true]);
  });

  it('is within the searcher’s own filter in every list', () => {
    const args: Partial<QuerySearchArgs> = {
      query: 'free year 8 maths',
      near: { postcode: 'NR31', withinMiles: 30 },
      filter: { topics: ['x" OR main = true'] },
    };
    const lists = toCandidateLists(searchOf(args));
    expect(lists.length).toBeGreaterThan(4);
    for (const query of lists) {
      expect(query.filter).toContain('topics IN ["x\\" OR main = true"]');
      expect(query.filter).toContain('_geoRadius(');
      expect(query.filter).toContain('placement = true');
      expect(query.distinctItems).toBe(true);
    }
  });
});

describe('candidates', () => {
  it('come in order of their score, each once, whichever lists they are in', () => {
    expect(titlesOf('free torch', answer('Other', 'Torch'), answer('Torch', 'Other'))).toEqual(['Torch', 'Other']);
  });

  it('have the best of their places in the lists', () => {
    expect(titlesOf('free torch', answer('b', 'c', 'a'), answer('a', 'b'))).toEqual(['a', 'b', 'c']);
  });

  it('are sixty at most', () => {
    const many = answer(...Array.from({ length: 70 }, (_, at) => `Torch ${at}`));
    expect(titlesOf('torch', many)).toHaveLength(60);
  });

  it('are none where the engine has none', () => {
    expect(titlesOf('torch', answer())).toEqual([]);
  });
});
