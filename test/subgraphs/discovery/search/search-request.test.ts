import { describe, expect, it } from 'vitest';
import type { QuerySearchArgs } from '../../../../subgraphs/discovery/resolvers.generated.ts';
import {
  interpretRequest,
  readQuery,
  readSearchRequest,
  type SearchRequest,
} from '../../../../subgraphs/discovery/search/search-request.ts';

const now = new Date('2026-11-22T10:00:00Z');
const read = (args: Partial<QuerySearchArgs>): SearchRequest =>
  readSearchRequest({ filter: null, near: null, literal: null, facets: null, ...args }, now);
const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('typed text', () => {
  it('loses what the engine cannot take or would take for a marker: controls, private signs, half characters', () => {
    expect(readQuery('query', ' led\u0000torch\uE000\t\ud83d ')).toBe('led torch');
    expect(readQuery('query', 'rocket \u{1F680}')).toBe('rocket \u{1F680}');
  });

  it('may have 512 characters', () => {
    expect(readQuery('query', 'a'.repeat(512))).toHaveLength(512);
    expect(() => readQuery('prefix', 'a'.repeat(513))).toThrow('prefix: expected at most 512 characters, got 513');
  });
});

describe('a search request', () => {
  it('has what was read in its words, and what is left of them', () => {
    const { query, reading } = read({ query: 'year 5 forces' });
    expect(query).toBe('year 5 forces');
    expect(reading.queryLeft).toBe('forces');
    expect(reading.readings.map(({ text }) => text)).toEqual(['year 5']);
  });

  it('takes words as they stand when told so', () => {
    const { literal, reading } = read({ query: 'year 5 forces', literal: ['year 5'] });
    expect(literal).toEqual(['year 5']);
    expect(reading).toEqual({ readings: [], queryLeft: 'year 5 forces' });
  });

  it('counts all facets, or those that were asked for, each once', () => {
    expect(read({}).facets).toHaveLength(10);
    expect(read({ facets: ['topics', 'kinds', 'topics'] }).facets).toEqual(['kinds', 'topics']);
    expect(read({ facets: [] }).facets).toEqual([]);
  });

  it('is near the place that was asked for, else near the one that was read', () => {
    expect(read({ query: 'cpd near Norwich' }).near?.place.name).toBe('Norwich');
    expect(read({ query: 'cpd near Norwich', near: { postcode: 'TR1' } }).near?.place.name).toBe('TR1');
  });

  it('can be sorted by distance from a place that was read', () => {
    expect(read({ query: 'cpd near Norwich', sort: 'DISTANCE' }).near?.withinMiles).toBeNull();
  });

  it.each<[string, Partial<QuerySearchArgs>]>([
    ['first', { first: 0 }],
    ['first', { first: 101 }],
    ['query', { query: 'a'.repeat(513) }],
    ['literal', { literal: Array.from({ length: 21 }, () => 'a') }],
    ['literal', { literal: ['a'.repeat(513)] }],
    ['sort', { query: 'cpd', sort: 'DISTANCE' }],
    ['facets', { facets: ['kinds', 'colours'] }],
  ])('refuses nonsense in %s', (argument, args) => {
    expect(thrownBy(() => read(args))).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument } });
  });
});

describe('a request read anew with more words taken literally', () => {
  const readAnew = (request: SearchRequest, literal: readonly string[]): SearchRequest =>
    interpretRequest({ ...request, literal }, now);

  it('is near no place when the words that named it are words', () => {
    const request = read({ query: 'cpd near Norwich' });
    const [place] = request.reading.readings.filter(({ constraint }) => constraint.field === 'near');
    const { near, reading } = readAnew(request, [place?.text ?? '']);
    expect(near).toBeNull();
    expect(reading.readings.map(({ text }) => text)).toEqual(['cpd']);
  });

  it('stays near a place that was asked for, even when the query names it too', () => {
    const near = { place: 'Norwich', withinMiles: 10 };
    const request = read({ query: 'cpd near Norwich', near });
    const texts = request.reading.readings.map(({ text }) => text);
    expect(readAnew(request, texts).near).toEqual(request.near);
  });
});
