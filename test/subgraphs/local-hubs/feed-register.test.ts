import { expect, test } from 'vitest';
import { parseCsv } from '../../../subgraphs/kit/readers/csv.ts';
import { parseRegister } from '../../../subgraphs/local-hubs/feed-register.ts';
import { toAnswer } from '../../support/reader-input.ts';

function readRow(cells: Readonly<Record<string, string>>) {
  const all: Record<string, string> = { id: 'moor', name: 'Moor', ...cells };
  const quote = (text: string): string => `"${text}"`;
  const text = `${Object.keys(all).map(quote).join()}\n${Object.values(all).map(quote).join()}`;
  const [row] = parseRegister(parseCsv(toAnswer(text)));
  if (row === undefined || 'code' in row) throw new Error('expected a hub');
  return row;
}

test.each([
  ['csv:https://a.example/p.csv', ['csv https://a.example/p.csv']],
  [
    'csv:https://a.example/p.csv; ics:https://a.example/c.ics',
    ['csv https://a.example/p.csv', 'ics https://a.example/c.ics'],
  ],
  [
    'CSV: https://a.example/a;b,c.csv ,rss:http://a.example/feed',
    ['csv https://a.example/a;b,c.csv', 'rss http://a.example/feed'],
  ],
  [
    'ics:webcal://a.example/c.ics\ntribe:https://a.example/x?y=a:b',
    ['ics https://a.example/c.ics', 'tribe https://a.example/x?y=a:b'],
  ],
  ['', []],
  [' ; ', []],
])('the feeds %j are told apart', (text, feeds) => {
  expect(readRow({ feeds: text }).feeds.map((feed) => (feed.ok ? `${feed.format} ${feed.address}` : feed))).toEqual(
    feeds,
  );
});

test.each([
  ['xls:https://a.example/p.xls', 'xls', 'one of the formats csv, ics, tribe, rss'],
  ['https://a.example/p.csv', 'https', 'one of the formats csv, ics, tribe, rss'],
  ['see our website', 'unknown', 'one of the formats csv, ics, tribe, rss'],
  ['csv:nowhere', 'csv', "expected an http or https address, got 'nowhere'"],
  ['ics:ftp://a.example/c.ics', 'ics', 'expected an http or https address'],
  ['csv:javascript:alert(1)', 'csv', 'expected an http or https address'],
])('the feed %j is a fault of its own', (text, format, problem) => {
  expect(readRow({ feeds: text }).feeds).toEqual([{ ok: false, format, problem: expect.stringContaining(problem) }]);
});

test('no hub has more feeds than anyone could mean', () => {
  const feeds = Array.from({ length: 50 }, (_, at) => `csv:https://a.example/${at}`).join('; ');
  expect(readRow({ feeds }).feeds).toHaveLength(20);
});

test.each([
  ['Devon; Torbay', ['Devon', 'Torbay']],
  ['Devon, Torbay', ['Devon', 'Torbay']],
  ['Bournemouth, Christchurch and Poole', ['Bournemouth, Christchurch and Poole']],
  ["King's Lynn and West Norfolk;Devon; Devon", ["King's Lynn and West Norfolk", 'Devon']],
])('the areas %j are told apart', (text, areas) => {
  expect(readRow({ areas: text }).areas).toEqual(areas);
});

test('an address without a scheme is https, and what is no address is none', () => {
  expect(readRow({ url: 'www.moor.example/hub' }).url).toBe('https://www.moor.example/hub');
  expect(readRow({ website: 'ask at the desk' }).url).toBeNull();
});

test('a register without ids or names is malformed', () => {
  expect(() => parseRegister(parseCsv(toAnswer('kind,region\nmaths-hub,London')))).toThrow(
    'expected a column id and a column name, got: kind, region',
  );
});
