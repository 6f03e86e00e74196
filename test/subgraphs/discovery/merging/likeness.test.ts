import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choosePreferred } from '../../../../subgraphs/discovery/merging/choose-preferred.ts';
import type { FingerprintSource } from '../../../../subgraphs/discovery/merging/fingerprint.ts';
import { findIdentifiers, findPages, toPage } from '../../../../subgraphs/discovery/merging/identifiers.ts';
import { measureLikeness, SAME_FROM } from '../../../../subgraphs/discovery/merging/measure-likeness.ts';
import { toTitleWords } from '../../../../subgraphs/discovery/merging/title-words.ts';
import { toClusters } from '../../../../subgraphs/discovery/merging/to-clusters.ts';
import { createListing } from './create-listing.ts';
import { findAlike } from './find-alike.ts';

type Overrides = Partial<FingerprintSource>;
const compare = (one: Overrides, other: Overrides, ids: readonly [string, string] = ['stem-learning:1', 'raeng:1']) =>
  measureLikeness(createListing(ids[0], one), createListing(ids[1], other));
const session = (start: string, town: string | null = null) => ({
  start,
  timeZone: 'Europe/London',
  venue: town === null ? null : { town },
});

test.each<[contradiction: string, one: Overrides, other: Overrides]>([
  ['hub', { kind: 'HUB' }, { kind: 'PROGRAMME' }],
  ['kind', { kind: 'COURSE' }, { kind: 'COMPETITION' }],
  ['kind', { kind: 'EVENT' }, { kind: 'COMPETITION' }],
  ['code', { kind: 'COURSE', codes: ['CP220'] }, { kind: 'COURSE', codes: ['CP420'] }],
  ['number', { title: 'Bridges, unit 1' }, { title: 'Bridges, unit two' }],
  ['number', { title: 'Year 5: bridges that bend' }, { title: 'Year 6: bridges that bend' }],
  ['number', { title: 'Programming A – Bridges' }, { title: 'Programming B – Bridges' }],
  ['number', { title: 'Bridges part II' }, { title: 'Bridges part 1' }],
  ['ages', { ageRange: { from: 5, to: 11 } }, { ageRange: { from: 11, to: null } }],
  ['ages', { keyStages: ['KS1', 'KS2'] }, { ageRange: { from: 14, to: 16 } }],
  ['days', { kind: 'EVENT', sessions: [session('2027-03-01')] }, { kind: 'EVENT', sessions: [session('2027-03-02')] }],
  [
    'town',
    { kind: 'EVENT', sessions: [session('2027-03-01', 'York')] },
    { kind: 'EVENT', sessions: [session('2027-03-01', 'Truro')] },
  ],
  ['way', { title: 'Bridges that bend - face to face' }, { title: 'Bridges that bend - remote' }],
  ['phase', { title: 'Primary bridges that bend' }, { title: 'Secondary bridges that bend' }],
])('%s: nothing makes %j and %j one work', (name, one, other) => {
  const page = { url: 'https://pages.invalid/bridges' };
  const differs = name === 'kind' ? {} : page;
  const { score, contradiction } = compare({ ...one, ...differs }, { ...other, ...differs });
  expect([score, contradiction?.name]).toEqual([0, name]);
});

test('two things of one partner are never one work', () => {
  expect(compare({}, {}, ['raeng:1', 'raeng:2']).contradiction?.name).toBe('partner');
});

test('a day is the day at the place, and listings of a course need share but one', () => {
  const late = { kind: 'EVENT', sessions: [session('2027-06-30T23:30:00Z')] } as const;
  expect(compare(late, { kind: 'EVENT', sessions: [session('2027-07-01T09:00:00Z')] }).score).toBeGreaterThan(
    SAME_FROM,
  );
  const course = (...days: readonly string[]): Overrides => ({
    kind: 'COURSE',
    sessions: days.map((day) => session(day)),
  });
  expect(compare(course('2027-03-01', '2027-04-01'), course('2027-04-01')).contradiction).toBeNull();
  expect(compare(course('2027-03-01'), course('2027-04-01')).contradiction?.name).toBe('days');
  expect(compare(course('2027-03-01'), course()).contradiction).toBeNull();
});

