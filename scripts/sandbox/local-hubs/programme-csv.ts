// A hub's programme as the spreadsheet that its office keeps: headers, separators, encodings and dates differ by hub.
import { DateTime } from 'luxon';
import { toStableNumber } from '../stable-values.ts';
import { toWindows1252 } from '../windows-1252.ts';
import { toCsvText } from './csv-text.ts';
import type { HubItem } from './hub-feeds.ts';

interface Dialect {
  readonly separator: string;
  readonly encoding: 'utf-8' | 'utf-8 with mark' | 'windows-1252';
  /** Headers of the title, start, audience and cost columns; the others are the same everywhere. */
  readonly headers: readonly [title: string, start: string, audience: string, cost: string];
  readonly listSeparator: string;
  /** The header row stands again after so many rows; 0 for only once. */
  readonly headerEvery: number;
  readonly writeDay: (day: DateTime) => string;
}

const BYTE_ORDER_MARK = '\uFEFF';

const dialects: readonly Dialect[] = [
  {
    separator: ',',
    encoding: 'utf-8 with mark',
    headers: ['Title', 'Start date', 'For', 'Cost'],
    listSeparator: '; ',
    headerEvery: 0,
    writeDay: (day) => day.toFormat('dd/MM/yyyy'),
  },
  {
    separator: ';',
    encoding: 'windows-1252',
    headers: ['Event', 'Date', 'Audience', 'Price'],
    listSeparator: ', ',
    headerEvery: 0,
    writeDay: (day) => day.setLocale('en-GB').toFormat('d MMM yyyy'),
  },
  {
    separator: '\t',
    encoding: 'utf-8',
    headers: ['Course', 'When', 'Who', 'Fee'],
    listSeparator: '/',
    headerEvery: 5,
    writeDay: (day) => `${toOrdinal(day.day)} ${day.setLocale('en-GB').toFormat('MMMM yyyy')}`,
  },
  {
    separator: ',',
    encoding: 'utf-8',
    headers: ['Name', 'Start date', 'For', 'Cost'],
    listSeparator: ', ',
    headerEvery: 0,
    writeDay: (day) => day.setLocale('en-GB').toFormat('cccc d MMMM yyyy'),
  },
];

/** The file's bytes and media type, in the dialect that belongs to the hub. */
export function toProgrammeCsv(
  segment: string,
  items: readonly HubItem[],
): { readonly body: Buffer; readonly contentType: string } {
  const dialect = dialects[toStableNumber(`hub|csv|${segment}`, dialects.length)];
  if (dialect === undefined) throw new Error('expected a dialect for every hub');
  const [title, start, audience, cost] = dialect.headers;
  const headers = [
    title,
    'Type',
    start,
    'End date',
    'Venue',
    'Postcode',
    'Key stages',
    'Subjects',
    audience,
    cost,
    'How',
    'Link',
    'Summary',
  ];
  const rows = items.flatMap((item, index) => {
    const again = dialect.headerEvery > 0 && index > 0 && index % dialect.headerEvery === 0;
    return again ? [headers, toRow(item, dialect)] : [toRow(item, dialect)];
  });
  const text = toCsvText([headers, ...rows], dialect.separator);
  const legacy = dialect.encoding === 'windows-1252' ? toWindows1252(text) : null;
  if (legacy !== null) return { body: legacy, contentType: 'text/csv' };
  return dialect.encoding === 'utf-8'
    ? { body: Buffer.from(text), contentType: 'text/csv; charset=utf-8' }
    : { body: Buffer.from(BYTE_ORDER_MARK + text), contentType: 'text/csv' };
}

function toRow({ row, startDate, endDate }: HubItem, dialect: Dialect): readonly string[] {
  return [
    row.title,
    row.kind,
    writeDate(startDate, dialect),
    writeDate(endDate, dialect),
    row.location ?? '',
    row.postcode ?? '',
    row.keyStages.join(dialect.listSeparator),
    row.subjects.join(dialect.listSeparator),
    row.audiences.join(dialect.listSeparator),
    row.price ?? '',
    row.deliveryMode ?? '',
    row.url ?? '',
    row.summary,
  ];
}

function writeDate(date: string | null, dialect: Dialect): string {
  if (date === null) return '';
  const parsed = DateTime.fromISO(date);
  if (!parsed.isValid || date.length < 7) return date;
  return date.length === 7 ? parsed.setLocale('en-GB').toFormat('MMMM yyyy') : dialect.writeDay(parsed);
}

function toOrdinal(day: number): string {
  const suffix = day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${suffix}`;
}
