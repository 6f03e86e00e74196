import { expect, test } from 'vitest';
import { parseCsv, readCsv } from '../../../../subgraphs/kit/readers/csv.ts';
import { createPlainHttpClient } from '../../../support/plain-http-client.ts';
import { checkDamage, codeOf, readFixture, toAnswer } from '../../../support/reader-input.ts';
import { serve } from '../../../support/serve.ts';

const rows = (text: string | Uint8Array): unknown[] =>
  parseCsv(toAnswer(text)).records.map((read) =>
    read.ok ? [read.record.row, Object.values(read.record.values)] : read.place,
  );

test('a real programme is read with its byte order mark, quotes and line numbers', () => {
  const table = parseCsv(toAnswer(readFixture('hub-programme.csv')));
  expect(table.headers.join('|')).toBe(
    'Title|Type|Start date|End date|Venue|Postcode|Key stages|Subjects|For|Cost|How|Link|Summary',
  );
  expect([table.separator, table.records.length, table.records.every(({ ok }) => ok)]).toEqual([',', 17, true]);
  expect(table.records[1]).toEqual({
    ok: true,
    place: 'row 3',
    record: {
      row: 3,
      values: {
        Title: 'Three-part training programme for primary STEM lead teachers',
        Type: 'cpd',
        'Start date': '',
        'End date': '',
        Venue: '',
        Postcode: '',
        'Key stages': 'KS1; KS2',
        Subjects: 'STEM',
        For: 'teachers',
        Cost: '',
        How: '',
        Link: '',
        Summary:
          'A three-part course prepares STEM leads in Haringey primary schools, with 60 sessions planned across 2018.',
      },
    },
  });
});

test.each([
  ['Title,When\nA,B', ','],
  ['Title;When, where;Cost\nA;1, 2;3', ';'],
  ['Title\tWhen; where\nA\tB; C; D', '\t'],
  ['"Title, long","When"\r\nA,B', ','],
  ['Title\nA; B\nC', ','],
  ['sep=;\r\nTitle,x;When\r\nA,y;B', ';'],
])('the separator of %j is found', (text, separator) => {
  expect(parseCsv(toAnswer(text)).separator).toBe(separator);
});

test('quoted line breaks, mixed line ends and empty rows keep the line numbers right', () => {
  expect(rows('\n\r\nTitle,Text\r\nA,"one\ntwo\r\nthree"\n,\n\nB,"say ""x"""\rC,c\n')).toEqual([
    [4, ['A', 'one\ntwo\nthree']],
    [9, ['B', 'say "x"']],
    [10, ['C', 'c']],
  ]);
});

test('line numbers count the line that names the separator', () => {
  expect(rows('sep=;\nTitle;When\nA;B')).toEqual([[3, ['A', 'B']]]);
});

test('the header row is skipped where it comes again', () => {
  expect(rows('Title,When,\nA,1,\ntitle, WHEN \nB,2')).toEqual([
    [2, ['A', '1', '']],
    [4, ['B', '2', '']],
  ]);
});

test('missing cells are empty, empty cells too many do not matter, cells too many with content make a note', () => {
  expect(rows('Title,When\nA\nB,1,,,\nC,1,2')).toEqual([[2, ['A', '']], [3, ['B', '1']], 'row 4']);
  expect(parseCsv(toAnswer('Title,When\nC,1,2')).records).toEqual([
    { ok: false, place: 'row 2', problem: 'expected 2 columns, got 3', sample: 'C | 1 | 2' },
  ]);
});

test('headers of one name and without a name are told apart', () => {
  const { headers } = parseCsv(toAnswer(' Date ,,Date,Date (2),__proto__\n1,2,3,4,5'));
  expect(headers).toEqual(['Date', 'column 2', 'Date (2)', 'Date (2) (2)', '__proto__']);
  expect(rows('__proto__,b\n1,2')).toEqual([[2, ['1', '2']]]);
});

