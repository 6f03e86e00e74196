import { describe, expect, it } from 'vitest';
import { FIRST_PAGE, readCursor, writeCursor } from '../../../../subgraphs/discovery/search/cursor.ts';
import { readSearchRequest } from '../../../../subgraphs/discovery/search/search-request.ts';

const request = readSearchRequest({ query: 'led torch', filter: null, near: null });
const start = { offset: 20, bandTotals: [3, 40], matching: 'frequency' } as const;

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
    ['another sort', { ...request, sort: 'TITLE' as const }],
    ['another filter', { ...request, filter: { ...request.filter, freeOnly: true } }],
    ['another place', { ...request, near: { latitude: 51, longitude: 0, withinMiles: null } }],
  ])('is refused in a search with %s', (_, other) => {
    expect(thrownBy(() => readCursor(other, writeCursor(request, start)))).toMatchObject(refused);
  });

  it.each([
    '',
    'x',
    '%%%',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('["a",-1,[0],"all"]').toString('base64url'),
    'A'.repeat(10_000),
  ])('is refused when it is none of ours: %j', (cursor) => {
    expect(thrownBy(() => readCursor(request, cursor))).toMatchObject(refused);
  });
});
