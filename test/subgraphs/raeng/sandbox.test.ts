// The real records, from the sandbox through the real harvest.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { itemRow } from '../../../scripts/sandbox/catalogue-rows.ts';
import { readCatalogue } from '../../../scripts/sandbox/read-catalogue.ts';
import type { CatalogueItem } from '../../../subgraphs/kit/catalogue-item.ts';
import type { HarvestSummary } from '../../../subgraphs/kit/harvest/harvest-summary.ts';
import { raeng } from '../../../subgraphs/raeng/subgraph.ts';
import { openPartnerBench, type PartnerBench, SANDBOX_DATA_DIRECTORY } from '../../support/partner-bench.ts';

const openBench = (path: string): Promise<PartnerBench> =>
  openPartnerBench(raeng, (urls) => ({ RAENG_URL: `${urls.raeng}${path}` }));
const readRows = () => readCatalogue(SANDBOX_DATA_DIRECTORY, 'raeng', itemRow);

describe.each(['/feed.atom', '/feed.rss'])('%s', (path) => {
  let bench: PartnerBench;
  let summary: HarvestSummary;
  let items: readonly CatalogueItem[];

  beforeAll(async () => {
    bench = await openBench(path);
    summary = await bench.harvest();
    items = await bench.items();
  }, 60_000);

  afterAll(() => bench.close());

  const find = (title: string): CatalogueItem | undefined => items.find((item) => item.title === title);

  test('every record is kept but news, which is refused as what it is', async () => {
    const rows = await readRows();
    const news = rows.filter(({ types }) => types.includes('News'));
    expect(summary).toMatchObject({ complete: true, rejections: { NOT_AN_ITEM: news.length } });
    expect(summary.totals).toMatchObject({ read: rows.length, kept: rows.length - news.length });
    expect(summary.totals.kept / summary.totals.read).toBeGreaterThanOrEqual(0.97);
    const expected = rows.filter((row) => !news.includes(row)).map(({ title, summary: text }) => `${title} | ${text}`);
    expect(items.map((item) => `${item.title} | ${item.summary}`).toSorted()).toEqual(expected.toSorted());
  });

  test('kinds are the rows own, a course being what the rows call CPD', async () => {
    const rows = await readRows();
    const kinds = rows.map(({ title, kind }) => [title, kind === 'cpd' ? 'COURSE' : kind.toUpperCase()]);
    const stated = new Map(kinds.map(([title = '', kind]) => [title, kind]));
    expect(items.filter((item) => item.kind !== stated.get(item.title))).toEqual([]);
  });

  test('an event on a day has a session there, and one in a month has words', () => {
    expect(find('Connecting STEM Teachers 10th anniversary celebration')).toMatchObject({
      kind: 'EVENT',
      deliveryMode: 'IN_PERSON',
      venue: { name: 'Prince Philip House', town: 'London', region: 'LONDON' },
      sessions: [{ allDay: true, timeZone: 'Europe/London', venue: { name: 'Prince Philip House' } }],
    });
    expect(find('Sustainable Futures Innovation Challenge')).toMatchObject({
      kind: 'COMPETITION',
      keyStages: ['KS2', 'KS3'],
      ageRange: { from: 9, to: 14 },
      start: null,
      sessions: [],
      dateText: expect.stringMatching(/^September \d{4}$/),
    });
  });

  test('a programme that began on a day is not over the day after', () => {
    expect(find('Lowestoft Engineering Project')).toMatchObject({
      kind: 'PROGRAMME',
      sessions: [],
      dateText: expect.stringMatching(/^\d{1,2} [A-Z][a-z]+ \d{4}$/),
      priceText: 'Up to £50,000 a year for local schools',
      free: null,
    });
  });

  test('a PDF is a file of its resource, of a size that nobody states', () => {
    const url = 'https://raeng.org.uk/media/wlelusmo/8-kirchhoffs-laws.pdf';
    expect(find("Kirchhoff's laws (teaching notes 8)")).toMatchObject({
      kind: 'RESOURCE',
      url,
      files: [{ url, mediaType: 'application/pdf', sizeBytes: null, title: null }],
      subjects: ['Mathematics', 'Engineering'],
    });
  });
});

test('Atom and RSS give the same items', async () => {
  const [atom, rss] = [await openBench('/feed.atom'), await openBench('/feed.rss')];
  try {
    await atom.harvest();
    await rss.harvest();
    expect(await rss.items()).toEqual(await atom.items());
  } finally {
    await atom.close();
    await rss.close();
  }
}, 60_000);

describe('when the feed changes or fails', () => {
  let bench: PartnerBench;
  let before: readonly CatalogueItem[];

  beforeAll(async () => {
    bench = await openBench('/feed.atom');
    await bench.harvest();
    before = await bench.items();
  }, 60_000);

  afterAll(() => bench.close());

  test.each(['empty', 'half'] as const)('a feed that is suddenly %s changes nothing', async (kind) => {
    bench.sandbox.addFault({ partner: 'raeng', kind, path: '/feed.atom' });
    const summary = await bench.harvest();
    bench.sandbox.clearFaults();
    expect(summary.feeds).toMatchObject([{ name: 'entries', failure: { code: 'HARVEST_REFUSED_SHRINK' } }]);
    expect(await bench.items()).toEqual(before);
  });

  test('records that come twice are kept once', async () => {
    bench.sandbox.addFault({ partner: 'raeng', kind: 'duplicateIds', path: '/feed.atom' });
    const summary = await bench.harvest();
    bench.sandbox.clearFaults();
    expect(summary.totals).toMatchObject({ items: before.length, added: 0, changed: 0, removed: 0 });
    expect(await bench.items()).toEqual(before);
  });

  test('what the feed deletes is gone with the next harvest', async () => {
    const rows = await readRows();
    const [gone] = rows;
    bench.sandbox.replace('raeng', rows.slice(1));
    expect((await bench.harvest()).totals).toMatchObject({ added: 0, removed: 1 });
    const left = before.filter(({ title }) => title !== gone?.title).map(({ id }) => id);
    expect((await bench.items()).map(({ id }) => id)).toEqual(left);
  });
});
