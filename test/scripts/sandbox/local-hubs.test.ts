import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { bundled, getJson, getText, NOW, useSandbox } from './sandbox-under-test.ts';

const sandbox = useSandbox();

interface TribePage {
  readonly events: readonly {
    readonly title: string;
    readonly start_date: string;
    readonly timezone: string;
    readonly venue: object;
    readonly image: false;
    readonly url: string;
  }[];
  readonly total: number;
  readonly total_pages: number;
  readonly next_rest_url?: string;
}

async function readRegister(): Promise<Record<string, string>[]> {
  return parse<Record<string, string>>(await getText(`${sandbox.get().urls.localHubs}/hubs.csv`), { columns: true });
}

async function listFeeds(): Promise<{ hub: string; format: string; url: string }[]> {
  return (await readRegister()).flatMap((row) =>
    (row.feeds ?? '')
      .split('; ')
      .filter(Boolean)
      .map((feed) => {
        const [, format = '', url = ''] = /^(\w+):(.*)$/.exec(feed) ?? [];
        return { hub: row.id ?? '', format, url };
      }),
  );
}

async function readCsv(
  url: string,
): Promise<{ header: readonly string[]; rows: readonly (readonly string[])[]; raw: Buffer }> {
  const raw = Buffer.from(await (await fetch(url)).arrayBuffer());
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    text = new TextDecoder('windows-1252').decode(raw);
  }
  const [first = ''] = text.split('\r\n');
  const delimiter =
    [',', ';', '\t'].toSorted((one, other) => first.split(other).length - first.split(one).length)[0] ?? ',';
  const [header = [], ...rows] = parse(text, { delimiter }) as string[][];
  return { header, rows: rows.filter((row) => row[0] !== header[0]), raw };
}

async function titlesIn(format: string, url: string): Promise<string[]> {
  if (format === 'csv') return (await readCsv(url)).rows.map((row) => row[0] ?? '');
  if (format === 'ics') {
    const calendar = new ICAL.Component(ICAL.parse(await getText(url)) as unknown[]);
    return calendar.getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('summary')));
  }
  const titles: string[] = [];
  let next: string | undefined = `${url}?per_page=1&start_date=1970-01-01`;
  while (next !== undefined) {
    const answer: Response = await fetch(next);
    if (answer.status === 404) return titles;
    const page = (await answer.json()) as TribePage;
    titles.push(...page.events.map((event) => event.title.replaceAll('&#8217;', "'").replaceAll('&#38;', '&')));
    next = page.next_rest_url;
  }
  return titles;
}

test('every hub is in the register once, and one row without a kind names what is on offer everywhere', async () => {
  const rows = await readRegister();
  expect(Object.keys(rows[0] ?? {})).toEqual([
    'id',
    'name',
    'kind',
    'region',
    'areas',
    'lead organisation',
    'url',
    'postcode',
    'feeds',
    'latitude',
    'longitude',
    'precision',
    'status',
  ]);
  expect(rows.filter((row) => row.kind !== '').map((row) => row.id)).toEqual(bundled.hubs().map((hub) => hub.id));
  expect(rows.filter((row) => row.kind === '')).toEqual([
    expect.objectContaining({ id: 'national-offers', name: 'National offers', region: '' }),
  ]);
});

test('every item is in exactly one feed of its hub that is not news', async () => {
  const feeds = (await listFeeds()).filter((feed) => feed.format !== 'rss');
  const served: string[] = [];
  for (const { hub, format, url } of feeds) {
    served.push(...(await titlesIn(format, url)).map((title) => `${hub} ${title}`));
  }
  const expected = bundled.hubItems().map((row) => `${row.hub ?? 'national-offers'} ${row.title}`);
  expect(served.sort()).toEqual(expected.sort());
  expect(new Set((await listFeeds()).map((feed) => feed.format))).toEqual(new Set(['csv', 'ics', 'tribe', 'rss']));
});

