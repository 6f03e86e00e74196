// Malformed rows of well-formed spreadsheets, and malformed events of well-formed calendars, each spread over some hubs.
import type { Reply } from '../serve.ts';
import { type CreateMalformedFeed, type MalformedFeed, toPages } from './feeds.ts';
import { createHostileText, toBytes, toLatin1 } from './hostile-text.ts';
import { createRandom, type Random } from './random.ts';
import { toRegister } from './registers.ts';

const PER_FILE = 500;

function toHubs(format: 'csv' | 'ics', files: readonly Reply[]): MalformedFeed {
  const paths = files.map((_, at) => `/feeds/${at}.${format}`);
  return {
    partner: 'local-hubs',
    settings: (origin) => ({ LOCAL_HUBS_URL: `${origin}/hubs.csv` }),
    isFeed: (name) => name.endsWith(`/${format}`),
    toRoutes: (origin) => ({
      '/hubs.csv': toRegister(paths.map((path) => `${format}:${origin}${path}`)),
      ...Object.fromEntries(paths.map((path, at) => [path, files[at] ?? { status: 404 }])),
    }),
  };
}

const COLUMNS = [
  ['Title', 'Bridges'],
  ['Type', 'CPD'],
  ['Start date', '5 December 2026'],
  ['End date', '06/12/2026'],
  ['Time', '9am'],
  ['Venue', 'A school, York'],
  ['Postcode', 'YO10 5DD'],
  ['Key stages', 'KS3'],
  ['Ages', '11-14'],
  ['Years', '7-9'],
  ['Subjects', 'Physics; Maths'],
  ['For', 'teachers'],
  ['Cost', '£5'],
  ['How', 'online'],
  ['Link', 'https://host.invalid/a'],
  ['Deadline', '1 Dec'],
  ['Summary', 'Beams.'],
  ['__proto__', 'x'],
] as const;

/** Cells keep what tells a table from a binary file, and rows from each other. */
function toCell(text: string): string {
  return text.replaceAll('\0', '').replaceAll('\r', '\n').replaceAll('"', '""');
}

