// The single decisions behind an item: its kind, its identity, its addresses, its price, its ages and its dates.
import { describe, expect, test } from 'vitest';
import { normaliseAges } from '../../../subgraphs/iet-faraday/ages.ts';
import { type FeedRecord, parseSitePage } from '../../../subgraphs/iet-faraday/feed.ts';
import { parseNode } from '../../../subgraphs/iet-faraday/feed-node.ts';
import { toKind } from '../../../subgraphs/iet-faraday/kind.ts';
import { normalise } from '../../../subgraphs/iet-faraday/normalise.ts';
import { normaliseOccasion } from '../../../subgraphs/iet-faraday/normalise-occasion.ts';
import { normaliseOffers } from '../../../subgraphs/iet-faraday/offers.ts';
import type { JsonLdNode } from '../../../subgraphs/kit/readers/json-ld.ts';
import { parsePage } from '../../../subgraphs/kit/readers/page.ts';

const BASE = 'https://education.theiet.org/kites/';
const NOTHING = new Map();

interface PageParts {
  readonly url?: string;
  readonly canonical?: string;
  readonly addresses?: readonly string[];
}

function parseNodes(nodes: readonly JsonLdNode[], { url = BASE, canonical = BASE, addresses = [url] }: PageParts = {}) {
  const script = `<script type="application/ld+json">${JSON.stringify(nodes)}</script>`;
  const html = `<link rel="canonical" href="${canonical}">${script}`;
  const read = parsePage({ url, headers: { 'content-type': 'text/html' }, body: new TextEncoder().encode(html) });
  if (!read.ok) throw new Error(read.problem);
  return parseSitePage({ addresses, page: read.record });
}

const isRecord = (parsed: ReturnType<typeof parseNodes>[number]): parsed is { ok: true; record: FeedRecord } =>
  parsed.ok;

function itemsOf(nodes: readonly JsonLdNode[], parts: PageParts = {}) {
  return parseNodes(nodes, parts)
    .filter(isRecord)
    .map(({ record }) => normalise(record))
    .flatMap((normalised) => ('item' in normalised ? [normalised.item] : []));
}

const idOf = (node: JsonLdNode, parts?: PageParts): string | undefined =>
  itemsOf([{ name: 'Kites', ...node }], parts)[0]?.id;

describe('the kind', () => {
  test.each<[string, readonly string[], readonly string[], readonly string[], boolean, string]>([
    ['a resource', ['LearningResource'], [], ['Lesson plan'], false, 'RESOURCE'],
    ['a resource for a workshop', ['LearningResource'], [], ['Workshop'], false, 'RESOURCE'],
    ['a resource that is a collection', ['CreativeWork', 'LearningResource'], [], ['Collection'], false, 'COLLECTION'],
    ['a course', ['Course'], ['Programme'], [], false, 'COURSE'],
    ['an event for staff', ['EducationEvent'], [], ['CPD course'], true, 'COURSE'],
    ['an event', ['EducationEvent'], [], ['National final'], false, 'EVENT'],
    ['a kind of event that has a type of its own', ['ChildrensEvent'], [], [], true, 'EVENT'],
    ['an event that is more', ['Event'], ['Competition'], [], true, 'COMPETITION'],
    ['an event that is about a resource', ['Event'], ['Activity'], [], true, 'EVENT'],
    ['a type in one word', ['CreativeWork'], ['ClubProgramme'], [], false, 'PROGRAMME'],
    ['a type of another vocabulary', ['CreativeWork'], ['https://example.org/types#grant-round'], [], false, 'FUNDING'],
    ['something creative that takes place', ['CreativeWork'], [], ['Challenge day'], true, 'EVENT'],
    ['something creative without a date', ['CreativeWork'], [], ['Challenge day'], false, 'PROGRAMME'],
    ['something creative of no known word', ['CreativeWork'], ['Oddity'], ['Oddity'], false, 'RESOURCE'],
    ['a series', ['EventSeries'], [], [], false, 'PROGRAMME'],
    ['a grant', ['MonetaryGrant'], [], [], false, 'FUNDING'],
  ])('of %s', (_what, types, additionalTypes, resourceTypes, hasDates, kind) => {
    expect(toKind({ types, additionalTypes, resourceTypes, hasDates })).toBe(kind);
  });
});

