// A run of a partner's harvest, from feeds to summary, over a real Catalogue.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Catalogue } from '../../../../subgraphs/kit/catalogue/catalogue.ts';
import { openSqliteCatalogue } from '../../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import { createPartnerSubgraph } from '../../../../subgraphs/kit/create-partner-subgraph.ts';
import { readSettings } from '../../../../subgraphs/kit/env.ts';
import { FeedError } from '../../../../subgraphs/kit/errors.ts';
import type { HarvestFeed, HarvestOutcome } from '../../../../subgraphs/kit/harvest/harvest-feed.ts';
import { type HarvestOptions, harvestPartner } from '../../../../subgraphs/kit/harvest/harvest-partner.ts';
import type { HarvestSummary } from '../../../../subgraphs/kit/harvest/harvest-summary.ts';
import type { HttpClient } from '../../../../subgraphs/kit/http/http-client.ts';
import { createLog } from '../../../../subgraphs/kit/log.ts';
import { createRejection } from '../../../../subgraphs/kit/rejection.ts';
import type { PartnerSubgraph, SubgraphEnvironment } from '../../../../subgraphs/kit/subgraph.ts';
import { createPlainHttpClient } from '../../../support/plain-http-client.ts';
import { createResource } from '../../../support/sample-items.ts';
import { keep, keepFrom, reject, remove, unread } from '../../../support/sample-outcomes.ts';
import { serve } from '../../../support/serve.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

let folder: { path: string; remove(): Promise<void> };
let catalogue: Catalogue;
let environment: SubgraphEnvironment;

beforeEach(async () => {
  folder = await createTemporaryFolder();
  const now = () => new Date('2026-11-21T09:00:00Z');
  environment = { settings: readSettings({ DATA_DIR: folder.path }), log: createLog('silent'), now };
  catalogue = openSqliteCatalogue({ file: `${folder.path}/catalogue.sqlite`, partner: 'STEM_LEARNING', now });
});

afterEach(async () => {
  await catalogue.close();
  await folder.remove();
});

type FeedSource = () => Iterable<HarvestOutcome> | AsyncIterable<HarvestOutcome>;

function createFeed(name: string, source: FeedSource, missing: HarvestFeed['missing'] = 'remove'): HarvestFeed {
  return {
    name,
    missing,
    async *outcomes() {
      yield* source();
    },
  };
}

function createPartner(listFeeds: PartnerSubgraph['listFeeds']): PartnerSubgraph {
  return createPartnerSubgraph({
    name: 'stem-learning',
    partner: 'STEM_LEARNING',
    title: 'STEM Learning',
    root: 'stemLearning',
    typePrefix: 'StemLearning',
    typeNames: { LearningResource: 'StemLearningResource' },
    sdlUrl: new URL('../../../../subgraphs/stem-learning/schema.graphql', import.meta.url),
    listFeeds,
  });
}

function harvest(feeds: readonly HarvestFeed[], options: Partial<HarvestOptions> = {}): Promise<HarvestSummary> {
  const subgraph = createPartner(async function* () {
    yield* feeds;
  });
  return harvestPartner({ subgraph, catalogue, client: createPlainHttpClient(), environment, ...options });
}

const items = (...ids: readonly string[]) => ids.map((id) => keep(createResource(id)));
const many = (count: number) => items(...Array.from({ length: count }, (_, at) => `item ${at}`));
const kept = async (): Promise<readonly string[]> =>
  (await catalogue.list({ afterId: null, first: 1_000, kinds: null })).items.map((item) => item.id);

