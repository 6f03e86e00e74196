// A hub's dated items as an iCalendar file (RFC 5545) of all-day events.
import { DateTime } from 'luxon';
import { isDay, SAMPLE_DATES_NOTICE } from '../sample-dates.ts';
import { toUuid } from '../stable-values.ts';
import type { HubItem } from './hub-feeds.ts';

const MOST_OCTETS = 75;

/** All items must have a day. */
export function toCalendar(segment: string, name: string, items: readonly HubItem[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Signpost//Partner sandbox//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(`${name} (sample dates)`)}`,
    `X-WR-CALDESC:${escapeText(SAMPLE_DATES_NOTICE)}`,
    'X-WR-TIMEZONE:Europe/London',
    ...items.flatMap((item) => toEvent(segment, item)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function toEvent(segment: string, { row, identity, createdAt, changedAt, startDate, endDate }: HubItem): string[] {
  const first = DateTime.fromISO(startDate ?? '');
  const last = isDay(endDate) && DateTime.fromISO(endDate) > first ? DateTime.fromISO(endDate) : first;
  const description = row.price === null ? row.summary : `${row.summary}\nCost: ${row.price}`;
  const categories = [row.kind, ...row.subjects, ...row.keyStages, ...row.audiences];
  return [
    'BEGIN:VEVENT',
    `UID:${toUuid(`hub|event|${identity}`)}@${segment}`,
    `DTSTAMP:${toUtc(changedAt)}`,
    `CREATED:${toUtc(createdAt)}`,
    `LAST-MODIFIED:${toUtc(changedAt)}`,
    `DTSTART;VALUE=DATE:${first.toFormat('yyyyMMdd')}`,
    `DTEND;VALUE=DATE:${last.plus({ days: 1 }).toFormat('yyyyMMdd')}`,
    `SUMMARY:${escapeText(row.title)}`,
    `DESCRIPTION:${escapeText(description)}`,
    ...(row.location === null
      ? []
      : [`LOCATION:${escapeText([row.location, row.postcode ?? ''].filter(Boolean).join(', '))}`]),
    ...(row.url === null ? [] : [`URL:${row.url.replace(/[\p{Cc}]/gu, '')}`]),
    `CATEGORIES:${categories.map(escapeText).join(',')}`,
    'END:VEVENT',
  ];
}

function toUtc(moment: Date): string {
  return moment.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function escapeText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replace(/[;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/(?!\t)\p{Cc}/gu, '');
}

// Lines are cut by octets and never inside a character.
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line.toWellFormed()) {
    const length = Buffer.byteLength(character);
    if (octets + length > MOST_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return folded;
}
