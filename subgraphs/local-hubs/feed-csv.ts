// Door 1 for a hub's spreadsheet: a row becomes a FeedRecord by its headers, of which only the title is needed. A row
// without one is a Rejection with its number; a sheet without a column of titles is a FeedError.
import { FeedError } from '../kit/errors.ts';
import { cleanLine, plainToHtml } from '../kit/normalise/plain-text.ts';
import type { CsvRow, CsvTable } from '../kit/readers/csv.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import { toComparableWords } from '../kit/vocabulary/comparable-words.ts';
import { findColumns, type ReadCell, readAddress } from './columns.ts';
import { createFeedRecord, type FeedRecord } from './feed.ts';
import { readDates } from './read-dates.ts';

// Name comes last among the titles: beside another title it is often a person's.
const COLUMNS = {
  title: ['title', 'event', 'course', 'activity', 'event title', 'course title', 'event name', 'course name', 'name'],
  type: ['type', 'kind', 'event type', 'category'],
  start: ['start date', 'date', 'when', 'start', 'dates'],
  end: ['end date', 'end', 'finish date', 'until'],
  time: ['time', 'start time', 'times'],
  endTime: ['end time', 'finish time'],
  venue: ['venue', 'where', 'location', 'place'],
  postcode: ['postcode', 'post code'],
  keyStages: ['key stages', 'key stage', 'KS', 'phase'],
  years: ['years', 'year groups', 'year group', 'year'],
  ages: ['ages', 'age range', 'age', 'age group'],
  subjects: ['subjects', 'subject'],
  topics: ['topics', 'topic'],
  audience: ['for', 'audience', 'who', "who it's for", 'who for'],
  cost: ['cost', 'price', 'fee', 'cost (£)', 'fees'],
  delivery: ['how', 'delivery', 'delivery mode', 'format', 'mode'],
  link: ['link', 'URL', 'web', 'website', 'web page', 'more information'],
  booking: ['booking', 'book', 'booking link', 'book here', 'booking url'],
  deadline: ['deadline', 'closing date', 'book by', 'apply by'],
  summary: ['summary', 'description', 'details', 'about'],
} as const;

type Column = keyof typeof COLUMNS;

/**
 * The records of a sheet. `reference` is the day from which dates without a year are read.
 * @throws FeedError FEED_MALFORMED when no column holds titles
 */
export function parseProgramme(table: CsvTable, reference: Date): readonly (FeedRecord | Rejection)[] {
  const { read, has } = findColumns<Column>(table.headers, COLUMNS);
  if (!has('title')) {
    const got = table.headers.map(cleanLine).join(', ').slice(0, 200);
    throw new FeedError(
      'FEED_MALFORMED',
      table.url,
      `expected a column of titles (${COLUMNS.title.slice(0, 4).join(', ')} or name), got: ${got}`,
    );
  }
  return table.records.map((record) => parseRow(record, read, reference));
}

function parseRow(row: ReadRecord<CsvRow>, cells: ReadCell<Column>, reference: Date): FeedRecord | Rejection {
  if (!row.ok) return createRejection('MALFORMED_RECORD', row.place, row.problem, { value: row.sample });
  const cell = (name: Column): string | null => cells(row.record.values, name);
  const title = cell('title');
  if (title === null) {
    return createRejection('MISSING_FIELD', row.place, `${row.place}: expected a title, got an empty cell`, {
      field: 'Title',
      value: Object.values(row.record.values).filter(Boolean).join(' | '),
    });
  }
  const words = (name: Column): readonly string[] => [cell(name)].filter((text) => text !== null);
  const start = cell('start');
  const dates = readDates({ start, end: cell('end'), time: cell('time'), endTime: cell('endTime') }, reference);
  const place = { text: cell('venue'), postcode: cell('postcode') };
  return createFeedRecord({
    recordId: row.place,
    identity: ['csv', toTitleKey(title)],
    title: plainToHtml(title),
    description: plainToHtml(cell('summary') ?? ''),
    url: readAddress(cell('link')),
    typeWords: words('type'),
    ageWords: [
      ...words('keyStages').map((text) => withUnit(text, 'KS')),
      ...words('years').map((text) => withUnit(text, 'Years ')),
      ...words('ages').map((text) => withUnit(text, 'age ')),
    ],
    subjectWords: words('subjects'),
    topicWords: words('topics'),
    audienceWords: words('audience'),
    deliveryWords: words('delivery'),
    priceText: cell('cost'),
    runs: dates.runs,
    dateText: dates.dateText,
    place: place.text === null && place.postcode === null ? null : place,
    bookingUrl: readAddress(cell('booking')),
    deadline: readDeadline(cell('deadline'), reference),
    inferredFields: dates.yearInferred ? ['sessions'] : [],
    unknownWords:
      start !== null && dates.runs.length === 0 ? [{ field: 'sessions', word: cleanLine(start).slice(0, 200) }] : [],
  });
}

/** What makes two rows the same thing: the title without case, spaces, punctuation and the note that it is called off. */
export function toTitleKey(title: string): string {
  const words = toComparableWords(title).replace(/^cancell?ed (?=.)/, '');
  return words === '' ? title : words.replaceAll(' ', '-');
}

/** `2/3` under `Key stages` is `KS2/3`; what has words of its own stays as it is. */
function withUnit(text: string, unit: string): string {
  return /^[\d\s,;/&+–-]+$|^\d+ to \d+$/i.test(text) ? `${unit}${text}` : text;
}

/** The last moment of the day, or the time that is named. */
function readDeadline(text: string | null, reference: Date): string | null {
  const [day] = readDates({ start: text, end: null, time: null, endTime: null }, reference).runs;
  return day === undefined ? null : (day.end ?? day.start);
}
