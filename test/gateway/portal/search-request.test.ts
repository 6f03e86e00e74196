// The form's address, both ways: what a visitor typed becomes variables, and links keep it.
import { describe, expect, it } from 'vitest';
import { parseSearchRequest, SHOWN_FACETS, toHref, toVariables } from '../../../gateway/portal/search-request.ts';

describe('the search request', () => {
  it('reads every field of the form', () => {
    const request = parseSearchRequest({
      q: ' led torch ',
      literal: ['LED', 'not in it'],
      near: 'NR31',
      within: '20',
      sort: 'DISTANCE',
      kind: ['COURSE', 'RESOURCE'],
      ks: 'KS3',
      partner: 'RAENG',
      subject: ['Computing'],
      how: 'IN_PERSON',
      past: '1',
      after: 'abc',
    });
    expect(toVariables(request, { postcode: 'NR31' })).toEqual({
      query: 'led torch',
      literal: ['LED'],
      filter: {
        kinds: ['RESOURCE', 'COURSE'],
        keyStages: ['KS3'],
        partners: ['RAENG'],
        subjects: ['Computing'],
        deliveryModes: ['IN_PERSON'],
        statuses: ['CURRENT', 'CLOSED', 'ARCHIVED'],
      },
      near: { postcode: 'NR31', withinMiles: 20 },
      sort: 'DISTANCE',
      first: 20,
      after: 'abc',
      facets: SHOWN_FACETS,
    });
  });

  it('shows a page for a mangled address instead of failing', () => {
    const request = parseSearchRequest({
      q: ['a', 'b'],
      literal: { a: 'b' },
      kind: 'NONSENSE',
      ks: ['KS9'],
      how: 'BY_POST',
      past: 'yes',
      within: 'far',
      sort: 'BEST',
      after: {},
    });
    expect(toVariables(request, null)).toEqual({
      query: '',
      literal: [],
      filter: {
        kinds: null,
        keyStages: null,
        partners: null,
        subjects: null,
        deliveryModes: null,
        statuses: null,
      },
      near: null,
      sort: 'RELEVANCE',
      first: 20,
      after: null,
      facets: SHOWN_FACETS,
    });
    expect(parseSearchRequest(undefined)).toEqual(parseSearchRequest({}));
  });

  it('does not sort by distance without a place, or with one that is not known', () => {
    expect(parseSearchRequest({ sort: 'DISTANCE' }).sort).toBe('RELEVANCE');
    expect(toVariables(parseSearchRequest({ sort: 'DISTANCE', near: 'Stokk' }), null).sort).toBe('RELEVANCE');
  });

  it('takes at most twenty words literally', () => {
    const words = Array.from({ length: 30 }, (_, at) => `word${at}`);
    expect(parseSearchRequest({ q: words.join(' '), literal: words }).literal).toHaveLength(20);
  });

  it('makes links that lead back to the same request', () => {
    const request = parseSearchRequest({
      q: 'a&b="c"',
      literal: ['a', 'b='],
      near: 'M1',
      within: '5',
      ks: ['KS1', 'KS2'],
      subject: 'D&T',
      how: ['IN_PERSON', 'BLENDED'],
      past: '1',
    });
    const href = toHref(request, { after: 'x/y+z' });
    const parameters = new URL(href, 'http://portal.invalid').searchParams;
    const given = Object.fromEntries([...new Set(parameters.keys())].map((key) => [key, parameters.getAll(key)]));
    const flat = Object.fromEntries(Object.entries(given).map(([key, all]) => [key, all.length === 1 ? all[0] : all]));
    expect(parseSearchRequest(flat)).toEqual({ ...request, after: 'x/y+z' });
    expect(toHref(parseSearchRequest({}))).toBe('/');
  });
});