describe('which nodes are records', () => {
  test('an article or a film beside the thing itself is none', () => {
    const nodes = [
      { '@type': 'Article', name: 'A' },
      { '@type': 'VideoObject', name: 'V' },
      { '@type': 'Event', name: 'E' },
    ];
    expect(itemsOf(nodes).map(({ title }) => title)).toEqual(['E']);
    expect(itemsOf(nodes.slice(0, 2)).map(({ title }) => title)).toEqual(['A', 'V']);
  });

  test('the main entity of a page is one, wherever it stands', () => {
    const page = { '@type': 'WebPage', name: 'P', mainEntity: { '@type': 'LearningResource', name: 'R' } };
    expect(itemsOf([page]).map(({ title }) => title)).toEqual(['R']);
  });
});

describe('the identity', () => {
  test("is the node's own, however the page is reached and whatever stands around it", () => {
    const kites = { '@type': 'LearningResource', '@id': '#kites', name: 'Kites' };
    const alone = itemsOf([kites]).map(({ id }) => id);
    const other = { '@type': 'Event', '@id': '#day', name: 'Kite day' };
    const ids = (nodes: readonly JsonLdNode[], parts?: PageParts) => itemsOf(nodes, parts).map(({ id }) => id);
    expect(ids([other, kites])[1]).toBe(alone[0]);
    expect(ids([kites, other])[0]).toBe(alone[0]);
    expect(ids([kites], { url: 'https://mirror.invalid/x' })).toEqual(alone);
    expect(ids([{ ...kites, '@id': `${BASE}#kites`, name: 'Kites renamed' }])).toEqual(alone);
  });

  test('is the canonical address where the node has none', () => {
    const canonical = idOf({ '@type': 'Event' });
    expect(idOf({ '@type': 'Event', '@id': '_:b7' })).toBe(canonical);
    expect(idOf({ '@type': 'Event', '@id': BASE })).toBe(canonical);
    expect(idOf({ '@type': 'Event', identifier: 'kites' })).toBe(canonical);
    const moved = { canonical: 'http://faraday-secondary.theiet.org/kites' };
    expect(idOf({ '@type': 'Event' }, moved)).toBe(canonical);
  });

  test('is an identifier that can belong to one thing only', () => {
    expect(idOf({ '@type': 'Event', identifier: { '@type': 'PropertyValue', propertyID: 'iet', value: 12 } })).toBe(
      'iet-faraday:iet--12',
    );
    const uuid = '9b2f8a44-3f0e-4f0b-9d8e-0d7a2c1b3e55';
    expect(idOf({ '@type': 'Event', identifier: ['kites', uuid] })).toBe(`iet-faraday:${uuid}`);
  });

  test('has kind and name on a page that several records share, in whatever order', () => {
    const nodes = [
      { '@type': 'Event', name: 'Kite day' },
      { '@type': 'Event', name: 'Balloon day' },
      { '@type': 'LearningResource', '@id': BASE, name: 'Kite day' },
    ];
    const ids = itemsOf(nodes).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(itemsOf(nodes.toReversed()).map(({ id }) => id)).toEqual(ids.toReversed());
  });
});

describe('the addresses', () => {
  const addressesOf = (node: JsonLdNode, parts?: PageParts) =>
    itemsOf([{ '@type': 'Event', name: 'Kites', ...node }], parts).map(({ url, otherUrls }) => [url, ...otherUrls])[0];

  test("are the node's own before the page's, unless it names the front page", () => {
    expect(addressesOf({ url: 'https://hub.invalid/kites' })).toEqual(['https://hub.invalid/kites', BASE]);
    expect(addressesOf({ url: 'https://education.theiet.org/' })).toEqual([BASE]);
    expect(addressesOf({ url: 'mailto:someone@hub.invalid' })).toEqual([BASE]);
  });

  test('are kept once each, and only those of the canonical host', () => {
    const addresses = [
      'https://education.theiet.org/kites',
      'http://faraday.theiet.org/old-kites?utm_source=x',
      'http://127.0.0.1:4102/pages/kites',
    ];
    expect(addressesOf({}, { addresses })).toEqual([BASE, 'http://faraday.theiet.org/old-kites']);
  });
});

