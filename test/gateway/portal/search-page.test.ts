// The page from an answer: what it shows, and that nothing of a feed's reaches it unescaped.
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { renderSearchPage } from '../../../gateway/portal/search-page.ts';
import { parseSearchRequest } from '../../../gateway/portal/search-request.ts';
import type { PortalHitFragment, PortalSearchQuery } from '../../../schema/operations.generated.ts';

const hit: PortalHitFragment = {
  id: 'stem-learning:1',
  partner: 'STEM_LEARNING',
  kind: 'COURSE',
  title: 'Make a torch',
  summary: 'Circuits for beginners.',
  url: 'https://partner.invalid/torch',
  highlights: [
    {
      field: 'title',
      fragments: [
        { text: 'Make a ', matched: false },
        { text: 'torch', matched: true },
      ],
    },
  ],
  keyStages: ['KS2', 'KS3'],
  ageRange: { from: 7, to: 14 },
  subjects: ['Physics'],
  resourceTypes: [],
  publisher: 'A publisher',
  deliveryMode: 'IN_PERSON',
  nextSession: {
    start: '2026-03-02T09:30:00Z',
    end: null,
    venueName: 'Town Hall',
    town: 'Leeds',
    postcode: 'LS1 1UR',
    bookingUrl: 'https://partner.invalid/book',
  },
  priceText: '£400 + VAT',
  free: false,
  status: 'CURRENT',
  distanceMiles: 2.6,
  hub: { id: 'local-hubs:h', name: 'A hub' },
  checkedAt: '2026-02-01T03:00:00Z',
  alsoListedBy: [],
};

const facets = [
  { name: 'kinds', values: [{ value: 'COURSE', label: 'CPD course', count: 1, selected: false }] },
  { name: 'partners', values: [{ value: 'STEM_LEARNING', label: 'STEM Learning', count: 1, selected: true }] },
  { name: 'keyStages', values: ['KS3', 'KS2'].map((value) => ({ value, label: value, count: 1, selected: false })) },
  { name: 'subjects', values: [] },
];

const answerOf = (hits: readonly PortalHitFragment[], more: object = {}): NonNullable<PortalSearchQuery['search']> => ({
  total: hits.length,
  tookMs: 1,
  hits,
  facets,
  pageInfo: { hasNextPage: false, endCursor: null },
  previousCursor: null,
  ...more,
});

describe('the search page', () => {
  it('shows a card with its facts in words', () => {
    const page = load(renderSearchPage(parseSearchRequest({ q: 'torch' }), answerOf([hit]), null));
    const card = page('.card');
    expect(card.find('h2 a').attr('href')).toBe('https://partner.invalid/torch');
    expect(card.find('h2 b').text()).toBe('torch');
    expect(card.find('.tags').text()).toBe('CPD course STEM Learning');
    expect(
      card
        .find('.facts li')
        .map((_, one) => page(one).text())
        .get(),
    ).toEqual(['KS2, KS3', 'Physics', 'In person', '£400 + VAT']);
    expect(card.find('.where').text()).toBe(
      'Mon 2 Mar 2026 · Town Hall, Leeds, LS1 1UR · 3 miles away · by A hub · Book',
    );
    expect(page('[role=status]').text()).toBe('1 result');
    expect(page('title').text()).toBe('torch - Signpost');
  });

  it('keeps what was asked for in the form, with stages in order', () => {
    const page = load(
      renderSearchPage(parseSearchRequest({ q: 'to"rch', near: 'LS1', within: '10' }), answerOf([hit]), null),
    );
    expect(page('input[name=q]').attr('value')).toBe('to"rch');
    expect(page('input[name=near]').attr('value')).toBe('LS1');
    expect(page('select[name=within] option[selected]').attr('value')).toBe('10');
    expect(page('input[name=partner]').is('[checked]')).toBe(true);
    expect(
      page('input[name=ks]')
        .map((_, one) => page(one).attr('value'))
        .get(),
    ).toEqual(['KS2', 'KS3']);
    expect(page('input[name=subject]').length).toBe(0);
  });

  it('lets no markup of a feed or a visitor through', () => {
    const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
    const page = load(
      renderSearchPage(
        parseSearchRequest({ q: evil, near: evil }),
        answerOf([
          {
            ...hit,
            title: evil,
            summary: evil,
            publisher: evil,
            subjects: [evil],
            priceText: evil,
            highlights: [{ field: 'summary', fragments: [{ text: evil, matched: true }] }],
            hub: { id: 'x', name: evil },
            nextSession: {
              start: '2026-03-02T09:30:00Z',
              end: null,
              venueName: evil,
              town: evil,
              postcode: null,
              bookingUrl: null,
            },
          },
        ]),
        null,
      ),
    );
    expect(page('script, img').length).toBe(0);
    expect(page('.card h2').text()).toBe(evil);
    expect(page('input[name=q]').attr('value')).toBe(evil);
  });

  it('pages both ways', () => {
    const answer = answerOf([hit], { total: 50, pageInfo: { hasNextPage: true, endCursor: 'n' }, previousCursor: 'p' });
    const page = load(renderSearchPage(parseSearchRequest({ q: 'torch', after: 'here' }), answer, null));
    expect(page('a[rel=next]').attr('href')).toBe('/?q=torch&after=n');
    expect(page('a[rel=prev]').attr('href')).toBe('/?q=torch&after=p');
  });

  it('says what to do when nothing is found, and when search does not answer', () => {
    const nothing = load(renderSearchPage(parseSearchRequest({ q: 'zzz', ks: 'KS1' }), answerOf([]), null));
    expect(nothing('#results').text()).toContain('Nothing found for zzz');
    expect(nothing('#results a').attr('href')).toBe('/?q=zzz');
    const down = load(renderSearchPage(parseSearchRequest({ q: 'zzz' }), null, null));
    expect(down('[role=alert]').text()).toContain('Search does not answer just now');
    expect(down('input[name=q]').attr('value')).toBe('zzz');
  });
});