export const createCsvFeed: CreateMalformedFeed = (count, seed) => {
  const random = createRandom(seed);
  const header = COLUMNS.map(([name]) => name).join();
  const rows = Array.from({ length: count }, (_, at) => {
    const cells = COLUMNS.map(([name, good]) => (name === 'Title' ? `${good} ${at}` : good));
    for (let left = 1 + random.below(6); left > 0; left -= 1) {
      cells[random.below(cells.length)] = toCell(createHostileText(random));
    }
    // A row that is blank from end to end is no record.
    if (cells.every((cell) => cell.trim() === '')) cells[1] = 'CPD';
    if (random.oneIn(20)) cells.push('one', 'too many');
    if (random.oneIn(20)) cells.splice(1 + random.below(cells.length - 1));
    if (cells.every((cell) => cell.trim() === '')) cells[0] = 'x';
    if (random.oneIn(200)) cells[2] = 'huge'.repeat(40_000);
    const isBare = random.oneIn(10) && cells.every((cell) => !/[",\n]/.test(cell));
    return cells.map((cell) => (isBare ? cell : `"${cell}"`)).join();
  });
  const files = toPages(rows, PER_FILE).map((page, at): Reply => {
    const text = `${[header, ...page].join(at % 2 === 0 ? '\n' : '\r\n')}\n`;
    if (at % 3 === 1) {
      return { headers: { 'content-type': 'text/csv' }, body: toLatin1(text) };
    }
    return { headers: { 'content-type': 'text/csv; charset=utf-8' }, body: toBytes(text) };
  });
  return toHubs('csv', files);
};

const PROPERTIES = [
  'SUMMARY:Bridges',
  'DTSTAMP:20260105T090000Z',
  'DTSTART;TZID=Europe/London:20261205T090000',
  'DTEND;TZID=Europe/London:20261205T160000',
  'DESCRIPTION:Beams.\\nCost: £5',
  'LOCATION:A school\\, York',
  'URL:https://host.invalid/a',
  'GEO:53.9;-1.05',
  'CATEGORIES:CPD,Physics,KS3',
  'STATUS:CONFIRMED',
  'SEQUENCE:1',
  'LAST-MODIFIED:20260105T090000Z',
] as const;
/** Each takes all the steps that one event may. */
const FLOODS = ['FREQ=SECONDLY;COUNT=1000000000', 'FREQ=MINUTELY', 'FREQ=SECONDLY;INTERVAL=7'] as const;
const RULES = [
  'FREQ=WEEKLY;COUNT=5',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;INTERVAL=-1',
  'FREQ=NEVER',
  'FREQ=DAILY;UNTIL=20200101',
  'FREQ=MONTHLY;BYDAY=99MO',
  'FREQ=DAILY;COUNT=x',
  'COUNT=5',
  '',
] as const;

function createEvent(random: Random, at: number): string {
  const lines: string[] = [...PROPERTIES];
  if (random.oneIn(3)) lines.splice(2, 2, 'DTSTART;VALUE=DATE:20261205');
  for (let left = 1 + random.below(4); left > 0; left -= 1) spoil(random, lines);
  const uid = random.oneIn(20) ? random.pick(['', 'UID:', 'UID']) : `UID:${at}@host.invalid`;
  return ['BEGIN:VEVENT', uid, ...lines, 'END:VEVENT']
    .filter((line) => line !== '')
    .map(fold)
    .join('\r\n');
}

function spoil(random: Random, lines: string[]): void {
  const at = random.below(lines.length);
  const line = lines[at] ?? 'SUMMARY:Bridges';
  const name = line.split(/[;:]/)[0] ?? 'SUMMARY';
  // A line end within a value would be another line, and a component of that name another record.
  const text = createHostileText(random).replace(/[\r\n\u0085\u2028\u2029]+/g, '\\n');
  random.pick<() => unknown>([
    () => lines.splice(at, 1),
    ...Array.from({ length: 12 }, () => () => lines.splice(at, 1, `${name}:${text}`)),
    () => lines.splice(at, 1, `${name};TZID=${text}:20261205T090000`),
    () => lines.splice(at, 1, `${name};VALUE=DATE:${text}`),
    () => lines.splice(at, 1, `${name};X="${text}:${text}`),
    () => lines.push(`${name}:${text}`),
    () => lines.push(line),
    () => lines.push(`not a line ${text}`),
    () => lines.push(`RRULE:${random.oneIn(15) ? random.pick(FLOODS) : RULES[random.below(RULES.length)]}`),
    () => lines.push(`RRULE:${text}`),
    () => lines.push(`RDATE:${text}`),
    () => lines.push(`EXDATE:${text}`),
    () => lines.push(`RECURRENCE-ID:${text}`),
    () => lines.push('RECURRENCE-ID:20261205T090000Z'),
    () => lines.push('DURATION:P1Y', `DURATION:${text}`),
    () => lines.push('STATUS:CANCELLED'),
    () => lines.push('BEGIN:VALARM', `TRIGGER:${text}`, 'END:VALARM'),
    () => lines.push('BEGIN:VALARM', `TRIGGER:${text}`),
    () => lines.push('END:VTODO'),
    () => lines.push(`__proto__:${text}`, `CONSTRUCTOR:${text}`),
  ])();
}

function fold(line: string): string {
  return line.length > 75 && line.length < 5_000 ? line.replace(/(.{70})/gu, '$1\r\n ') : line;
}

export const createIcsFeed: CreateMalformedFeed = (count, seed) => {
  const random = createRandom(seed);
  const events = Array.from({ length: count }, (_, at) => createEvent(random, at));
  const files = toPages(events, PER_FILE).map((page, at): Reply => {
    const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...page, 'END:VCALENDAR', ''].join('\r\n');
    const headers = { 'content-type': 'text/calendar' };
    return { headers, body: at % 3 === 1 ? toLatin1(text) : toBytes(text) };
  });
  return toHubs('ics', files);
};
