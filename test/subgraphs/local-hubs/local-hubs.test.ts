// The hubs' real records on the bench: each becomes an item, known ones are what their rows say, and one hub's trouble
// stays its own.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hubItemRow, hubRow } from '../../../scripts/sandbox/catalogue-rows.ts';
import { readCatalogue } from '../../../scripts/sandbox/read-catalogue.ts';
import type { CatalogueItem } from '../../../subgraphs/kit/catalogue-item.ts';
import { localHubs } from '../../../subgraphs/local-hubs/subgraph.ts';
import { openPartnerBench, type PartnerBench, SANDBOX_DATA_DIRECTORY } from '../../support/partner-bench.ts';

let bench: PartnerBench;

beforeEach(async () => {
  bench = await openPartnerBench(localHubs, (urls) => ({ LOCAL_HUBS_URL: `${urls.localHubs}/hubs.csv` }));
});
afterEach(() => bench.close());

async function find(title: string): Promise<CatalogueItem> {
  const item = (await bench.items()).find((one) => one.title === title);
  if (item === undefined) throw new Error(`no item '${title}'`);
  return item;
}

test('every hub and every offer is kept; only news and the row that is no hub are refused', async () => {
  const summary = await bench.harvest();
  const hubs = await readCatalogue(SANDBOX_DATA_DIRECTORY, 'hubs', hubRow);
  const offers = await readCatalogue(SANDBOX_DATA_DIRECTORY, 'hub-items', hubItemRow);
  expect(summary).toMatchObject({ complete: true, totals: { items: hubs.length + offers.length } });
  expect(Object.keys(summary.rejections)).toEqual(['NOT_AN_ITEM']);
  const { rejections } = await bench.catalogue.rejections({ feed: null, after: null, first: 1_000 });
  expect(rejections.filter(({ message }) => !message.startsWith('news:')).map(({ recordId }) => recordId)).toEqual([
    'national-offers',
  ]);
  const kinds = Object.groupBy(await bench.items(), ({ kind }) => kind);
  expect(Object.fromEntries(Object.entries(kinds).map(([kind, items]) => [kind, items.length]))).toEqual({
    HUB: 223,
    COURSE: 39,
    EVENT: 39,
    PROGRAMME: 24,
    COMPETITION: 18,
    RESOURCE: 7,
  });
}, 60_000);

test('known hubs and offers are what their rows say', async () => {
  await bench.harvest();
  const registerUrl = bench.environment.settings.LOCAL_HUBS_URL;
  expect(await find('Cornwall and Isles of Scilly Careers Hub')).toMatchObject({
    id: 'local-hubs:cornwall-and-isles-of-scilly-careers-hub',
    hubKind: 'CAREERS_HUB',
    region: 'SOUTH_WEST',
    areas: ['Cornwall', 'Isles of Scilly'],
    leadOrganisation: 'Cornwall and Isles of Scilly LEP',
    url: `${registerUrl}#cornwall-and-isles-of-scilly-careers-hub`,
    venue: { location: { precision: 'AREA' } },
  });
  expect(await find('London Engineering Project')).toMatchObject({ status: 'CLOSED', venue: null });
  expect(await find("Banbury Schools' STEM Skills Hub")).toMatchObject({
    status: 'CURRENT',
    hubKind: 'ISTEM_PLUS_HUB',
  });
  expect(await find('Thinking, Doing, Talking Science')).toMatchObject({
    family: 'Course',
    audience: ['teachers'],
    subjects: ['Science'],
    free: false,
    priceText:
      '£400 + VAT; second teacher £200 + VAT; free for one teacher where over 24% of pupils have free school meals',
    hub: { id: 'local-hubs:science-oxford-centre', name: 'Science Oxford Centre', kind: 'STEM_CENTRE' },
    sessions: [{ allDay: true, venue: { town: 'Oxford', region: 'SOUTH_EAST' } }],
  });
  expect(await find('Bridging the gap for NQTs and RQTs')).toMatchObject({ deliveryMode: 'ONLINE_LIVE', free: true });
  expect(await find('Learning Lab Cymru')).toMatchObject({
    kind: 'PROGRAMME',
    nations: ['WALES'],
    keyStages: ['KS1', 'KS2'],
  });
  expect(await find('Physical computing kit loans')).toMatchObject({ family: 'LearningResource', hub: null });
  expect(await find('Up and Atom! primary science conference')).toMatchObject({
    family: 'Course',
    sessions: [],
    summary: expect.stringMatching(/\nWhere: Hackney$/),
  });
}, 60_000);

test('a hub whose feed fails keeps its items, and the others are read', async () => {
  const first = await bench.harvest();
  const before = await bench.items();
  const failing = 'haringey-stem-network/csv';
  bench.sandbox.addFault({
    partner: 'local-hubs',
    kind: 'status',
    code: 500,
    path: `/hubs/haringey-stem-network/programme.csv`,
  });
  const summary = await bench.harvest({ tries: 1 });
  expect(summary.complete).toBe(false);
  expect(summary.feeds.filter(({ failure }) => failure !== null).map(({ name }) => name)).toEqual([failing]);
  expect(summary.feeds).toHaveLength(first.feeds.length);
  expect(await bench.items()).toEqual(before);
}, 60_000);

test('a hub that leaves the register goes with all that it offers, after two harvests', async () => {
  await bench.harvest();
  const hub = 'haringey-stem-network';
  const rows = await readCatalogue(SANDBOX_DATA_DIRECTORY, 'hubs', hubRow);
  const offers = await readCatalogue(SANDBOX_DATA_DIRECTORY, 'hub-items', hubItemRow);
  bench.sandbox.replace(
    'hubs',
    rows.filter(({ id }) => id !== hub),
  );
  bench.sandbox.replace(
    'hub-items',
    offers.filter((offer) => offer.hub !== hub),
  );
  const ofHub = async () =>
    (await bench.items()).filter(({ id, hub: card }) => [id, card?.id].includes(`local-hubs:${hub}`));
  const count = (await ofHub()).length;
  expect(count).toBeGreaterThan(3);
  await bench.harvest();
  expect(await ofHub()).toHaveLength(count);
  expect(await bench.harvest()).toMatchObject({ complete: true, totals: { removed: count } });
  expect(await ofHub()).toEqual([]);
}, 60_000);

test('half a register takes nothing away, however often it is read', async () => {
  await bench.harvest();
  const before = await bench.items();
  bench.sandbox.addFault({ partner: 'local-hubs', kind: 'half', path: '/hubs.csv' });
  for (let run = 0; run < 3; run += 1) expect((await bench.harvest()).complete).toBe(false);
  expect((await bench.items()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
}, 60_000);

test('a record that a feed repeats is refused once, and the item stays', async () => {
  const first = await bench.harvest();
  bench.sandbox.addFault({ partner: 'local-hubs', kind: 'duplicateIds' });
  const summary = await bench.harvest();
  expect(summary.totals).toMatchObject({ items: first.totals.items, added: 0, removed: 0 });
  expect(summary.rejections.DUPLICATE_RECORD).toBeGreaterThan(0);
}, 60_000);