test('a complete run tells every record and item, is kept, and is given back', async () => {
  await harvest([createFeed('resources', () => items('a', 'b', 'c')), createFeed('news', () => items('d'), 'keep')]);
  const summary = await harvest([
    createFeed('resources', () => [
      keep(createResource('a', { title: 'New' }), [], 3),
      ...items('b', 'e', 'e'),
      reject('row 9'),
    ]),
    createFeed('news', () => [remove('d')], 'keep'),
  ]);
  expect(summary).toEqual({
    partner: 'STEM_LEARNING',
    runId: expect.any(String),
    startedAt: '2026-11-21T09:00:00.000Z',
    finishedAt: '2026-11-21T09:00:00.000Z',
    complete: true,
    failure: null,
    feeds: [
      { name: 'resources', read: 7, kept: 5, rejected: 2, items: 3, added: 1, changed: 1, removed: 1, failure: null },
      { name: 'news', read: 0, kept: 0, rejected: 0, items: 0, added: 0, changed: 0, removed: 1, failure: null },
    ],
    totals: { read: 7, kept: 5, rejected: 2, items: 3, added: 1, changed: 1, removed: 2 },
    rejections: { DUPLICATE_RECORD: 1, MISSING_FIELD: 1 },
    traffic: { requests: 0, notModified: 0, fromStore: 0, bytes: 0 },
  });
  expect(await catalogue.lastHarvest()).toEqual(summary);
  expect(await kept()).toEqual(['a', 'b', 'e']);
});

test('a feed that breaks in the middle stays as it was, and the others go on', async () => {
  await harvest([createFeed('resources', () => items('a', 'b')), createFeed('news', () => items('c'))]);
  const summary = await harvest([
    createFeed('resources', function* () {
      yield* many(450);
      throw new FeedError('FEED_TIMEOUT', 'https://partner.invalid/', 'no answer\nafter 20 s');
    }),
    createFeed('news', () => items('c', 'd')),
  ]);
  expect(summary.complete).toBe(false);
  expect(summary.feeds).toEqual([
    {
      name: 'resources',
      read: 400,
      kept: 400,
      rejected: 0,
      items: 2,
      added: 0,
      changed: 0,
      removed: 0,
      failure: { code: 'FEED_TIMEOUT', message: 'no answer after 20 s' },
    },
    { name: 'news', read: 2, kept: 2, rejected: 0, items: 2, added: 1, changed: 0, removed: 0, failure: null },
  ]);
  expect(await kept()).toEqual(['a', 'b', 'c', 'd']);
  expect(await catalogue.lastSuccess()).toBe('2026-11-21T09:00:00.000Z');
  expect((await catalogue.lastHarvest())?.complete).toBe(false);
});

test('an unexpected exception in a feed is that feed’s failure', async () => {
  const summary = await harvest([
    createFeed('resources', () => {
      throw new TypeError('x is not a function');
    }),
    createFeed('news', () => items('a')),
  ]);
  expect(summary.feeds.map(({ failure }) => failure)).toEqual([
    { code: 'FEED_FAULT', message: 'TypeError: x is not a function' },
    null,
  ]);
  expect(await kept()).toEqual(['a']);
});

test('a list of feeds that breaks fails the partner, and keeps what was read before', async () => {
  await harvest([createFeed('resources', () => items('a')), createFeed('news', () => items('b'))]);
  const subgraph = createPartner(async function* () {
    yield createFeed('resources', () => items('a', 'c'));
    throw new FeedError('FEED_UNREACHABLE', 'https://partner.invalid/', 'the register did not answer');
  });
  const summary = await harvestPartner({ subgraph, catalogue, client: createPlainHttpClient(), environment });
  expect(summary).toMatchObject({
    complete: false,
    failure: { code: 'FEED_UNREACHABLE', message: 'the register did not answer' },
    feeds: [{ name: 'resources', added: 1 }],
  });
  expect(await kept()).toEqual(['a', 'b', 'c']);
});

test('a reading that would remove too much is refused with its numbers, and the run is not complete', async () => {
  await harvest([createFeed('resources', () => many(40))]);
  const summary = await harvest([createFeed('resources', () => [...many(30), reject('row 31')])]);
  expect(summary).toMatchObject({
    complete: false,
    feeds: [
      {
        read: 31,
        kept: 30,
        rejected: 1,
        items: 40,
        removed: 0,
        failure: {
          code: 'HARVEST_REFUSED_SHRINK',
          message: "this would remove 10 of the 40 items of 'resources'; allowed are 15% or 5 items",
        },
      },
    ],
  });
  expect(await catalogue.count(null)).toBe(40);
  expect((await catalogue.rejections({ feed: null, after: null, first: 5 })).rejections).toMatchObject([
    { recordId: 'row 31', runId: summary.runId },
  ]);
});

