// All of the sandbox's real records against the rows that they are made from, and what a harvest makes of a page's trouble.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ItemRow, itemRow } from '../../../scripts/sandbox/catalogue-rows.ts';
import { readCatalogue } from '../../../scripts/sandbox/read-catalogue.ts';
import { ietFaraday } from '../../../subgraphs/iet-faraday/subgraph.ts';
import type { CatalogueItem } from '../../../subgraphs/kit/catalogue-item.ts';
import type { HarvestSummary } from '../../../subgraphs/kit/harvest/harvest-summary.ts';
import { findSubject } from '../../../subgraphs/kit/vocabulary/subjects.ts';
import { openPartnerBench, type PartnerBench, SANDBOX_DATA_DIRECTORY } from '../../support/partner-bench.ts';

const KINDS: Readonly<Record<string, string>> = {
  resource: 'RESOURCE',
  collection: 'COLLECTION',
  cpd: 'COURSE',
  event: 'EVENT',
  competition: 'COMPETITION',
  programme: 'PROGRAMME',
  funding: 'FUNDING',
};
const SIX_BRICKS = 'Six Bricks workshop cards';

describe('the real records', () => {
  let bench: PartnerBench;
  let summary: HarvestSummary;
  let items: readonly CatalogueItem[];
  let rows: readonly ItemRow[];

  beforeAll(async () => {
    bench = await openPartnerBench(ietFaraday, ({ ietFaraday: url }) => ({ IET_FARADAY_URL: url }));
    summary = await bench.harvest();
    items = await bench.items();
    rows = await readCatalogue(SANDBOX_DATA_DIRECTORY, 'iet-faraday', itemRow);
  }, 60_000);

  afterEach(() => bench.sandbox.clearFaults());
  afterAll(() => bench.close());

  const itemOf = (row: ItemRow): CatalogueItem => {
    const found = items.filter((item) => item.title === row.title && item.url === row.url);
    expect(found, row.title).toHaveLength(1);
    const [item] = found;
    if (item === undefined) throw new Error(row.title);
    return item;
  };

  test('are all read and all kept', () => {
    expect(summary.totals).toMatchObject({ read: rows.length, kept: rows.length, rejected: 0 });
  });

  test('are found again by title and address, as what they are', () => {
    for (const row of rows) {
      const item = itemOf(row);
      expect(item.kind, row.title).toBe(KINDS[row.kind]);
      expect(item.summary, row.title).toBe(row.summary);
    }
  });

  test('keep their subjects, ages, stages and prices', () => {
    // The one page without JSON-LD has no more than its head.
    for (const row of rows.filter(({ title }) => title !== SIX_BRICKS)) {
      const item = itemOf(row);
      expect(item.subjects, row.title).toEqual(row.subjects.map((subject) => findSubject(subject)?.label));
      if (row.ageMin !== null || row.ageMax !== null) {
        expect(item.ageRange, row.title).toEqual({ from: row.ageMin, to: row.ageMax });
      }
      if (row.keyStages.length > 0) expect(item.keyStages, row.title).toEqual(row.keyStages);
      const price = 'costText' in item ? item.costText : 'priceText' in item ? item.priceText : null;
      expect(price, row.title).toBe(row.price);
      if (item.family !== 'HubProfile') expect(item.free, row.title).toBe(row.price === 'Free' ? true : null);
    }
  });

  test('with a day have a session on it, and with a month or year only words', () => {
    for (const row of rows) {
      const item = itemOf(row);
      if (item.family !== 'Activity') continue;
      const isDay = row.startDate?.length === 10;
      expect(
        item.sessions.map(({ allDay }) => allDay),
        row.title,
      ).toEqual(isDay ? [true] : []);
      expect(item.dateText === null, row.title).toBe(row.startDate === null || isDay);
    }
  });

  test('without JSON-LD are marked so', () => {
    const marked = items.filter(({ inferredFields }) => inferredFields.includes('kind'));
    expect(marked.map(({ title, inferredFields }) => [title, inferredFields])).toEqual([
      [SIX_BRICKS, ['kind', 'title', 'summary']],
    ]);
  });

  test('are on the map where their place is known, and nowhere else', () => {
    const venueOf = (title: string): unknown => {
      const item = items.find((one) => one.title.startsWith(title));
      return item !== undefined && 'venue' in item ? item.venue : undefined;
    };
    expect(venueOf('IET Faraday Challenge Days 2025-26 at W5')).toMatchObject({
      name: 'W5',
      town: 'Belfast',
      region: 'NORTHERN_IRELAND',
    });
    expect(venueOf('Faraday Challenge Day at Dinnington')).toMatchObject({ region: 'YORKSHIRE_AND_THE_HUMBER' });
    expect(venueOf('FIRST LEGO League UK and Ireland teams at the Detroit')).toMatchObject({
      name: 'Detroit',
      location: null,
    });
    expect(venueOf('IET Faraday Challenge Days: enter your school')).toBeNull();
  });

  test('stay when a few pages break, are cut off or never answer', async () => {
    const path = '/pages/theiet.org/santa';
    for (const fault of [
      { kind: 'status', code: 500 } as const,
      { kind: 'truncate' } as const,
      { kind: 'never' } as const,
    ]) {
      bench.sandbox.addFault({ ...fault, partner: 'iet-faraday', path });
      await touch(bench, 'Santa Loves STEM 2021 campaign hub');
      for (let run = 1; run <= 2; run += 1) {
        const harvest = await bench.harvest({ tries: 1, deadlineMs: 500 });
        expect(harvest.complete, fault.kind).toBe(true);
        expect(harvest.totals, fault.kind).toMatchObject({ items: rows.length, added: 0, changed: 0, removed: 0 });
      }
      bench.sandbox.clearFaults();
    }
  }, 60_000);

  test('stay when most pages break, and the run says that it failed', async () => {
    await touch(bench, ...rows.map(({ title }) => title));
    bench.sandbox.addFault({ kind: 'status', code: 503, partner: 'iet-faraday', path: '/pages/' });
    const harvest = await bench.harvest({ tries: 1 });
    expect(harvest.feeds.map(({ failure }) => failure?.code)).toEqual(['FEED_INCOMPLETE']);
    expect((await bench.items()).map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  }, 60_000);

  test('go when their page answers 410 in two harvests', async () => {
    await touch(bench, 'Santa Loves STEM 2021 campaign hub');
    bench.sandbox.addFault({ kind: 'status', code: 410, partner: 'iet-faraday', path: '/pages/theiet.org/santa' });
    const removed = [(await bench.harvest()).totals.removed, (await bench.harvest()).totals.removed];
    expect(removed).toEqual([0, 1]);
    expect((await bench.items()).map(({ title }) => title)).not.toContain('Santa Loves STEM 2021 campaign hub');
  }, 60_000);
});

let touches = 0;

/** Moves the `lastmod` of a row's page, so that it is asked for again; what a teacher reads of it stays as it is. */
async function touch(bench: PartnerBench, ...titles: readonly string[]): Promise<void> {
  touches += 1;
  const rows = await readCatalogue(SANDBOX_DATA_DIRECTORY, 'iet-faraday', itemRow);
  bench.sandbox.replace(
    'iet-faraday',
    rows.map((row) => (titles.includes(row.title) ? { ...row, summary: `${row.summary}${' '.repeat(touches)}` } : row)),
  );
}
