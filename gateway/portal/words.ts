// How the portal says our codes and values in words. A value without a word of its own is shown as it is.
import { DateTime } from 'luxon';
import type { PortalHitFragment } from '../../schema/operations.generated.ts';

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