test('items of a feed that is not listed any more go when it is not listed twice', async () => {
  const news = createFeed('news', () => items('n'));
  const resources = createFeed('resources', () => many(10));
  await harvest([resources, news]);
  await harvest([resources]);
  expect(await catalogue.count(null)).toBe(11);
  expect(await harvest([resources])).toMatchObject({
    complete: true,
    feeds: [{ name: 'resources' }, { name: 'news', read: 0, items: 0, removed: 1, failure: null }],
  });
  expect(await catalogue.count(null)).toBe(10);
});

test('many small feeds that are not listed any more are refused together', async () => {
  const hubs = Array.from({ length: 10 }, (_, at) =>
    createFeed(`hub ${at}`, () => items(`one of ${at}`, `two of ${at}`)),
  );
  await harvest(hubs);
  const half = hubs.slice(0, 5);
  await harvest(half);
  const summary = await harvest(half);
  expect(summary.complete).toBe(false);
  expect(summary.feeds.slice(5).map(({ failure }) => failure?.message)).toEqual(
    Array.from({ length: 5 }, () => 'this would remove 10 of the 20 items of the partner; allowed are 15% or 5 items'),
  );
  expect(await catalogue.count(null)).toBe(20);
  expect(await harvest(hubs)).toMatchObject({ complete: true, totals: { added: 0, changed: 0, removed: 0 } });
});

test('a partner that lists nothing at all does not empty its catalogue', async () => {
  await harvest([createFeed('resources', () => many(10))]);
  await harvest([]);
  expect(await harvest([])).toMatchObject({
    complete: false,
    feeds: [
      {
        failure: {
          code: 'HARVEST_REFUSED_SHRINK',
          message: 'this would remove 10 of the 10 items of the partner; allowed are 15% or 5 items',
        },
      },
    ],
  });
  expect(await catalogue.count(null)).toBe(10);
});

test('two feeds of one name are a fault, and the first of them is kept', async () => {
  const summary = await harvest([createFeed('same', () => items('a')), createFeed('same', () => items('b'))]);
  expect(summary).toMatchObject({
    complete: false,
    failure: { code: 'FEED_FAULT', message: "two feeds are called 'same'" },
  });
  expect(await kept()).toEqual(['a']);
});

test('progress is told after each batch', async () => {
  const told: unknown[] = [];
  await harvest([createFeed('resources', () => many(450))], { onProgress: (feed, read) => told.push([feed, read]) });
  expect(told).toEqual([
    ['resources', 200],
    ['resources', 400],
    ['resources', 450],
  ]);
});

test('a run that is stopped ends the request under way, leaves the feed as it was, and lets the next run begin', async () => {
  await harvest([createFeed('resources', () => items('a'))]);
  const stop = new AbortController();
  await using server = await serve(() => ({
    '/slow': () => {
      stop.abort();
      return { body: 'late' };
    },
  }));
  const subgraph = createPartner(async function* (_environment: SubgraphEnvironment, client: HttpClient) {
    yield createFeed('resources', async function* () {
      yield* items('b');
      await client.get(`${server.origin}/slow`);
      yield* items('c');
    });
    yield createFeed('news', () => items('d'));
  });
  const client = createPlainHttpClient();
  const summary = await harvestPartner({ subgraph, catalogue, client, environment, signal: stop.signal });
  const failure = { code: 'HARVEST_ABORTED', message: 'the run was stopped' };
  expect(summary).toMatchObject({ complete: false, failure, feeds: [{ name: 'resources', failure }] });
  expect(summary.traffic.requests).toBe(1);
  expect(await kept()).toEqual(['a']);
  expect((await harvest([createFeed('resources', () => items('a'))])).complete).toBe(true);
});

test('while another run has not ended, a harvest is refused by its code', async () => {
  const run = await catalogue.startRun();
  await expect(harvest([])).rejects.toMatchObject({ code: 'HARVEST_RUNNING' });
  await run.close();
});

test('a fault of the store is thrown and ends the run', async () => {
  const summary = harvest([createFeed('resources', () => [keep({ ...createResource('a'), kind: JSON.parse('{}') })])]);
  await expect(summary).rejects.toThrow();
  expect(await catalogue.lastHarvest()).toBeNull();
  expect((await harvest([createFeed('resources', () => items('a'))])).complete).toBe(true);
});