test('spreadsheets come in all dialects', async () => {
  const feeds = (await listFeeds()).filter((feed) => feed.format === 'csv');
  const files = await Promise.all(feeds.map(({ url }) => readCsv(url)));
  expect(new Set(files.map(({ header }) => header[0]?.replace('\uFEFF', '')))).toEqual(
    new Set(['Title', 'Event', 'Course', 'Name']),
  );
  expect(files.filter(({ raw }) => raw.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))).length).toBeGreaterThan(
    0,
  );
  const dates = files.flatMap(({ rows }) => rows.map((row) => row[2] ?? '')).filter(Boolean);
  expect(dates.length).toBeGreaterThan(0);
  for (const date of dates) {
    expect(date).toMatch(/^(\d\d\/\d\d\/\d{4}|\d+ \w{3} \d{4}|\d+(st|nd|rd|th) \w+ \d{4}|\w+day \d+ \w+ \d{4})$/);
  }
});

test('a calendar has all-day events with exclusive ends, folded at 75 octets', async () => {
  const feed = (await listFeeds()).find(({ hub, format }) => hub === 'science-oxford-centre' && format === 'ics');
  const text = await getText(feed?.url ?? '');
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text).toContain('sample dates');
  const [event] = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
  const parsed = new ICAL.Event(event);
  expect(parsed.summary).toBe('Thinking, Doing, Talking Science');
  // From 2 December 2024 to 5 May 2025 are 155 days, both counted.
  expect(parsed.endDate.subtractDate(parsed.startDate).toSeconds()).toBe(155 * 86_400);
  expect(parsed.description).toContain('Cost: £400 + VAT; second teacher £200 + VAT');
});

test('The Events Calendar lists only what lies ahead unless the past is asked for', async () => {
  const urls = (await listFeeds()).filter(({ format }) => format === 'tribe').map(({ url }) => url);
  const ahead: string[] = [];
  const ever: string[] = [];
  for (const url of urls) {
    const usual = await fetch(url);
    if (usual.status === 200)
      ahead.push(...((await usual.json()) as TribePage).events.map((event) => event.start_date));
    const all = await fetch(`${url}?start_date=1970-01-01&per_page=50`);
    if (all.status === 200) ever.push(...((await all.json()) as TribePage).events.map((event) => event.start_date));
  }
  expect(ahead.length).toBeGreaterThan(0);
  expect(ever.length).toBeGreaterThan(ahead.length);
  expect(ahead.every((date) => date >= NOW.toISOString().slice(0, 10))).toBe(true);
});

test('an empty programme is a 404 with its own code, and a hub without the plugin has no such route', async () => {
  const feeds = await listFeeds();
  const tribe = feeds.filter(({ format }) => format === 'tribe').map(({ url }) => url);
  const answers = await Promise.all(tribe.map((url) => fetch(`${url}?start_date=1970-01-01`)));
  const empty = tribe.filter((_, index) => answers[index]?.status === 404);
  expect(empty.length).toBeGreaterThan(0);
  expect(await getJson(`${empty[0]}?start_date=1970-01-01`, 404)).toEqual({
    code: 'event-archive-page-not-found',
    message: 'The requested event archive page does not exist.',
    data: { status: 404 },
  });
  const without = `${sandbox.get().urls.localHubs}/hubs/sserc/wp-json/tribe/events/v1/events`;
  expect(await getJson(without, 404)).toMatchObject({ code: 'rest_no_route' });
});

test('news holds titles with the hub’s address and no day of an event', async () => {
  const [feed] = (await listFeeds()).filter(({ format, hub }) => format === 'rss' && hub === 'sserc');
  const text = await getText(feed?.url ?? '');
  expect(text.match(/<item>/g)).toHaveLength(2);
  expect(text.match(/<link>https:\/\/www\.sserc\.org\.uk<\/link>/g)).toHaveLength(3);
});