test('Windows-1252 and UTF-16 files are read', () => {
  expect(rows(Buffer.from('Title,Cost\nFair,\xa3400 \x96 each', 'latin1'))).toEqual([[2, ['Fair', '£400 – each']]]);
  expect(rows(Buffer.from('\uFEFFTitle\tCost\r\nFair\t£4', 'utf16le'))).toEqual([[2, ['Fair', '£4']]]);
});

test('a quote left open costs its own row, not the file', () => {
  expect(rows('Title,When\nA,1\n"B,2\nC,3\nD,4')).toEqual([[2, ['A', '1']], [4, ['C', '3']], [5, ['D', '4']], 'row 3']);
});

test('quotes within a cell are part of it', () => {
  expect(rows('Title,When\nThe "Big" Bang,1')).toEqual([[2, ['The "Big" Bang', '1']]]);
});

test.each([
  ['nothing', ''],
  ['blank lines', '\n , ,\n\n'],
  ['a web page', ' <!DOCTYPE html><html>Sign in</html>'],
  ['a workbook', Buffer.from('PK\u0003\u0004abc')],
  ['a PDF', '%PDF-1.7\n1,2'],
  ['a table that turns into bytes', `Title,When\n${'A,1\n'.repeat(400)}\0`],
  ['a header with an open quote', '"Title,When\nA,1'],
  ['quotes left open all over', `a,b\n${`"${'x'.repeat(128_100)}\n`.repeat(101)}`],
])('%s is malformed', (_, text) => {
  expect(codeOf(() => parseCsv(toAnswer(text)))).toBe('FEED_MALFORMED');
});

test('a header alone is an empty table', () => {
  expect(parseCsv(toAnswer('Title,When\n'))).toEqual({
    url: 'https://feed.invalid/document',
    headers: ['Title', 'When'],
    separator: ',',
    records: [],
  });
});

test('a damaged character within the file costs nothing but itself', () => {
  const title = 'A long title about something';
  expect(rows(`Title,When\n${title},1\nRock\0ets,2\n${title},3\0\n`)).toEqual([
    [2, [title, '1']],
    [3, ['Rockets', '2']],
    [4, [title, '3']],
  ]);
});

test('more rows than allowed are refused', () => {
  expect(codeOf(() => parseCsv(toAnswer('a\n1\n2\n3'), { maxRecords: 2 }))).toBe('FEED_TOO_LARGE');
});

test.each([
  ['rows', 'a,b\n1,2\n'.repeat(1_000_000)],
  ['rows of another width', `a,b\n${'1\n'.repeat(1_000_000)}`],
  ['rows without anything in them', 'a,b\n,\n'.repeat(1_200_000)],
  ['columns', `${'a,'.repeat(60_000)}\n${'x\n'.repeat(100)}`],
])('a file of too many %s is refused', (_, text) => {
  expect(codeOf(() => parseCsv(toAnswer(text), { maxRecords: 1_000 }))).toBe('FEED_TOO_LARGE');
});

test('a million empty lines take no time and count as lines', () => {
  expect(rows(`Title,When\n${'\n'.repeat(1_000_000)}A,"1\n2"\n\n"B,3\nC,4`)).toEqual([
    [1_000_002, ['A', '1\n2']],
    [1_000_006, ['C', '4']],
    'row 1000005',
  ]);
});

test('sixty thousand columns of one name are told apart in no time', () => {
  const { headers } = parseCsv(toAnswer(`${'a,'.repeat(60_000)}b\n1,2`));
  expect([headers[1], headers.at(-2), headers.at(-1)]).toEqual(['a (2)', 'a (60000)', 'b']);
});

test('a file is asked for and read', async () => {
  await using server = await serve(() => ({ '/p.csv': { headers: { 'content-type': 'text/csv' }, body: 'Title\nA' } }));
  const { records } = await readCsv(createPlainHttpClient(), `${server.origin}/p.csv`);
  expect(records).toEqual([{ ok: true, place: 'row 2', record: { row: 2, values: { Title: 'A' } } }]);
});

test('a damaged file gives rows, notes or a FeedError', () => {
  checkDamage(readFixture('hub-programme.csv'), (bytes) => parseCsv(toAnswer(bytes)).records.length);
});
