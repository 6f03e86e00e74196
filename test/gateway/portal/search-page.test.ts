// The page from an answer: what it shows, and that nothing of a feed's or a visitor's reaches it unescaped.
import { type CheerioAPI, load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { renderSearchPage, type SearchPageParts } from '../../../gateway/portal/search-page.ts';
import { parseSearchRequest } from '../../../gateway/portal/search-request.ts';
import { answerOf, HOSTILE, hit, hostileHit, hub, label } from './sample-answers.ts';

const open = (queryString: object, parts: Partial<SearchPageParts> = {}): CheerioAPI =>
  load(
    renderSearchPage({
      request: parseSearchRequest(queryString),
      answer: answerOf([hit]),
      problem: null,
      placeProblem: null,
      hubs: [],
      label,
      ...parts,
    }),
  );
const textsOf = (page: CheerioAPI, selector: string): string[] =>
  page(selector)
    .map((_, one) => page(one).text())
    .get();
const hrefsOf = (page: CheerioAPI, selector: string): (string | undefined)[] =>
  page(selector)
    .map((_, one) => page(one).attr('href'))
    .get();

const YEAR_5 = { text: 'year 5', field: 'ages', value: '9-10', label: 'Year 5 (ages 9 to 10)', use: 'FILTER' } as const;
const FREE = { text: 'free', field: 'freeOnly', value: 'true', label: 'Free', use: 'PREFERENCE' } as const;
const NEAR_STOKE = {
  text: 'near stoke',
  field: 'near',
  value: 'Stoke-on-Trent',
  label: 'Near Stoke-on-Trent',
  use: 'PREFERENCE',
} as const;
const STOKE = { name: 'Stoke-on-Trent', latitude: 53, longitude: -2.2 };

describe('the search page', () => {
  it('shows a card with its facts in words', () => {
    const page = open({ q: 'torch' });
    const card = page('.card');
    expect(card.find('h2 a').attr('href')).toBe('https://partner.invalid/torch');
    expect(card.find('h2 b').text()).toBe('torch');
    expect(card.find('.tags').text()).toBe('CPD course STEM Learning');
    expect(textsOf(page, '.card .facts li')).toEqual(['KS2, KS3', 'Physics', 'In person', '£400 + VAT']);
    expect(card.find('.where').text()).toBe(
      'Mon 2 Mar 2026 · Town Hall, Leeds, LS1 1UR · 3 miles away · by A hub · Book',
    );
    expect(page('[role=status]').text()).toBe('1 result');
    expect(page('title').text()).toBe('torch - Signpost');
  });

  it('leads from a card to what comes next, and to the same work elsewhere', () => {
    const listed = {
      ...hit,
      alsoListedBy: [{ id: 'x:1', partner: 'STEM_LEARNING', url: 'https://a.invalid/' } as const],
    };
    const page = open({ q: 'torch', near: 'Leeds' }, { answer: answerOf([listed]) });
    expect(page('.next a').attr('href')).toBe('/item?id=stem-learning%3A1&near=Leeds');
    expect(page('.source').text()).toBe('A publisher. Checked Sun 1 Feb 2026. Also listed by: STEM Learning.');
    expect(page('.source a').attr('href')).toBe('https://a.invalid/');
  });

  it('keeps what was asked for in the form, with stages in order', () => {
    const page = open({ q: 'to"rch', near: 'LS1', within: '15', literal: 'to"', past: '1' });
    expect(page('input[name=q]').attr('value')).toBe('to"rch');
    expect(page('input[name=near]').attr('value')).toBe('LS1');
    expect(page('input[name=literal]').attr('value')).toBe('to"');
    expect(page('input[name=past]').attr('value')).toBe('1');
    expect(page('select[name=within] option[selected]').attr('value')).toBe('15');
    expect(page('input[name=partner]').is('[checked]')).toBe(true);
    expect(
      page('input[name=ks]')
        .map((_, one) => page(one).attr('value'))
        .get(),
    ).toEqual(['KS2', 'KS3']);
    expect(page('input[name=subject]').length).toBe(0);
  });

  it('lets no markup of a feed or a visitor through, in any field', () => {
    const page = open(
      { q: HOSTILE, near: HOSTILE, literal: HOSTILE, subject: HOSTILE, after: HOSTILE },
      {
        answer: answerOf([hostileHit, { ...hostileHit, fits: false }], {
          closeTotal: 1,
          relaxations: [{ drop: 'near.withinMiles', label: HOSTILE, total: 3, instead: HOSTILE }],
          interpretation: [
            { text: HOSTILE, field: 'ages', value: HOSTILE, label: HOSTILE, use: 'FILTER' },
            { text: HOSTILE, field: 'near', value: HOSTILE, label: HOSTILE, use: 'PREFERENCE' },
          ],
          didYouMean: HOSTILE,
          place: { name: HOSTILE, latitude: 0, longitude: 0 },
          online: { total: 9, hits: [{ ...hostileHit, id: 'other' }] },
          facets: [{ name: 'topics', values: [{ value: HOSTILE, label: HOSTILE, count: 1, selected: false }] }],
        }),
        placeProblem: { words: HOSTILE, names: [HOSTILE] },
      },
    );
    expect(page('script').length).toBe(1);
    expect(page('script').attr('src')).toBe('/assets/suggestions.js');
    expect(page('img').length).toBe(0);
    expect(page('.card .card-title').first().text()).toBe(HOSTILE);
    expect(page('input[name=q]').attr('value')).toBe(HOSTILE);
    expect(page('.meant bdi').text()).toBe(HOSTILE);
    expect(page('.topics bdi').text()).toBe(HOSTILE);
    expect(page('#near-problem bdi').text()).toBe(HOSTILE);
  });

  it('lets no markup through where nothing is found', () => {
    const page = open(
      { q: `a ${HOSTILE}` },
      {
        answer: answerOf([], {
          place: { name: HOSTILE, latitude: 0, longitude: 0 },
          relaxations: [{ drop: 'keyStages', label: HOSTILE, total: 3, instead: null }],
          interpretation: [{ text: 'a', field: 'ages', value: '', label: HOSTILE, use: 'FILTER' }],
        }),
        hubs: [
          {
            card: { id: HOSTILE, name: HOSTILE },
            distanceMiles: null,
            hub: { summary: HOSTILE, areas: [HOSTILE] },
          },
        ],
      },
    );
    expect(page('script').length + page('img').length).toBe(1);
    expect(page('.steps a').text()).toBe(HOSTILE);
    expect(page('.ways bdi').text()).toBe(HOSTILE);
  });

  it('pages both ways', () => {
    const answer = answerOf([hit], { total: 50, pageInfo: { hasNextPage: true, endCursor: 'n' }, previousCursor: 'p' });
    const page = open({ q: 'torch', after: 'here' }, { answer });
    expect(page('a[rel=next]').attr('href')).toBe('/?q=torch&after=n');
    expect(page('a[rel=prev]').attr('href')).toBe('/?q=torch&after=p');
  });

  it('keeps what was typed when search does not answer', () => {
    const page = open({ q: 'zzz' }, { answer: null });
    expect(page('[role=alert]').text()).toContain('Search does not answer just now');
    expect(page('input[name=q]').attr('value')).toBe('zzz');
  });
});

describe('what was read in the words', () => {
  it('stands above the results, each to be taken as plain words by a press', () => {
    const page = open(
      { q: 'free year 5 forces', after: 'x' },
      { answer: answerOf([hit], { interpretation: [FREE, YEAR_5] }) },
    );
    expect(hrefsOf(page, '[aria-labelledby=readings] a')).toEqual([
      '/?q=free+year+5+forces&literal=free',
      '/?q=free+year+5+forces&literal=year+5',
    ]);
  });

  it('says in words what only comes first', () => {
    const page = open({ q: 'free year 5 forces' }, { answer: answerOf([hit], { interpretation: [FREE, YEAR_5] }) });
    expect(textsOf(page, '[aria-labelledby=readings] a')).toEqual([
      'Free first (take “free” as plain words) ×',
      'Year 5 (ages 9 to 10) (take “year 5” as plain words) ×',
    ]);
  });

  it('is read again by a press once it is taken literally', () => {
    const page = open({ q: 'free year 5', literal: ['free', 'year 5'] });
    expect(textsOf(page, '.literal')).toEqual([
      '“free” as words Read it again (“free”)',
      '“year 5” as words Read it again (“year 5”)',
    ]);
    expect(hrefsOf(page, '.literal a')).toEqual(['/?q=free+year+5&literal=year+5', '/?q=free+year+5&literal=free']);
  });

  it('says that a place in the words gives way to another one in the box', () => {
    const answer = answerOf([hit], {
      interpretation: [NEAR_STOKE],
      place: { name: 'NR31', latitude: 52, longitude: 1 },
    });
    expect(open({ q: 'cpd near stoke', near: 'NR31' }, { answer })('.preference em').text()).toBe(
      '(not used: see the place above)',
    );
    const same = answerOf([hit], { interpretation: [NEAR_STOKE], place: STOKE });
    expect(open({ q: 'cpd near stoke', near: 'Stoke' }, { answer: same })('.preference em').text()).toBe('first');
  });
});

describe('a place', () => {
  it('that is not known is told next to the box, with links to names like it', () => {
    const page = open(
      { q: 'torch', near: 'Stokk' },
      { placeProblem: { words: 'We do not know a place called “Stokk”. Did you mean:', names: ['Stoke-on-Trent'] } },
    );
    expect(page('input[name=near]').attr('aria-describedby')).toBe('near-problem');
    expect(page('#near-problem').text()).toBe('We do not know a place called “Stokk”. Did you mean: Stoke-on-Trent');
    expect(page('#near-problem a').attr('href')).toBe('/?q=torch&near=Stoke-on-Trent');
    expect(page('.card').length).toBe(1);
  });

  const reach = [
    { withinMiles: 10, total: 0 },
    { withinMiles: 20, total: 1 },
    { withinMiles: 40, total: 6 },
    { withinMiles: 80, total: 6 },
  ];

  it('leads to wider rings, each with what it adds to the radius that is set', () => {
    const page = open({ q: 'cpd', near: 'Leeds', within: '20' }, { answer: answerOf([hit], { place: STOKE, reach }) });
    expect(textsOf(page, '.reach a')).toEqual(['5 more within 40 miles']);
    expect(hrefsOf(page, '.reach a')).toEqual(['/?q=cpd&near=Leeds&within=40']);
  });

  it('leads to rings with all they hold where no radius is set, and puts a place of the words into its box', () => {
    const page = open({ q: 'cpd near stoke' }, { answer: answerOf([hit], { place: STOKE, reach }) });
    expect(textsOf(page, '.reach a')).toEqual(['1 within 20 miles', '6 within 40 miles']);
    expect(hrefsOf(page, '.reach a')[0]).toBe('/?q=cpd+near+stoke&near=Stoke-on-Trent&within=20');
    expect(hrefsOf(page, '.sorts a')).toContain('/?q=cpd+near+stoke&near=Stoke-on-Trent&sort=DISTANCE');
  });

  it('does not offer a wider radius twice', () => {
    const relaxations = [{ drop: 'near.withinMiles', label: 'Within 40 miles', total: 6, instead: '40' }];
    const page = open(
      { q: 'cpd', near: 'Leeds', within: '20' },
      { answer: answerOf([hit], { place: STOKE, reach, relaxations }) },
    );
    expect(page('.reach').length).toBe(0);
    expect(hrefsOf(page, '.wider a')).toEqual(['/?q=cpd&near=Leeds&within=40']);
  });

  it('has what is online apart, without what is on the page already', () => {
    const online = { total: 7, hits: [hit, { ...hit, id: 'other', title: 'Online', highlights: [] }] };
    const page = open({ q: 'cpd', near: 'Leeds', within: '20' }, { answer: answerOf([hit], { place: STOKE, online }) });
    expect(textsOf(page, '.online h3')).toEqual(['Online']);
    expect(page('.online > p a').attr('href')).toBe('/?q=cpd&near=Leeds&how=ONLINE_ANY_TIME&how=ONLINE_LIVE');
    const nothingNew = answerOf([hit], { place: STOKE, online: { total: 1, hits: [hit] } });
    expect(open({ q: 'cpd', near: 'Leeds' }, { answer: nothingNew })('.online').length).toBe(0);
  });
});

describe('what comes close', () => {
  const [first, second] = [hit, { ...hit, id: 'other', fits: false }];

  it('is headed where it begins', () => {
    const page = open({ q: 'torch' }, { answer: answerOf([first, second], { closeTotal: 1 }) });
    expect(page('#results > .card').length).toBe(1);
    expect(page('section[aria-labelledby=close] .card').length).toBe(1);
    expect(page('#close').text()).toBe('These come close');
  });

  it('is all there is on later pages, and where nothing fits', () => {
    const later = answerOf([second, second], { total: 40, closeTotal: 38, previousCursor: 'p' });
    expect(open({ q: 'torch', after: 'x' }, { answer: later })('#results > .card').length).toBe(0);
    const none = open({ q: 'torch' }, { answer: answerOf([second], { closeTotal: 1 }) });
    expect(none('#close').text()).toBe('Nothing fits in full. These come close');
  });

  it('has no heading where everything fits', () => {
    expect(open({ q: 'torch' })('#close').length).toBe(0);
  });
});

describe('nothing found', () => {
  it('offers what to drop, what was meant, hubs to ask and everything for what was read', () => {
    const answer = answerOf([], {
      place: STOKE,
      didYouMean: 'kirchhoff',
      interpretation: [YEAR_5],
      relaxations: [
        { drop: 'keyStages', label: 'Any key stage', total: 23, instead: null },
        { drop: 'interpretation', label: '“year 5” as plain words', total: 2, instead: 'year 5' },
        { drop: 'hubs', label: 'Any hub', total: 2, instead: null },
      ],
    });
    const page = open({ q: 'year 5 kirchof', near: 'Stoke', ks: 'KS1' }, { answer, hubs: [hub] });
    expect(page('[role=status]').text()).toBe('Nothing found for year 5 kirchof.');
    expect(page('.meant a').attr('href')).toBe('/?q=kirchhoff&near=Stoke&ks=KS1');
    expect(textsOf(page, '.wider a')).toEqual(['Any key stage (23)', '“year 5” as plain words (2)']);
    expect(hrefsOf(page, '.wider a')).toEqual([
      '/?q=year+5+kirchof&near=Stoke',
      '/?q=year+5+kirchof&literal=year+5&near=Stoke&ks=KS1',
    ]);
    expect(hrefsOf(page, '.ways a')).toEqual(['/?q=year+5&near=Stoke&ks=KS1', '/?q=year+5+kirchof&near=Stoke']);
    expect(textsOf(page, '.steps li')).toEqual(['A hub4 miles away · Leeds, YorkHelps schools.']);
  });

  it('offers everything for the filters, or else everything', () => {
    expect(hrefsOf(open({ q: 'zzz', ks: 'KS1' }, { answer: answerOf([]) }), '.ways a')).toEqual([
      '/?ks=KS1',
      '/?q=zzz',
    ]);
    expect(hrefsOf(open({ q: 'zzz' }, { answer: answerOf([]) }), '.ways a')).toEqual(['/']);
  });
});
