// The page of an item: all its partner says, or what the index knows, and where to go from it.
import { type CheerioAPI, load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { type ItemPageParts, renderItemPage } from '../../../gateway/portal/item-page.ts';
import { course, HOSTILE, hit, hostileHit, label } from './sample-answers.ts';

const open = (parts: Partial<ItemPageParts> = {}): CheerioAPI =>
  load(
    renderItemPage({
      id: 'stem-learning:1',
      near: '',
      placeProblem: null,
      item: course,
      shown: course,
      hit,
      nextSteps: [],
      related: [],
      label,
      now: new Date('2026-03-01T12:00:00Z'),
      ...parts,
    }),
  );
const textsOf = (page: CheerioAPI, selector: string): string[] =>
  page(selector)
    .map((_, one) => page(one).text())
    .get();

describe('the page of an item', () => {
  it('has its facts, by name', () => {
    const page = open({ near: 'NR31' });
    expect(page('h1').text()).toBe('Make a torch');
    expect(page('.go').attr('href')).toBe('https://partner.invalid/torch');
    expect(textsOf(page, '.item-facts > div')).toEqual([
      'Who forKS2, Year 4',
      'SubjectsPhysics',
      'TopicsElectricity, Light',
      'FromA publisher',
      'HubA hub',
      'Forteachers',
      'HowOnline and in person',
      'Takes1 hour, 30 minutes',
      'PriceFree',
      'Help with the costENTHUSE',
      'You will be able tobuild a torchexplain a circuit',
      'CodesCP253',
      'Quality marksCREST: Bronze',
      'LicenceOGL-UK-3.0',
      'PublishedWed 1 Oct 2025',
    ]);
    expect(page('dd a').first().attr('href')).toBe('/topic?name=Electricity&stage=KS2&near=NR31');
  });

  it('lists the dates to come alone', () => {
    expect(textsOf(open(), '.sessions li')).toEqual([
      'Tue 2 Jun 2026, 9.30 am to 4 pm · Town Hall, Leeds, LS1 1UR · by A hub · few places left · book by Sat 30 May 2026 · Book for Tue 2 Jun 2026, 9.30 am to 4 pm',
    ]);
    const over = open({ now: new Date('2027-01-01T00:00:00Z') });
    expect(over('section[aria-labelledby=dates] p').text()).toBe('No date to come is known.');
  });

  it('has steps by their kinds and what is like it, each with its reason', () => {
    const step = (kind: 'NEXT_STAGE' | 'COURSE' | 'ACTIVITY' | 'HUB', title: string) => ({
      step: kind,
      hit: { ...hit, title, reason: `${title}, in words` },
    });
    const page = open({
      near: 'Leeds',
      nextSteps: [step('HUB', 'A hub'), step('NEXT_STAGE', 'Later'), step('HUB', 'Another')],
      related: [{ ...hit, reason: 'Also about Electricity' }],
    });
    expect(textsOf(page, '.onwards h3')).toEqual(['The next stage', 'Who to ask']);
    expect(textsOf(page, '.onwards .reason')).toEqual([
      'Later, in words',
      'A hub, in words',
      'Another, in words',
      'Also about Electricity',
    ]);
    expect(page('.steps a').first().attr('href')).toBe('/item?id=stem-learning%3A1&near=Leeds');
    expect(page('.place-form input[name=id]').attr('value')).toBe('stem-learning:1');
  });

  it('shows what the index knows when its partner does not answer, and says so', () => {
    const page = open({ item: null, shown: hit });
    expect(page('.note').text()).toBe('STEM Learning does not answer just now. This is what Signpost knows.');
    expect(textsOf(page, '.item-facts > div')).toEqual([
      'Who forKS2, KS3',
      'SubjectsPhysics',
      'TopicsElectricity',
      'FromA publisher',
      'HubA hub',
      'HowIn person',
      'NextMon 2 Mar 2026',
      'WhereTown Hall, Leeds, LS1 1UR, 3 miles away',
      'Price£400 + VAT',
    ]);
  });

  it('lists files with what they are', () => {
    const {
      audience: _audience,
      outcomes: _outcomes,
      sessions: _sessions,
      ...rest
    } = { outcomes: [], audience: [], sessions: [], ...course };
    const item = {
      ...rest,
      kind: 'RESOURCE',
      resourceTypes: ['lesson plan'],
      costText: '50p a pupil',
      preparationMinutes: 10,
      kit: ['tape', 'bulbs'],
      free: true,
      duration: null,
      files: [
        { url: 'https://partner.invalid/a.pdf?x=1', title: null, mediaType: 'application/pdf', sizeBytes: 2_400_000 },
        { url: 'https://partner.invalid/b', title: 'Sheet', mediaType: null, sizeBytes: null },
      ],
    } as const;
    const page = open({ item, shown: item });
    expect(textsOf(page, 'section[aria-labelledby=files] li')).toEqual(['a.pdf (PDF, 2.4 MB)', 'Sheet']);
    expect(textsOf(page, '.item-facts > div')).toContain('To prepare10 minutes');
  });

  it('lets no markup through, in any field', () => {
    const item = {
      ...course,
      title: HOSTILE,
      summary: HOSTILE,
      publisher: HOSTILE,
      yearGroups: [{ label: HOSTILE }],
      topics: [HOSTILE],
      subjects: [HOSTILE],
      codes: [HOSTILE],
      qualityMarks: [{ issuer: HOSTILE, label: HOSTILE, url: 'https://a.invalid/"><script>' }],
      licence: { code: 'UNKNOWN', text: HOSTILE, url: null },
      hub: { id: HOSTILE, name: HOSTILE },
      audience: [HOSTILE],
      funding: [HOSTILE],
      outcomes: [HOSTILE],
      priceText: HOSTILE,
      sessions: [
        {
          start: '2026-06-02T08:30:00Z',
          end: null,
          allDay: true,
          timeZone: 'Europe/London',
          venue: { name: HOSTILE, town: HOSTILE, postcode: null },
          deliveredBy: HOSTILE,
          bookingUrl: 'https://a.invalid/"><script>',
          bookingClosesAt: null,
          availability: null,
        },
      ],
    };
    const page = open({
      id: HOSTILE,
      near: HOSTILE,
      placeProblem: { words: HOSTILE, names: [HOSTILE] },
      item,
      shown: item,
      hit: hostileHit,
      nextSteps: [{ step: 'COURSE', hit: hostileHit }],
      related: [hostileHit],
    });
    expect(page('script').length + page('img').length).toBe(1);
    expect(page('h1').text()).toBe(HOSTILE);
    expect(textsOf(page, '.onwards .reason')).toEqual([HOSTILE, HOSTILE]);
    expect(open({ item: null, shown: hostileHit })('img').length).toBe(0);
  });
});
