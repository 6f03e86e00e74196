// Door 1 for a hub's calendar: an event that the reader has understood becomes a FeedRecord. A calendar has no fields for
// what teachers ask about, so whatever is taken from its categories and texts is marked as inferred.
import { plainToHtml, toPlainText } from '../kit/normalise/plain-text.ts';
import type { CalendarEvent } from '../kit/readers/ics-event.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import { createFeedRecord, type FeedRecord } from './feed.ts';
import { toRunTimes } from './run-times.ts';

const FROM_CATEGORIES = [
  'kind',
  'subjects',
  'topics',
  'keyStages',
  'ageRange',
  'yearGroups',
  'audience',
  'deliveryMode',
];
const PRICE_LINE = /^[^\S\n]*(?:cost|price|fee)s?[^\S\n]*:[^\S\n]*(\S[^\n]{0,300})$/im;

export function parseCalendarEvent(read: ReadRecord<CalendarEvent>): FeedRecord | Rejection {
  if (!read.ok) return createRejection('MALFORMED_RECORD', read.place, read.problem, { value: read.sample });
  const event = read.record;
  if (event.summary === null) {
    return createRejection('MISSING_FIELD', event.uid, 'expected an event with a SUMMARY, got none', {
      field: 'SUMMARY',
    });
  }
  const description = plainToHtml(event.description ?? '');
  const priceText = PRICE_LINE.exec(toPlainText(description) ?? '')?.[1] ?? null;
  const { latitude, longitude } = event.geo ?? {};
  return createFeedRecord({
    recordId: event.uid,
    identity: ['ics', event.uid],
    title: plainToHtml(event.summary),
    description: description.replace(PRICE_LINE, ''),
    url: event.url,
    tags: event.categories,
    priceText,
    runs: toRuns(event),
    place: event.location === null && event.geo === null ? null : { text: event.location, latitude, longitude },
    cancelled: event.cancelled,
    inferredFields: [...FROM_CATEGORIES, ...(priceText === null ? [] : ['priceText', 'costText', 'free'])],
  });
}

/** A series that is over, or that begins after the window, is shown by its first run: no run would mean no date. */
function toRuns({ occurrences, start, end, allDay, timeZone }: CalendarEvent): FeedRecord['runs'] {
  const spans = occurrences.length > 0 ? occurrences : [{ start, end }];
  return spans.map((span) => toRunTimes({ ...span, allDay, timeZone })).filter((run) => run !== null);
}