test('a part of a feed that could not be read is a record rejected, and its items stay', async () => {
  await harvest([createFeed('pages', () => [keepFrom('/one', 'a'), keepFrom('/two', 'b'), keepFrom('/three', 'c')])]);
  const summary = await harvest([createFeed('pages', () => [unread('/one'), keepFrom('/two', 'b')])]);
  expect(summary).toMatchObject({
    complete: true,
    totals: { read: 2, kept: 1, rejected: 1, items: 2, added: 0, changed: 0, removed: 1 },
    rejections: { MALFORMED_RECORD: 1 },
  });
  expect(await kept()).toEqual(['a', 'b']);
});

const settingsOf = (overrides: Readonly<Record<string, string>>) => ({
  environment: { ...environment, settings: readSettings({ DATA_DIR: folder.path, ...overrides }) },
});
const ACCEPTANCE = { by: 'anna@cron-1', reason: 'they closed the archive', at: '2026-11-21T08:59:00.000Z' };

test('a loss that is no refusal yet is a warning, kept with the run', async () => {
  await harvest([createFeed('resources', () => many(100))]);
  const summary = await harvest([createFeed('resources', () => many(90))]);
  const message = "this would remove 10 of the 100 items of 'resources'; more than 15% would be refused";
  expect(summary.feeds).toMatchObject([
    { removed: 10, failure: null, warnings: [{ guard: 'shrink', message, accepted: false }] },
  ]);
  expect(await catalogue.lastHarvest()).toEqual(summary);
});

test('a hub of 20 items may lose three, and a partner may be given limits of its own', async () => {
  await harvest([createFeed('hub', () => many(20))]);
  const three = await harvest([createFeed('hub', () => many(17))]);
  expect(three.feeds).toMatchObject([{ removed: 3, failure: null }]);
  expect(three.feeds[0]?.warnings).toBeUndefined();
  const lenient = settingsOf({ GUARD_SHRINK_REFUSE_PERCENT: '15,stem-learning=60' });
  expect((await harvest([createFeed('hub', () => many(8))])).complete).toBe(false);
  expect((await harvest([createFeed('hub', () => many(8))], lenient)).complete).toBe(true);
  expect(await catalogue.count(null)).toBe(8);
});

test('the operator lets one run pass all guards, which the run keeps with who and why, and no further run', async () => {
  await harvest([createFeed('resources', () => many(40))]);
  const summary = await harvest([createFeed('resources', () => many(20))], { acceptance: ACCEPTANCE });
  const message = "this would remove 20 of the 40 items of 'resources'; allowed are 15% or 5 items";
  expect(summary).toMatchObject({ complete: true, acceptance: ACCEPTANCE, feeds: [{ removed: 20, failure: null }] });
  expect(summary.feeds[0]?.warnings).toEqual([{ guard: 'shrink', message, accepted: true }]);
  expect(await catalogue.lastHarvest()).toEqual(summary);
  expect((await harvest([createFeed('resources', () => many(5))])).complete).toBe(false);
});

test('what one run was let lose goes when it is missed again, without another word', async () => {
  const feed = (count: number) => createFeed('pages', () => many(count), 'remove-when-missed-twice');
  await harvest([feed(40)]);
  expect(await harvest([feed(20)])).toMatchObject({ complete: false, feeds: [{ items: 40 }] });
  expect(await harvest([feed(20)], { acceptance: ACCEPTANCE })).toMatchObject({
    complete: true,
    feeds: [{ items: 40 }],
  });
  expect(await harvest([feed(20)])).toMatchObject({ complete: true, feeds: [{ items: 20, removed: 20 }] });
});

test('many small feeds that are emptied together are refused, and none of their items is missed', async () => {
  const hub = (at: number, count: number) =>
    createFeed(
      `hub ${at}`,
      () => items(...['a', 'b', 'c'].slice(0, count).map((id) => `${at} ${id}`)),
      'remove-when-missed-twice',
    );
  const hubs = (count: number) => Array.from({ length: 10 }, (_, at) => hub(at, count));
  await harvest(hubs(3));
  for (const _ of [1, 2, 3]) {
    const summary = await harvest(hubs(0));
    expect(summary.feeds.filter(({ failure }) => failure?.code === 'HARVEST_REFUSED_SHRINK')).toHaveLength(9);
    expect(summary.feeds[1]?.failure?.message).toBe(
      'this would remove 6 of the 30 items of the partner; allowed are 15% or 5 items',
    );
    expect(await catalogue.count(null)).toBe(30);
  }
});

