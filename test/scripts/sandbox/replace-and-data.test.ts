import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { afterEach, expect, test } from 'vitest';
import type { CatalogueInput } from '../../../scripts/sandbox/catalogue-rows.ts';
import { bundledDataDirectory } from '../../../scripts/sandbox/sandbox-cli.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../scripts/sandbox/start-sandbox.ts';
import { bundled, getJson, getText, NOW } from './sandbox-under-test.ts';

const open: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

async function start(
  catalogues: Partial<CatalogueInput> = {},
  options: Partial<SandboxOptions> = {},
): Promise<Sandbox> {
  const sandbox = await startSandbox({
    dataDirectory: bundledDataDirectory,
    catalogues,
    now: NOW,
    host: '127.0.0.1',
    port: 0,
    ...options,
  });
  open.push(sandbox);
  return sandbox;
}

const HOSTILE = `]]></script><b>"x"</b> & ; , \t 'q' \u0000\u0007 \uD800 ${'é'.repeat(60)} %0d%0a \\n\n=cmd()`;
const hostileItem = {
  kind: 'resource',
  title: HOSTILE,
  url: `https://www.stem.org.uk/"><script>alert(1)</script>?a=1&b=${'%zz'}`,
  sourceId: HOSTILE,
  publisher: HOSTILE,
  keyStages: [HOSTILE, '__proto__'],
  subjects: [HOSTILE, 'constructor'],
  topics: [HOSTILE],
  types: [HOSTILE],
  duration: HOSTILE,
  price: HOSTILE,
  location: HOSTILE,
  deliveryMode: HOSTILE,
  published: HOSTILE,
  startDate: HOSTILE,
  summary: HOSTILE,
};
// What is left of the text where a format cannot hold control characters and lone surrogates.
const asXml = ['\u0000', '\u0007', '\uD800'].reduce((text, character) => text.replace(character, '\uFFFD'), HOSTILE);

test('two sandboxes started within one week serve the same bytes', async () => {
  const one = await start({}, { now: new Date('2026-11-16T00:00:10Z') });
  const two = await start({}, { now: new Date('2026-11-22T23:59:00Z') });
  const [first, second] = await Promise.all(
    [one, two].map(async ({ urls }) => (await getText(`${urls.raeng}/feed.atom`)).replaceAll(urls.raeng, '')),
  );
  expect(first).toBe(second);
});

test('a replacement shows as one changed, one new and one removed record, and leaves the rest as it was', async () => {
  const sandbox = await start();
  const read = async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4].map(async (page) =>
        load(await getText(`${sandbox.urls.raeng}/feed.atom?page=${page}`), { xml: true }),
      ),
    );
    return pages.flatMap((page) =>
      page('entry')
        .toArray()
        .map((entry) => ({
          id: page(entry).children('id').text(),
          title: page(entry).children('title').text(),
          updated: page(entry).children('updated').text(),
        })),
    );
  };
  const before = await read();
  const [changed, ...others] = bundled.items('raeng');
  const removed = others[9];
  const kept = others.filter((row) => row !== removed);
  const rows = [
    ...(changed === undefined ? [] : [{ ...changed, summary: 'Another sentence.' }]),
    ...kept,
    { kind: 'resource', title: 'A new thing', url: 'https://new.invalid/' },
  ];
  sandbox.replace('raeng', rows);
  const after = await read();

  const known = new Map(before.map((entry) => [entry.id, entry]));
  const different = after.filter((entry) => known.get(entry.id)?.updated !== entry.updated);
  expect(different.map((entry) => entry.title).sort()).toEqual(['A new thing', changed?.title].sort());
  const gone = before.filter((entry) => !after.some(({ id }) => id === entry.id));
  expect(gone.map((entry) => entry.title)).toEqual([removed?.title]);
  const page = load(await getText(`${sandbox.urls.raeng}/feed.atom`), { xml: true });
  expect(page('at\\:deleted-entry').first().attr('ref')).toBe(gone[0]?.id);
  expect(sandbox.records.raeng).toBe(76);
});

test('the incremental filter finds what a replacement changed', async () => {
  const sandbox = await start();
  const since = encodeURIComponent(new Date().toISOString());
  const rows = bundled
    .items('stem-learning')
    .map((row) => (row.sourceId === '27020' ? { ...row, title: 'Renamed' } : row));
  sandbox.replace('stem-learning', rows);
  const page = await getJson<{ data: { attributes: { title: string } }[] }>(
    `${sandbox.urls.stemLearning}/jsonapi/node/resource?filter[a][condition][path]=changed&filter[a][condition][operator]=%3E%3D&filter[a][condition][value]=${since}`,
  );
  expect(page.data.map((node) => node.attributes.title)).toEqual(['Renamed']);
});

