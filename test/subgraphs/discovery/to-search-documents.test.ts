import { describe, expect, it } from 'vitest';
import type { IndexedItemFragment } from '../../../schema/operations.generated.ts';
import type { ItemWork } from '../../../subgraphs/discovery/merging/item-work.ts';
import type { SearchDocument } from '../../../subgraphs/discovery/search-document.ts';
import { toSearchDocuments } from '../../../subgraphs/discovery/to-search-documents.ts';
import { createIndexedCourse, createIndexedResource, createIndexedSession } from '../../support/indexed-items.ts';

const now = new Date('2026-11-22T10:00:00Z');
const seconds = (moment: string): number => Date.parse(moment) / 1000;
const only = (item: IndexedItemFragment): SearchDocument | undefined => {
  const documents = toSearchDocuments(item, now);
  expect(documents).toHaveLength(1);
  return documents[0];
};

const hub = (overrides: Partial<Extract<IndexedItemFragment, { __typename: 'Hub' }>> = {}): IndexedItemFragment => ({
  __typename: 'Hub',
  id: 'local-hubs:norfolk',
  partner: 'LOCAL_HUBS',
  kind: 'HUB',
  title: 'Norfolk Computing Hub',
  summary: null,
  url: 'https://hub.invalid/',
  otherUrls: [],
  image: null,
  publisher: null,
  keyStages: [],
  ageRange: null,
  yearGroups: [],
  subjects: ['Computing'],
  topics: [],
  nations: [],
  status: 'CURRENT',
  licence: null,
  publishedOn: null,
  codes: [],
  hub: null,
  firstSeenAt: '2026-01-01T00:00:00Z',
  changedAt: '2026-01-01T00:00:00Z',
  checkedAt: '2026-11-21T00:00:00Z',
  hubKind: 'COMPUTING_HUB',
  region: 'EAST_OF_ENGLAND',
  areas: ['Norfolk'],
  leadOrganisation: 'Neatherd High School',
  venue: {
    name: null,
    town: 'Dereham',
    postcode: 'NR20 3AX',
    region: 'EAST_OF_ENGLAND',
    location: { latitude: 52.7245, longitude: 0.9812, precision: 'OUTCODE' },
  },
  ...overrides,
});

describe('the document of a resource', () => {
  it('holds all that a card and a search need', () => {
    const resource = createIndexedResource('stem-learning:12', {
      title: 'The 2 best circuits',
      summary: 'A lesson on circuits.',
      url: 'https://stem.invalid/12',
      otherUrls: ['https://stem.invalid/node/12', 'https://stem.invalid/12'],
      publisher: 'Nuffield',
      keyStages: ['KS3'],
      ageRange: { from: 11, to: null },
      yearGroups: [{ nation: 'SCOTLAND', label: 'S1' }],
      subjects: ['Physics'],
      topics: ['Circuits', ' '],
      resourceTypes: ['lesson plan'],
      licence: { code: 'CC-BY-4.0' },
      publishedOn: '2020-05-01',
      codes: ['PH12'],
      free: true,
      costText: '20p a pupil',
      nations: ['SCOTLAND'],
      duration: 'PT1H30M',
    });
    expect(toSearchDocuments(resource, now)).toEqual([
      {
        documentId: 'stem-learning_3a12',
        itemKey: 'stem-learning_3a12',
        itemId: 'stem-learning:12',
        main: true,
        placement: true,
        workId: 'work:stem-learning:12',
        preferred: true,
        listedBy: ['STEM_LEARNING'],
        alsoListedBy: [],
        typeName: 'StemLearningResource',
        partner: 'STEM_LEARNING',
        kind: 'RESOURCE',
        status: 'CURRENT',
        title: 'The 2 best circuits',
        titleSort: '000002 best circuits',
        summary: 'A lesson on circuits.',
        url: 'https://stem.invalid/12',
        urls: ['stem.invalid/12', 'stem.invalid/node/12'],
        publisher: 'Nuffield',
        licence: 'CC-BY-4.0',
        codes: ['PH12'],
        keyStages: ['KS3'],
        ageRange: { from: 11, to: null },
        youngestAge: 11,
        oldestAge: 120,
        subjects: ['Physics'],
        topics: ['Circuits'],
        resourceTypes: ['lesson plan'],
        deliveryMode: null,
        audiences: [],
        nations: ['SCOTLAND'],
        durationMinutes: 90,
        free: true,
        priceText: '20p a pupil',
        hub: null,
        hubKey: null,
        hubKind: null,
        regions: [],
        places: [],
        outcodes: [],
        postcodeAreas: [],
        _geo: null,
        sessions: [],
        dated: false,
        sessionStarts: [],
        nextStart: null,
        upcomingUntil: null,
        visibleFrom: 0,
        refreshAt: null,
        currency: 0,
        completeness: 5,
        newestAt: seconds('2020-05-01T00:00:00Z'),
        firstSeenAt: seconds('2026-01-01T00:00:00Z'),
        checkedAt: '2026-01-01T00:00:00Z',
        placeWords: [],
        words: [
          'teaching resource for the classroom',
          'KS3, Key Stage 3, Year 7, Year 8, Year 9',
          'S1',
          'free',
          'STEM Learning',
        ],
        details: [],
      } satisfies SearchDocument,
    ]);
  });

  it('has nothing in it that could pass for a highlight', () => {
    const document = only(createIndexedResource('a', { title: 'a\uE000b', summary: '\uE001c', publisher: '\uE000' }));
    expect(document).toMatchObject({ title: 'ab', summary: 'c', publisher: '' });
  });

  it('has no ages where none are stated', () => {
    const document = only(createIndexedResource('a', { ageRange: { from: null, to: null } }));
    expect(document).toMatchObject({ ageRange: null, youngestAge: null, oldestAge: null });
  });

  it('is new when it was published or seen to change, not when it was first seen', () => {
    const changed = createIndexedResource('a', { publishedOn: '2026-06-01', changedAt: '2026-07-01T08:00:00Z' });
    expect(only(changed)?.newestAt).toBe(seconds('2026-07-01T08:00:00Z'));
    expect(only(createIndexedResource('b'))?.newestAt).toBeNull();
  });
});

