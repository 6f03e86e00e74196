// Turns one run of the CRM into a Session. Pure; a run that is hidden, a test, or whose start is no date is a Rejection. One
// whose dates are still to come counts for its course, and is no session.
import type { DeliveryMode, Session, Venue } from '../../schema/shared.generated.ts';
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import { type DateSpan, normaliseDateSpan, TIME_ZONE } from '../kit/normalise/dates.ts';
import { isTestTitle } from '../kit/normalise/is-test-title.ts';
import { normalisePlace } from '../kit/normalise/place.ts';
import { cleanLine } from '../kit/normalise/plain-text.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import type { CourseRun } from './feed-course.ts';

export interface NormalisedSession {
  readonly run: CourseRun;
  /** Null where the CRM states no start yet. */
  readonly session: Session | null;
  /** Of this run alone; null where nothing tells. */
  readonly deliveryMode: DeliveryMode | null;
  readonly unknownWords: readonly UnknownWord[];
}

// The CRM has no days, only moments: a day is its midnight.
const MIDNIGHT = /\s+00:00(?::00)?$/;
// Dates are whole, so that none is ever guessed from this one.
const NO_REFERENCE = new Date(0);

export function normaliseSession(run: CourseRun): NormalisedSession | Rejection {
  if (isTestTitle(run.title)) {
    return createRejection('TEST_RECORD', run.number, 'expected a real run, got a test', {
      field: 'Activity.ActivityTitle',
      value: run.title,
    });
  }
  if (run.isHidden) {
    return createRejection('NOT_PUBLISHED', run.number, 'expected a public run, got one that is hidden', {
      field: 'Activity.HideFromweb',
      value: 'True',
    });
  }
  const start = readMoment(run.start);
  if (start === null && run.start !== '') {
    const message = `expected a start such as 17/05/2022 09:30:00, got '${run.start}'`;
    const at = { field: 'Activity.StartDate', value: run.start };
    return createRejection('INVALID_FIELD', run.number, message, at);
  }
  const isVirtual = isVirtualPlace(run.venueName) || isVirtualPlace(run.city);
  const place = isVirtual ? { value: null, unknown: [] } : normalisePlace(toStatedPlace(run));
  return {
    run,
    session: start === null ? null : toSession(run, start, place.value),
    deliveryMode: toDeliveryMode(run, isVirtual),
    unknownWords: place.unknown.map((word) => ({ field: 'venue', word })),
  };
}

function toSession(run: CourseRun, start: DateSpan, venue: Venue | null): Session {
  return {
    id: run.number,
    start: start.start,
    end: readEnd(run.end, start),
    allDay: start.allDay,
    timeZone: TIME_ZONE,
    venue,
    deliveredBy: toDeliverer(run.deliverer),
    bookingUrl: toCanonicalUrl(run.bookingUrl),
    bookingClosesAt: null,
    availability: null,
  };
}

function readMoment(words: string): DateSpan | null {
  const span = normaliseDateSpan(words.replace(MIDNIGHT, ''), NO_REFERENCE);
  return span === null || span.yearInferred ? null : span;
}

/** Null where the CRM names no end, or one that lies before the start. */
function readEnd(words: string, start: DateSpan): string | null {
  const end = readMoment(words);
  if (end === null) return start.allDay ? start.end : null;
  const moment = end.allDay ? end.end : end.start;
  return moment !== null && Date.parse(moment) >= Date.parse(start.start) ? moment : null;
}

// Gotcha: remote runs are at the venue "Virtual" in the city "Remote Delivered CPD".
function isVirtualPlace(words: string): boolean {
  return /^(?:virtual|online|remote)\b/i.test(words);
}

function toStatedPlace({ venueName, city, postcode, region, latitude, longitude }: CourseRun) {
  return { name: venueName, town: city, postcode, region, latitude, longitude };
}

/** Without the school's number that the CRM adds: `Kings Priory School - 139658`. */
function toDeliverer(words: string): string | null {
  const name = cleanLine(words.slice(0, 200)).replace(/\s+-\s+\d{4,8}$/, '');
  return name === '' ? null : name;
}

function toDeliveryMode(
  { isOnline, isRemote, venueName, postcode }: CourseRun,
  isVirtual: boolean,
): DeliveryMode | null {
  if (isRemote === true || isVirtual) return 'ONLINE_LIVE';
  if (isOnline === true) return 'ONLINE_ANY_TIME';
  const isSomewhere = venueName !== '' || postcode !== '';
  return isSomewhere || (isOnline === false && isRemote === false) ? 'IN_PERSON' : null;
}