test('a score says what it is made of', () => {
  const one = {
    url: 'https://www.stem.org.uk/rxtd7',
    title: 'Bridges',
    publisher: 'Royal Society',
    keyStages: ['KS2'],
  } as const;
  const other = {
    url: 'https://www.stem.org.uk/node/25957',
    title: 'Bridges resource',
    publisher: 'Arup',
    ageRange: { from: 7, to: 9 },
  };
  expect(compare(one, other)).toEqual({
    score: 0.644,
    parts: { page: 0.45, title: 0.34375, otherPublisher: -0.2, ages: 0.05 },
    contradiction: null,
  });
  expect(compare({ codes: ['CP253'], kind: 'COURSE' }, { title: 'Kit (CP253)', kind: 'COURSE' }).parts).toEqual({
    identifier: 0.75,
  });
  const mention = 'Goes with https://www.stem.org.uk/elibrary/resource/25957.';
  expect(compare({ ...one, title: 'Arches' }, { title: 'Lintels', summary: mention }).parts).toEqual({ mention: 0.35 });
});

test('likeness is the same from either side', () => {
  const words = fc.constantFrom(
    'bridge',
    'bridges',
    'turbine',
    'turbnie',
    'engineering',
    'engineerign',
    'unit 1',
    'A',
    'and',
    '2018',
  );
  const listing = fc.record({
    title: fc.array(words, { maxLength: 6 }).map((all) => all.join(' ')),
    publisher: fc.constantFrom(null, 'Arup', 'IET'),
    url: fc.constantFrom('https://pages.invalid/1', 'https://pages.invalid/2', 'https://pages.invalid/'),
    summary: fc.constantFrom(null, 'See https://pages.invalid/1'),
  });
  fc.assert(
    fc.property(listing, listing, (one, other) => {
      const [first, second] = [createListing('raeng:1', one), createListing('iet-faraday:1', other)];
      expect(measureLikeness(first, second)).toEqual(measureLikeness(second, first));
    }),
  );
});

describe('words of titles', () => {
  test.each([
    ['Year 5: Forces & magnets', ['force', 'magnet', 'y5'], ['y5']],
    ['IET Faraday® Challenge Days 2021-22', ['2021', '2022', 'challenge', 'day', 'faraday', 'iet'], ['2021', '2022']],
    ['Key stage 3 micro:bits, face-to-face', ['facetoface', 'ks3', 'microbit'], ['ks3']],
    ['Unit two, part IV', ['2', '4', 'part', 'unit'], ['2', '4']],
    ['The Programming B', ['bb', 'programming'], ['bb']],
    ['A of the', [], []],
  ])('%s', (title, words, numbers) => {
    expect(toTitleWords(title)).toEqual({ words, numbers });
  });
});

test('identifiers are found in one form, and what only looks like one is not', () => {
  expect(
    findIdentifiers(
      'CP253, doi.org/10.1000/XYZ.1. ISBN 0-306-40615-2 or 978-0-306-40615-7, not 0-306-40615-3; B2 2018',
    ),
  ).toEqual(['code:CP253', 'doi:10.1000/xyz.1', 'isbn:9780306406157', 'isbn:9780306406157']);
  expect(findIdentifiers('https://teachcomputing.org/courses/cp008/leading')).toEqual(['code:CP008']);
  expect(findPages('(https://www.stem.org.uk/rxtd7), http://www.raeng.org.uk/bobresource/.')).toEqual([
    'node:25957',
    'page:raeng.org.uk/bobresource',
  ]);
  expect(toPage('https://www.stem.org.uk/')).toBeNull();
});

test('of two listings that are alike to a third only the better is of its work', () => {
  const theirs = createListing('raeng:1', { publisher: 'Arup' });
  const [worse, better] = [createListing('iet-faraday:1'), createListing('iet-faraday:2', { publisher: 'Arup' })];
  for (const all of [
    [theirs, worse, better],
    [better, worse, theirs],
    [worse, theirs, better],
  ]) {
    const works = toClusters(all, findAlike(all)).map((work) => work.map(({ id }) => id));
    expect(works).toEqual([['iet-faraday:1'], ['iet-faraday:2', 'raeng:1']]);
  }
});

test('the preferred listing is the most complete one on offer, and does not change for a single fact', () => {
  const [raeng, faraday] = [createListing('raeng:1'), createListing('iet-faraday:1', { summary: 'On bridges.' })];
  const full = createListing('stem-learning:1', { summary: 'On bridges.', publisher: 'Arup' });
  expect(choosePreferred([raeng, faraday], null).id).toBe('iet-faraday:1');
  expect(choosePreferred([raeng, faraday], 'raeng:1').id).toBe('raeng:1');
  expect(choosePreferred([raeng, faraday, full], 'raeng:1').id).toBe('stem-learning:1');
  expect(choosePreferred([raeng, faraday], 'stem-learning:1').id).toBe('iet-faraday:1');
  expect(choosePreferred([raeng, { ...full, current: false }], 'stem-learning:1').id).toBe('raeng:1');
});