describe('how long a thing takes', () => {
  it.each([
    ['PT30M', 30],
    ['P1D', 1440],
    ['PT90S', 2],
    ['P1M', null],
    ['P1Y', null],
    ['an hour', null],
    [null, null],
  ])('%j is %j minutes', (duration, minutes) => {
    expect(only(createIndexedResource('a', { duration }))?.durationMinutes).toBe(minutes);
  });
});

describe('the documents of one work in two catalogues', () => {
  const other: ItemWork['others'][number] = {
    id: 'iet-faraday:7',
    partner: 'IET_FARADAY',
    url: 'https://faraday.invalid/7',
    urls: ['faraday.invalid/7'],
    codes: ['IF7'],
    title: 'Circuits, the other way',
  };
  const resource = createIndexedResource('stem-learning:12', {
    title: 'Circuits',
    url: 'https://stem.invalid/12',
    codes: ['PH12'],
  });
  const listed = (preferred: boolean): SearchDocument | undefined =>
    toSearchDocuments(resource, now, { workId: 'work:stem-learning:12', preferred, others: [other] })[0];

  it('name both partners, and the listing elsewhere', () => {
    for (const preferred of [true, false]) {
      expect(listed(preferred)).toMatchObject({
        workId: 'work:stem-learning:12',
        preferred,
        listedBy: ['IET_FARADAY', 'STEM_LEARNING'],
        alsoListedBy: [{ id: 'iet-faraday:7', partner: 'IET_FARADAY', url: 'https://faraday.invalid/7' }],
      });
    }
  });

  it('let the one that is shown be found by what the other is found by', () => {
    expect(listed(true)).toMatchObject({ urls: ['stem.invalid/12', 'faraday.invalid/7'], codes: ['PH12', 'IF7'] });
    expect(listed(true)?.words).toEqual(expect.arrayContaining(['Circuits, the other way', 'IET Faraday']));
    expect(listed(false)).toMatchObject({ urls: ['stem.invalid/12'], codes: ['PH12'] });
    expect(listed(false)?.words).not.toContain('Circuits, the other way');
  });
});

describe('the document of a hub', () => {
  it('is found by its place, its kind and what it offers, and carries its own card', () => {
    expect(only(hub())).toMatchObject({
      typeName: 'Hub',
      hub: { id: 'local-hubs:norfolk', name: 'Norfolk Computing Hub', kind: 'COMPUTING_HUB' },
      hubKey: null,
      hubKind: 'COMPUTING_HUB',
      regions: ['EAST_OF_ENGLAND'],
      places: [{ latitude: 52.7245, longitude: 0.9812, outcode: 'NR20' }],
      outcodes: ['NR20'],
      postcodeAreas: ['NR'],
      _geo: { lat: 52.7245, lng: 0.9812 },
      main: true,
      placement: true,
      placeWords: ['Dereham', 'Norfolk', 'East of England', 'NR20'],
      words: ['hub, local support, network', 'Computing Hub', 'Local STEM hubs'],
      details: ['Neatherd High School', 'CPD course, training for teachers'],
    });
  });

  it('without a known place has none', () => {
    expect(only(hub({ venue: null }))).toMatchObject({ _geo: null, places: [], outcodes: [] });
  });
});