test('too many records rejected refuse a reading, but never those that are no items by our own settings', async () => {
  const rejected = (count: number, code: 'MISSING_FIELD' | 'NOT_AN_ITEM') =>
    Array.from({ length: count }, (_, at): HarvestOutcome => {
      return { kind: 'rejected', rejection: createRejection(code, `row ${at}`, 'no') };
    });
  await harvest([createFeed('entries', () => many(20))]);
  const news = await harvest([createFeed('entries', () => [...many(20), ...rejected(200, 'NOT_AN_ITEM')])]);
  expect(news).toMatchObject({ complete: true });
  expect(news.feeds[0]?.warnings).toBeUndefined();
  const broken = await harvest([createFeed('entries', () => [...many(20), ...rejected(8, 'MISSING_FIELD')])]);
  const message = "8 of the 28 records of 'entries' are rejected (MISSING_FIELD 8); allowed are 25% or 5 records";
  expect(broken.feeds).toMatchObject([{ failure: { code: 'HARVEST_REFUSED_REJECTIONS', message }, items: 20 }]);
  const some = await harvest([createFeed('entries', () => [...many(40), ...rejected(8, 'MISSING_FIELD')])]);
  expect(some.feeds).toMatchObject([{ failure: null, warnings: [{ guard: 'rejections', accepted: false }] }]);
});

test('the first reading of a feed protects nothing, and is warned of only', async () => {
  const rows = Array.from({ length: 10 }, (_, at) => reject(`row ${at}`));
  const summary = await harvest([createFeed('csv', () => [...many(2), ...rows])]);
  expect(summary.feeds).toMatchObject([{ failure: null, added: 2, warnings: [{ guard: 'rejections' }] }]);
});

test('a field that has vanished from a feed refuses it until it is back or the operator says that it is meant', async () => {
  const priced = (price: string | null) => () =>
    Array.from({ length: 20 }, (_, at) => keep(createResource(`item ${at}`, { costText: price })));
  const now = async (price: string | null, options: Partial<HarvestOptions> = {}) =>
    (await harvest([createFeed('resources', priced(price))], options)).feeds[0];
  await now('£1');
  const failure = {
    code: 'HARVEST_REFUSED_DRIFT',
    message:
      "items of 'resources' have lost what at least 80% of them had: costText of LearningResource (20 of 20 before, 0 of 20 now)",
  };
  expect(await now(null)).toMatchObject({ failure, changed: 0 });
  // The refused reading is nothing to be compared with.
  expect(await now(null)).toMatchObject({ failure });
  expect((await catalogue.get(['item 0']))[0]).toMatchObject({ costText: '£1' });
  expect(await now('£2')).toMatchObject({ failure: null, changed: 20 });
  expect(await now(null, { acceptance: ACCEPTANCE })).toMatchObject({
    failure: null,
    changed: 20,
    warnings: [{ guard: 'drift', message: failure.message, accepted: true }],
  });
  const after = await now(null);
  expect([after?.failure, after?.warnings]).toEqual([null, undefined]);
});

test('a run that takes too long is stopped at its deadline, and what was not read stays', async () => {
  await harvest([createFeed('resources', () => items('a')), createFeed('news', () => items('b'))]);
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  const subgraph = createPartner(async function* (_environment: SubgraphEnvironment, client: HttpClient) {
    yield createFeed('resources', () => items('a', 'c'));
    yield createFeed('news', async function* () {
      await client.get(`http://127.0.0.1:${address.port}/never`);
      yield* items('never');
    });
  });
  const summary = await harvestPartner({
    subgraph,
    catalogue,
    client: createPlainHttpClient(),
    ...settingsOf({ HARVEST_DEADLINE_MINUTES: '0.02' }),
  });
  const failure = { code: 'HARVEST_DEADLINE', message: 'the run was stopped at its deadline' };
  expect(summary).toMatchObject({ complete: false, failure, feeds: [{ added: 1, failure: null }, { failure }] });
  expect(await kept()).toEqual(['a', 'b', 'c']);
});
