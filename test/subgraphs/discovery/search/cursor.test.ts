import { describe, expect, it } from 'vitest';
import { FIRST_PAGE, readCursor, writeCursor } from '../../../../subgraphs/discovery/search/cursor.ts';
import { readNear } from '../../../../subgraphs/discovery/search/near.ts';
import { readSearchRequest } from '../../../../subgraphs/discovery/search/search-request.ts';

const now = new Date('2026-11-22T10:00:00Z');
const request = readSearchRequest({ query: 'led torch', filter: null, near: null, literal: null, facets: null }, now);
const start = { offset: 20, bandTotals: [3, 40] } as const;

const refused = { extensions: { code: 'BAD_USER_INPUT', argument: 'after' } };
const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('a cursor', () => {
  it('leads to where it was written', () => {
    expect(readCursor(request, writeCursor(request, start))).toEqual(start);
  });

  it('stays good when the size of the page changes', () => {
    expect(readCursor({ ...request, first: 50 }, writeCursor(request, start))).toEqual(start);
  });

  it('is the first page when there is none', () => {
    expect(readCursor(request, null)).toEqual(FIRST_PAGE);
  });

  it.each([
    ['other words', { ...request, query: 'led' }],
    ['other words taken literally', { ...request, literal: ['led'] }],
    ['another sort', { ...request, sort: 'TITLE' as const }],
    ['another filter', { ...request, filter: { ...request.filter, freeOnly: true } }],
    ['another place', { ...request, near: readNear({ latitude: 51, longitude: 0 }) }],
  ])('is refused in a search with %s', (_, other) => {
    expect(thrownBy(() => readCursor(other, writeCursor(request, start)))).toMatchObject(refused);
  });

  it('is refused in the same search with another radius', () => {
    const within = (withinMiles: number) => ({ ...request, near: readNear({ postcode: 'NR31', withinMiles }) });
    expect(thrownBy(() => readCursor(within(20), writeCursor(within(10), start)))).toMatchObject(refused);
  });

  it.each([
    '',
    'x',
    '%%%',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('["a",-1,[0]]').toString('base64url'),
    Buffer.from('["a",1,[]]').toString('base64url'),
    Buffer.from('["a",1e9,[0]]').toString('base64url'),
    'A'.repeat(10_000),
  ])('is refused when it is none of ours: %j', (cursor) => {
    expect(thrownBy(() => readCursor(request, cursor))).toMatchObject(refused);
  });
});
