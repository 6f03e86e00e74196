// What `partners` says over days of real harvests and index runs, by a clock of the test's own: from the feed through the
// Catalogue and the whole graph to the state that discovery keeps. Only the engine is left out.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LocalGateway, openLocalGateway } from '../../../../scripts/index/open-local-gateway.ts';
import { openDiscoveryStore } from '../../../../subgraphs/discovery/indexing/discovery-store.ts';
import { readChanges } from '../../../../subgraphs/discovery/indexing/read-changes.ts';
import { toPartnerStatus } from '../../../../subgraphs/discovery/search/partners.ts';
import { catalogueFile } from '../../../../subgraphs/kit/catalogue/catalogue-file.ts';
import { openSqliteCatalogue } from '../../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import { readSettings, type Settings } from '../../../../subgraphs/kit/env.ts';
import { FeedError } from '../../../../subgraphs/kit/errors.ts';
import { harvestPartner } from '../../../../subgraphs/kit/harvest/harvest-partner.ts';
import { createLog } from '../../../../subgraphs/kit/log.ts';
import { PARTNER_SUBGRAPHS } from '../../../../subgraphs/registry.ts';
import { createPlainHttpClient } from '../../../support/plain-http-client.ts';
import { createResource } from '../../../support/sample-items.ts';
import { keep } from '../../../support/sample-outcomes.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const log = createLog('silent');
const raeng = PARTNER_SUBGRAPHS.find(({ partner }) => partner === 'RAENG');
let folder: { path: string; remove(): Promise<void> };
let settings: Settings;
let gateway: LocalGateway;
let clock: Date;

beforeEach(async () => {
  folder = await createTemporaryFolder();
  // Nothing here asks the engine; discovery only wants to know where it would be.
  settings = readSettings({ DATA_DIR: folder.path, MEILI_URL: 'http://127.0.0.1:1', MEILI_API_KEY: 'none' });
  gateway = await openLocalGateway(settings, log, new Date('2026-11-16T02:15:00Z'));
});
afterEach(async () => {
  await gateway.close();
  await folder.remove();
});

async function harvest(feed: 'answers' | 'is away'): Promise<void> {
  if (raeng === undefined) throw new Error('no such partner');
  const now = (): Date => clock;
  const catalogue = openSqliteCatalogue({ file: catalogueFile(folder.path, 'raeng'), partner: 'RAENG', now });
  const client = createPlainHttpClient();
  async function* outcomes() {
    yield keep(createResource('raeng:1'));
    if (feed === 'is away') throw new FeedError('FEED_TIMEOUT', 'https://partner.invalid/feed', 'no answer after 20 s');
  }
  async function* listFeeds() {
    yield { name: 'feed', missing: 'remove', outcomes } as const;
  }
  await harvestPartner({ subgraph: { ...raeng, listFeeds }, catalogue, client, environment: { settings, log, now } });
  await catalogue.close();
}

/** As an index run does, save for the documents. */
async function index(): Promise<void> {
  const store = openDiscoveryStore(folder.path);
  for await (const page of readChanges(gateway.execute, 'RAENG', null)) store.keepHarvestState('RAENG', page);
  store.close();
}

async function ask() {
  const store = openDiscoveryStore(folder.path);
  const states = await store.read();
  store.close();
  const known = states.find(({ partner }) => partner === 'RAENG');
  const { state, lastHarvest, lastSuccess, message } = toPartnerStatus('RAENG', 1, known, clock);
  return { state, lastHarvest, lastSuccess, message };
}

test('a partner is fresh, goes stale, fails and recovers as its harvests do', async () => {
  clock = new Date('2026-11-16T02:15:00Z');
  await index();
  expect(await ask()).toMatchObject({ state: 'NEVER_HARVESTED', lastHarvest: null, lastSuccess: null });

  await harvest('answers');
  expect(await ask()).toMatchObject({ state: 'NEVER_HARVESTED' });
  await index();
  const first = '2026-11-16T02:15:00.000Z';
  expect(await ask()).toEqual({ state: 'FRESH', lastHarvest: first, lastSuccess: first, message: null });

  clock = new Date('2026-11-18T02:15:00Z');
  expect(await ask()).toMatchObject({ state: 'FRESH' });
  clock = new Date('2026-11-18T02:15:01Z');
  expect(await ask()).toMatchObject({ state: 'STALE', lastSuccess: first, message: expect.any(String) });

  await harvest('is away');
  await index();
  expect(await ask()).toEqual({
    state: 'FAILING',
    lastHarvest: '2026-11-18T02:15:01.000Z',
    lastSuccess: first,
    message: expect.stringContaining('FEED_TIMEOUT'),
  });

  clock = new Date('2026-11-19T02:15:00Z');
  await harvest('answers');
  expect(await ask()).toMatchObject({ state: 'FAILING' });
  await index();
  const last = '2026-11-19T02:15:00.000Z';
  expect(await ask()).toEqual({ state: 'FRESH', lastHarvest: last, lastSuccess: last, message: null });
});

test('a harvest that never read everything is failing, however new it is', async () => {
  clock = new Date('2026-11-16T02:15:00Z');
  await harvest('is away');
  await index();
  expect(await ask()).toMatchObject({ state: 'FAILING', lastSuccess: null });
});

test('a clock that steps back makes nothing stale', async () => {
  clock = new Date('2026-11-16T02:15:00Z');
  await harvest('answers');
  await index();
  clock = new Date('2026-11-15T02:15:00Z');
  expect(await ask()).toMatchObject({ state: 'FRESH' });
});