test('a page changes when one of its records is taken away, and is gone with the last', async () => {
  const sandbox = await start();
  const url = `${sandbox.urls.ietFaraday}/pages/mei.org.uk/case-study/case-study-iet`;
  const before = (await fetch(url)).headers.get('last-modified') ?? '';
  const rows = bundled.items('iet-faraday');
  sandbox.replace(
    'iet-faraday',
    rows.filter((row) => row.title !== 'Graph concepts app game (MEI for IET)'),
  );
  const answer = await fetch(url, { headers: { 'if-modified-since': before } });
  expect([answer.status, await answer.text()]).toEqual([200, expect.not.stringContaining('Graph concepts')]);
  sandbox.replace(
    'iet-faraday',
    rows.filter((row) => !row.url?.startsWith('https://mei.org.uk/')),
  );
  expect((await fetch(url)).status).toBe(404);
});

test('hostile text comes through JSON:API and the CRM as it is', async () => {
  const { urls } = await start({
    'stem-learning': [hostileItem, { ...hostileItem, kind: 'cpd' }, { ...hostileItem, kind: 'event' }],
  });
  const page = await getJson<{ data: { attributes: { title: string; body: { processed: string } } }[] }>(
    `${urls.stemLearning}/jsonapi/node/resource?include=field_subjects,field_topics`,
  );
  expect(page.data[0]?.attributes.title).toBe(HOSTILE);
  expect(load(page.data[0]?.attributes.body.processed ?? '')('b, script').length).toBe(0);
  const authorization = `Basic ${Buffer.from('sandbox:sandbox').toString('base64')}`;
  for (const command of ['CourseTemplatesListingByProgramme', 'CourseListingFutureByProgrammeIDV2ConciseHFW']) {
    const query = `cmd=${command}&Page=1&RecordCount=9&ProgrammeName=STEM%20Learning%20CPD`;
    const answer = await getJson(`${urls.stemLearning}/api/Get?${query}`, 200, { authorization });
    expect(answer).toMatchObject({ GetJsonResult: { Success: true, Counter: 1 } });
  }
});

test('hostile text ends no element of a page or feed', async () => {
  const { urls } = await start({ 'iet-faraday': [{ ...hostileItem, keyStages: [] }], raeng: [hostileItem] });
  const urlset = load(await getText(`${urls.ietFaraday}/sitemaps/pages-1.xml`), { xml: true });
  const page = load(await getText(urlset('loc').text()));
  expect(page('b, script:not([type])').length).toBe(0);
  expect(page('link[rel=canonical]').attr('href')).toBe(hostileItem.url);
  expect(JSON.parse(page('script').first().text())).toBeTypeOf('object');
  const feed = load(await getText(`${urls.raeng}/feed.atom`), { xml: true });
  expect(feed('entry > title').text()).toBe(asXml);
  expect(feed('entry > s\\:price').text()).toBe(asXml);
  expect(feed('entry > link[rel=alternate]').attr('href')).toBe(hostileItem.url);
});

test('hostile text and ids come through the feeds of a hub', async () => {
  const item = { hub: '../a/b', kind: 'event', title: HOSTILE, location: HOSTILE, summary: HOSTILE, url: HOSTILE };
  const ids = ['../a/b', ...Array.from({ length: 12 }, (_, index) => `hub ${index} <&>`)];
  const { urls } = await start({
    hubs: ids.map((id) => ({ id, name: HOSTILE, kind: 'school-hub', areas: [HOSTILE] })),
    'hub-items': ids.flatMap((hub) => [
      { ...item, hub },
      { ...item, hub, title: 'Dated', startDate: '2020-01-06', endDate: '2019-01-01' },
    ]),
  });
  const rows = parse<Record<string, string>>(await getText(`${urls.localHubs}/hubs.csv`), { columns: true });
  expect(rows.map((row) => row.id)).toEqual(ids);
  const formats = new Set<string>();
  for (const feed of rows.flatMap((row) => (row.feeds ?? '').split('; '))) {
    const [, format = '', url = ''] = /^(\w+):(.*)$/.exec(feed) ?? [];
    formats.add(format);
    const text = await getText(format === 'tribe' ? `${url}?start_date=1970-01-01` : url);
    if (format === 'ics')
      expect(new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')).toHaveLength(1);
    if (format === 'tribe') expect(JSON.parse(text)).toMatchObject({ total: 1 });
    if (format === 'rss') expect(load(text, { xml: true })('item > title').first().text()).toBe(asXml);
  }
  expect(formats).toEqual(new Set(['csv', 'ics', 'tribe', 'rss']));
});

test('a data directory with a bad row is refused with file and line', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sandbox-data-'));
  try {
    await writeFile(
      join(directory, 'stem-learning.ndjson'),
      '{"kind":"resource","title":"Fine"}\n\n{"kind":"resource"}\n',
    );
    await expect(start({}, { dataDirectory: directory })).rejects.toThrow(/stem-learning\.ndjson:3: .*title/s);
  } finally {
    await rm(directory, { recursive: true });
  }
});

test('a taken port stops the whole start', async () => {
  const { urls } = await start();
  const port = Number(new URL(urls.control).port);
  await expect(start({}, { port })).rejects.toThrow('EADDRINUSE');
});