describe('the documents of a course', () => {
  const york = createIndexedSession('York', '2027-01-10T09:00:00Z');
  const yorkAgain = createIndexedSession('York', '2027-03-10T09:00:00Z');
  const truro = createIndexedSession('Truro', '2027-02-10T09:00:00Z');
  const online = { ...createIndexedSession('York', '2027-02-20T16:00:00Z'), venue: null };
  const pastNorwich = createIndexedSession('Norwich', '2026-01-10T09:00:00Z');

  it('say for whom they are and how long they take', () => {
    const course = createIndexedCourse('raeng:1', { audience: ['New teachers', ' '], duration: 'P1D' });
    expect(only(course)).toMatchObject({ audiences: ['New teachers'], durationMinutes: 1440 });
  });

  it('in one place are one, that stands for the item and the place', () => {
    const document = only(createIndexedCourse('raeng:1', { sessions: [yorkAgain, york] }));
    expect(document).toMatchObject({
      main: true,
      placement: true,
      _geo: { lat: 53.946, lng: -1.053 },
      outcodes: ['YO10'],
      regions: ['YORKSHIRE_AND_THE_HUMBER'],
      dated: true,
      sessionStarts: [seconds(york.start), seconds(yorkAgain.start)],
      nextStart: seconds(york.start),
      upcomingUntil: seconds(yorkAgain.start),
      refreshAt: seconds(york.start),
      currency: 0,
    });
    expect(document?.sessions.map(({ start }) => start)).toEqual([york.start, yorkAgain.start]);
  });

  it('in several places are a main one and one for each place, with the sessions there', () => {
    const documents = toSearchDocuments(
      createIndexedCourse('raeng:1', { sessions: [york, truro, online, yorkAgain] }),
      now,
    );
    const places = documents.map(({ documentId, main, placement, _geo, sessionStarts, nextStart }) => ({
      documentId,
      main,
      placement,
      latitude: _geo?.lat ?? null,
      sessionStarts,
      nextStart,
    }));
    const [first, second, third, fourth] = [york, truro, online, yorkAgain].map(({ start }) => seconds(start));
    expect(places).toEqual([
      {
        documentId: 'raeng_3a1',
        main: true,
        placement: false,
        latitude: null,
        sessionStarts: [first, second, third, fourth],
        nextStart: first,
      },
      {
        documentId: 'raeng_3a1__1',
        main: false,
        placement: true,
        latitude: 53.946,
        sessionStarts: [first, fourth],
        nextStart: first,
      },
      {
        documentId: 'raeng_3a1__2',
        main: false,
        placement: true,
        latitude: 50.264,
        sessionStarts: [second],
        nextStart: second,
      },
      {
        documentId: 'raeng_3a1__3',
        main: false,
        placement: true,
        latitude: null,
        sessionStarts: [third],
        nextStart: third,
      },
    ]);
    const shared = documents.map((document) => ({
      ...document,
      documentId: '',
      main: true,
      placement: true,
      _geo: null,
      sessionStarts: [],
      nextStart: null,
    }));
    expect(new Set(shared.map((document) => JSON.stringify(document))).size).toBe(1);
    expect(documents[0]?.outcodes).toEqual(['YO10', 'TR1']);
  });

  it('do not count places that only past sessions had, while there are others to come', () => {
    const documents = toSearchDocuments(createIndexedCourse('raeng:1', { sessions: [pastNorwich, york] }), now);
    expect(documents.map(({ _geo, sessionStarts }) => [_geo?.lat ?? null, sessionStarts.length])).toEqual([
      [null, 2],
      [53.946, 1],
      [null, 1],
    ]);
    expect(documents[0]).toMatchObject({ outcodes: ['YO10'], regions: ['YORKSHIRE_AND_THE_HUMBER'], currency: 0 });
  });

  it('that is over keep the place where it was, and rank as past', () => {
    expect(only(createIndexedCourse('raeng:1', { sessions: [pastNorwich] }))).toMatchObject({
      outcodes: ['NR4'],
      nextStart: null,
      currency: 1,
      refreshAt: null,
    });
  });

  it('stand for at most thirty places and lose no session', () => {
    const sessions = Array.from({ length: 40 }, (_, at) => {
      const session = createIndexedSession('York', `2027-01-01T${String(at % 24).padStart(2, '0')}:00:00Z`);
      const location = { latitude: 51 + at / 100, longitude: 0, precision: 'EXACT' } as const;
      return { ...session, venue: { name: null, town: null, postcode: null, region: null, location } };
    });
    const documents = toSearchDocuments(createIndexedCourse('raeng:1', { sessions }), now);
    expect(documents.filter(({ _geo }) => _geo !== null)).toHaveLength(30);
    expect(documents).toHaveLength(32);
  });

  it('count a day without times as to come until it is over', () => {
    const today = { ...york, start: '2026-11-22T00:00:00+00:00', allDay: true };
    expect(only(createIndexedCourse('raeng:1', { sessions: [today] }))).toMatchObject({
      currency: 0,
      nextStart: seconds('2026-11-22T00:00:00Z'),
      refreshAt: seconds('2026-11-23T00:00:00Z'),
    });
  });

  it('go out of date once more when what has begun is over, since its partner then calls it closed', () => {
    const week = { ...york, start: '2026-11-20T09:00:00+00:00', end: '2026-11-27T16:00:00+00:00' };
    expect(only(createIndexedCourse('raeng:1', { sessions: [week] }))).toMatchObject({
      currency: 1,
      refreshAt: seconds('2026-11-27T16:00:01Z'),
    });
    const days = { ...week, start: '2026-11-20T00:00:00Z', end: '2026-11-23T00:00:00Z', allDay: true };
    expect(only(createIndexedCourse('raeng:1', { sessions: [days] }))?.refreshAt).toBe(seconds('2026-11-24T00:00:00Z'));
    const over = { ...week, end: '2026-11-21T16:00:00+00:00' };
    expect(only(createIndexedCourse('raeng:1', { sessions: [over] }))?.refreshAt).toBeNull();
  });

  it('carry no more sessions than a card could use, the next ones first', () => {
    const sessions = Array.from({ length: 100 }, (_, at) =>
      createIndexedSession('York', new Date(now.getTime() + (at - 50) * 86_400_000 + 3_600_000).toISOString()),
    );
    const document = only(createIndexedCourse('raeng:1', { sessions }));
    expect(document?.sessions).toHaveLength(60);
    expect(document?.sessions[0]?.start).toBe('2026-11-22T11:00:00.000Z');
    expect(document?.sessions[59]?.startsAt).toBeLessThan(seconds('2026-11-22T10:00:00Z'));
    expect(document?.sessionStarts).toHaveLength(100);
  });
});