describe('the price', () => {
  const priceOf = (offers: unknown, free: boolean | null = null) => {
    const { priceText, free: isFree } = normaliseOffers(parseNode({ offers }, NOTHING).occasion.offers, free);
    return [priceText, isFree];
  };

  test.each<[string, unknown, boolean | null, readonly [string | null, boolean | null]]>([
    ['nothing', undefined, null, [null, null]],
    ['a truth alone', undefined, true, [null, true]],
    ['words', 'Free to state schools; others £20', null, ['Free to state schools; others £20', null]],
    ['nought', { price: '0.00', priceCurrency: 'GBP' }, null, ['Free', true]],
    ['an amount', { price: 12.5, priceCurrency: 'GBP' }, null, ['£12.50', false]],
    ['an amount in another currency', { price: '1200', priceCurrency: 'SEK' }, null, ['1,200 SEK', false]],
    ['an amount further in', { priceSpecification: { price: 5, priceCurrency: 'EUR' } }, null, ['€5', false]],
    ['a lowest amount', { lowPrice: 5, priceCurrency: 'GBP' }, null, ['From £5', false]],
    [
      'some free and some not',
      [
        { name: 'Members', price: 0 },
        { name: 'Others', price: 30 },
      ],
      null,
      ['Members: Free; Others: £30', null],
    ],
  ])('of %s', (_what, offers, free, expected) => {
    expect(priceOf(offers, free)).toEqual(expected);
  });
});

describe('the ages', () => {
  const agesOf = (node: JsonLdNode) => {
    const { value, unknown } = normaliseAges(parseNode(node, NOTHING));
    return { keyStages: value.keyStages, ageRange: value.ageRange, unknown };
  };

  test.each<[JsonLdNode, object]>([
    [{ typicalAgeRange: '11-14' }, { keyStages: ['KS3'], ageRange: { from: 11, to: 14 } }],
    [{ typicalAgeRange: '11-' }, { keyStages: ['KS3', 'KS4', 'KS5'], ageRange: { from: 11, to: null } }],
    [{ typicalAgeRange: '-7' }, { keyStages: ['EYFS', 'KS1'], ageRange: { from: null, to: 7 } }],
    [{ typicalAgeRange: ['7-9', '9–11'] }, { keyStages: ['KS2'], ageRange: { from: 7, to: 11 } }],
    [
      { typicalAgeRange: '14+', educationalLevel: 'KS4' },
      { keyStages: ['KS4'], ageRange: { from: 14, to: null } },
    ],
    [{ audience: { suggestedMinAge: 5, suggestedMaxAge: 7 } }, { keyStages: ['KS1'], ageRange: { from: 5, to: 7 } }],
    [
      { typicalAgeRange: 'all', educationalLevel: 7 },
      { keyStages: [], ageRange: null, unknown: ['7'] },
    ],
  ])('of %j', (node, expected) => {
    expect(agesOf(node)).toEqual({ unknown: [], ...expected });
  });
});

describe('the date', () => {
  const dateOf = (startDate: unknown, endDate?: unknown) => {
    const { occasion } = parseNode({ startDate, endDate }, NOTHING);
    const { session, dateText } = normaliseOccasion(occasion, BASE, null);
    return session === null ? dateText : [session.start, session.end, session.allDay, dateText];
  };

  test.each<[unknown, unknown, unknown]>([
    ['2027-03-01', undefined, ['2027-03-01T00:00:00Z', '2027-03-01T23:59:59Z', true, null]],
    ['2027-07-01', '2027-07-03', ['2027-06-30T23:00:00Z', '2027-07-03T22:59:59Z', true, null]],
    ['2027-07-01T09:30', '2027-07-01T15:30', ['2027-07-01T08:30:00Z', '2027-07-01T14:30:00Z', false, null]],
    ['2027-07-01T09:30:00+02:00', undefined, ['2027-07-01T07:30:00Z', null, false, null]],
    ['2027-07-01T00:00:00.000+01:00', undefined, ['2027-06-30T23:00:00Z', '2027-07-01T22:59:59Z', true, null]],
    ['2027-07-01T09:30', '2027-07-02', ['2027-07-01T08:30:00Z', null, false, null]],
    ['2027-07-03', '2027-07-01', ['2027-07-02T23:00:00Z', '2027-07-03T22:59:59Z', true, null]],
    ['3 March 2027', undefined, ['2027-03-03T00:00:00Z', '2027-03-03T23:59:59Z', true, '3 March 2027']],
    ['2027-03', '2027-05', 'March 2027 to May 2027'],
    ['2027', undefined, '2027'],
    ['3 March', undefined, '3 March'],
    ['2027-02-30', undefined, null],
    [undefined, '2027-03-01', null],
  ])('from %j to %j', (start, end, expected) => {
    expect(dateOf(start, end)).toEqual(expected);
  });
});
