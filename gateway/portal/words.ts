// How the portal says our codes and values in words. A value without a word of its own is shown as it is.
import { DateTime, Duration } from 'luxon';
import type { PortalHitFragment, PortalSessionFragment } from '../../schema/operations.generated.ts';

const DELIVERY: Readonly<Record<NonNullable<PortalHitFragment['deliveryMode']>, string>> = {
  ONLINE_ANY_TIME: 'Online, any time',
  ONLINE_LIVE: 'Online, live',
  IN_PERSON: 'In person',
  BLENDED: 'Online and in person',
};

const KINDS: Readonly<Record<PortalHitFragment['kind'], string>> = {
  RESOURCE: 'Resource',
  COLLECTION: 'Collection',
  COURSE: 'CPD course',
  EVENT: 'Event',
  COMPETITION: 'Competition',
  PROGRAMME: 'Programme',
  FUNDING: 'Funding',
  HUB: 'Hub',
};

const STATUSES: Readonly<Record<PortalHitFragment['status'], string>> = {
  CURRENT: 'On offer now',
  CLOSED: 'Closed',
  ARCHIVED: 'Archived',
};

const AVAILABILITY: Readonly<Record<NonNullable<PortalSessionFragment['availability']>, string>> = {
  PLACES_LEFT: 'places left',
  FEW_LEFT: 'few places left',
  FULL: 'full',
};

/** Whether it can still be had. */
export function statusInWords(status: PortalHitFragment['status']): string {
  return STATUSES[status];
}

/** Whether places are left, or nothing where that is not known. */
export function availabilityInWords(availability: PortalSessionFragment['availability']): string {
  return availability === null ? '' : AVAILABILITY[availability];
}

/** `1 hour, 30 minutes` of PT90M. */
export function durationInWords(duration: string): string {
  const length = Duration.fromISO(duration, { locale: 'en-GB' });
  const isTimeAlone = length.days === 0 && length.weeks === 0 && length.months === 0 && length.years === 0;
  return (isTimeAlone ? length.shiftTo('hours', 'minutes') : length).removeZeros().toHuman();
}

/** `Mon 2 Mar 2026, 9.30 am to 4 pm`; days alone where the partner names no times. In the session's own time zone. */
export function sessionInWords({ start, end, allDay, timeZone }: Omit<PortalSessionFragment, 'venue'>): string {
  const [from, to] = [start, end ?? start].map((moment) =>
    DateTime.fromISO(moment, { zone: timeZone, locale: 'en-GB' }),
  );
  if (from === undefined || to === undefined) return '';
  const day = (at: DateTime): string => at.toFormat('ccc d LLL yyyy');
  const time = (at: DateTime): string =>
    at.toFormat(at.minute === 0 ? 'h a' : 'h.mm a').replace(/[ap]\.?m\.?$/i, (half) => half.toLowerCase());
  const isOneDay = from.hasSame(to, 'day');
  if (allDay) return isOneDay ? day(from) : `${day(from)} to ${day(to)}`;
  const begin = `${day(from)}, ${time(from)}`;
  if (end === null) return begin;
  return isOneDay ? `${begin} to ${time(to)}` : `${begin} to ${day(to)}, ${time(to)}`;
}

/** `2.4 MB`. */
export function sizeInWords(bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  const size = bytes / (isLarge ? 1_000_000 : 1_000);
  return `${size < 10 ? Number(size.toFixed(1)) : Math.round(size)} ${isLarge ? 'MB' : 'KB'}`;
}

/** What one thing of the kind is called. */
export function kindInWords(kind: PortalHitFragment['kind']): string {
  return KINDS[kind];
}

/** `KS3, KS4`, else `ages 11 to 14`, else nothing. */
export function stagesInWords(hit: Pick<PortalHitFragment, 'keyStages' | 'ageRange'>): string {
  if (hit.keyStages.length > 0) return hit.keyStages.join(', ');
  const { from = null, to = null } = hit.ageRange ?? {};
  if (from !== null && to !== null) return `ages ${from} to ${to}`;
  if (from !== null) return `ages ${from} and over`;
  return to === null ? '' : `up to age ${to}`;
}

/** How it is taken part in, or nothing where not stated. */
export function deliveryInWords(mode: PortalHitFragment['deliveryMode']): string {
  return mode === null ? '' : DELIVERY[mode];
}

/** `Sat 3 Jan 2026`, in UK time. */
export function dayInWords(moment: string): string {
  return DateTime.fromISO(moment, { zone: 'Europe/London', locale: 'en-GB' }).toFormat('ccc d LLL yyyy');
}

/** `3 miles away`, rounded as people say it; nothing where unknown. */
export function distanceInWords(miles: number | null): string {
  if (miles === null) return '';
  if (miles < 1) return 'under a mile away';
  const rounded = Math.round(miles);
  return rounded === 1 ? '1 mile away' : `${rounded} miles away`;
}