describe('the document of an activity', () => {
  const activity = (
    overrides: Partial<Extract<IndexedItemFragment, { __typename: 'FaradayActivity' }>>,
  ): IndexedItemFragment => {
    const { duration: _, funding: __, outcomes: ___, ...course } = createIndexedCourse('iet-faraday:1');
    return {
      ...course,
      partner: 'IET_FARADAY',
      kind: 'COMPETITION',
      dateText: null,
      deadline: null,
      embargoUntil: null,
      eligibility: null,
      venue: null,
      ...overrides,
      __typename: 'FaradayActivity',
    };
  };

  it('is hidden until its embargo ends, and goes out of date then', () => {
    expect(only(activity({ embargoUntil: '2026-12-01T00:00:00Z' }))).toMatchObject({
      visibleFrom: seconds('2026-12-01T00:00:00Z'),
      refreshAt: seconds('2026-12-01T00:00:00Z'),
    });
  });

  it('ranks as past once its deadline is', () => {
    expect(only(activity({ deadline: '2026-11-22T09:59:59Z' }))).toMatchObject({ currency: 1, refreshAt: null });
    expect(only(activity({ deadline: '2026-11-22T10:00:01Z' }))).toMatchObject({
      currency: 0,
      refreshAt: seconds('2026-11-22T10:00:01Z'),
    });
  });

  it('lends its venue to sessions that state none', () => {
    const { venue, ...session } = createIndexedSession('Truro', '2027-01-10T09:00:00Z');
    expect(only(activity({ venue, sessions: [{ ...session, venue: null }] }))).toMatchObject({
      _geo: { lat: 50.264, lng: -5.105 },
      regions: ['SOUTH_WEST'],
    });
  });

  it('carries the hub that offers it, and is filtered by it', () => {
    const card = { id: 'local-hubs:N1', name: 'Norfolk', kind: 'OTHER' } as const;
    expect(only(activity({ hub: card }))).toMatchObject({ hub: card, hubKey: 'local-hubs_3a_4e1', hubKind: null });
  });

  it.each([
    ['CLOSED', 2],
    ['ARCHIVED', 3],
  ] as const)('that is %s ranks after what is on offer', (status, currency) => {
    expect(only(activity({ status }))?.currency).toBe(currency);
  });
});
