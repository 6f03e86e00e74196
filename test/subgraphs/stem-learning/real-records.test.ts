// All of the sandbox's real records against the rows that they are made from: nothing lost, nothing said otherwise.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ItemRow, itemRow } from '../../../scripts/sandbox/catalogue-rows.ts';
import { readCatalogue } from '../../../scripts/sandbox/read-catalogue.ts';
import type { CatalogueItem } from '../../../subgraphs/kit/catalogue-item.ts';
import type { HarvestSummary } from '../../../subgraphs/kit/harvest/harvest-summary.ts';
import { toUrlKey } from '../../../subgraphs/kit/normalise/canonical-url.ts';
import { findSubject } from '../../../subgraphs/kit/vocabulary/subjects.ts';
import { stemLearning } from '../../../subgraphs/stem-learning/subgraph.ts';
import { openPartnerBench, type PartnerBench, SANDBOX_DATA_DIRECTORY } from '../../support/partner-bench.ts';

describe('the real records', () => {
  let bench: PartnerBench;
  let summary: HarvestSummary;
  let items: readonly CatalogueItem[];
  let rows: readonly ItemRow[];

  beforeAll(async () => {
    bench = await openPartnerBench(stemLearning, ({ stemLearning: url }) => ({
      STEM_LEARNING_URL: url,
      STEM_LEARNING_CRM_USER: 'sandbox',
      STEM_LEARNING_CRM_PASSWORD: 'sandbox',
    }));
    summary = await bench.harvest();
    items = await bench.items();
    rows = await readCatalogue(SANDBOX_DATA_DIRECTORY, 'stem-learning', itemRow);
  }, 60_000);

  afterAll(() => bench.close());

  const itemsOf = (row: ItemRow): readonly CatalogueItem[] =>
    items.filter(
      (item) =>
        item.title === row.title && [item.url, ...item.otherUrls].some((url) => toUrlKey(url) === toUrlKey(row.url)),
    );

  test('are all read and all kept', () => {
    expect(summary.totals).toMatchObject({ read: rows.length, kept: rows.length, rejected: 0 });
    expect(summary.feeds.map(({ name, read, items: kept }) => [name, read, kept])).toEqual([
      ['resources', 83, 83],
      ['collections', 40, 40],
      ['programmes', 9, 9],
      ['courses', 240, 189],
    ]);
  });

  test('are found again by title and address, as what they are', () => {
    const kinds: Readonly<Record<string, readonly string[]>> = {
      resource: ['RESOURCE'],
      collection: ['COLLECTION'],
      cpd: ['COURSE'],
      programme: ['PROGRAMME', 'COMPETITION'],
    };
    for (const row of rows.filter(({ kind }) => kind !== 'event')) {
      const found = itemsOf(row);
      expect(found, row.title).toHaveLength(1);
      expect(kinds[row.kind], row.title).toContain(found[0]?.kind);
    }
  });

  test('keep their summaries, stages, subjects, publishers and codes', () => {
    for (const row of rows.filter(({ kind }) => kind !== 'event')) {
      const [item] = itemsOf(row);
      expect(item?.summary, row.title).toBe(row.summary);
      expect(item?.keyStages, row.title).toEqual(expect.arrayContaining(row.keyStages));
      const subjects = row.subjects.map((subject) => findSubject(subject)?.label);
      expect(item?.subjects, row.title).toEqual(expect.arrayContaining(subjects));
      const publisher = row.publisher === 'STEM Learning' ? null : row.publisher;
      expect(item?.publisher ?? null, row.title).toBe(publisher?.replace(' (delivered by STEM Learning)', '') ?? null);
      const isCode = row.kind === 'cpd' && /^[A-Z0-9]+$/.test(row.sourceId ?? '');
      if (isCode) expect(item?.codes, row.title).toEqual([row.sourceId]);
    }
  });

  test('have a delivery mode, a length and a price wherever the row has one', () => {
    for (const row of rows.filter(({ kind }) => kind === 'cpd')) {
      const [item] = itemsOf(row);
      if (item?.family !== 'Course') throw new Error(`no course: ${row.title}`);
      // Four of the remote courses have a run at a school.
      const isAtSchool = item.sessions.some(({ venue }) => venue !== null);
      const online = row.summary.startsWith('Live remote') ? 'ONLINE_LIVE' : 'ONLINE_ANY_TIME';
      const modes = new Map([
        ['face-to-face', 'IN_PERSON'],
        ['online', isAtSchool ? 'BLENDED' : online],
        ['blended', 'BLENDED'],
      ]);
      if (row.deliveryMode !== null) expect(item.deliveryMode, row.title).toBe(modes.get(row.deliveryMode));
      expect(item.duration === null, row.title).toBe(row.duration === null);
      expect(item.priceText, row.title).toBe(row.price);
    }
  });

  test('hold every dated run, as a session at its venue', () => {
    const runs = rows.filter(({ kind }) => kind === 'event');
    const sessions = items.flatMap((item) => (item.family === 'Course' ? item.sessions : []));
    expect(sessions).toHaveLength(runs.length);
    for (const row of runs) {
      const id = row.sourceId?.split('/')[2] ?? '';
      const session = sessions.find((candidate) => candidate.id?.startsWith(id));
      const venue = session?.venue;
      expect(venue, row.title).toMatchObject({
        location: { latitude: expect.any(Number) },
        region: expect.any(String),
      });
      expect(row.location, row.title).toContain([venue?.name, venue?.town, venue?.postcode].join(', '));
    }
  });
});
