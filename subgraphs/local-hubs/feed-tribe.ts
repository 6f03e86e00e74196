// Door 1 for The Events Calendar: an event that the reader has understood becomes a FeedRecord; its organiser is left
// where it is. An event without a title is a Rejection.
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import { toTitle } from '../kit/normalise/plain-text.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import type { TribeEvent } from '../kit/readers/tribe-event.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import { createFeedRecord, type FeedRecord } from './feed.ts';
import { toRunTimes } from './run-times.ts';

/** `site` tells the sites of one hub apart, because each numbers its events from one. */
export function parseTribeEvent(read: ReadRecord<TribeEvent>, site: string): FeedRecord | Rejection {
  if (!read.ok) return createRejection('MALFORMED_RECORD', read.place, read.problem, { value: read.sample });
  const event = read.record;
  if (event.title === null) {
    return createRejection('MISSING_FIELD', read.place, 'expected an event with a title, got none', { field: 'title' });
  }
  const runs = [toRunTimes(event)].filter((run) => run !== null);
  const status = (event.status ?? 'publish').toLowerCase();
  const cancelled = /^cancell?ed$/.test(status);
  const website = toCanonicalUrl(event.website);
  const url = toCanonicalUrl(event.url) ?? website;
  return createFeedRecord({
    recordId: event.id,
    identity: [site, event.id],
    title: event.title,
    description: event.description ?? event.excerpt,
    url,
    otherUrls: website === null || website === url ? [] : [website],
    image: toCanonicalUrl(event.image),
    tags: [...event.categories, ...event.tags].map(({ name }) => toTitle(name) ?? ''),
    priceText: toTitle(event.cost),
    runs,
    place: toPlace(event.venue),
    cancelled,
    hidden: event.hidden || (!cancelled && status !== 'publish'),
  });
}

function toPlace(venue: TribeEvent['venue']): FeedRecord['place'] {
  if (venue === null) return null;
  const { name, address, city, postcode, latitude, longitude } = venue;
  const parts = [name, address].map(toTitle).filter((part) => part !== null);
  if (parts.length === 0 && city === null && postcode === null && latitude === null) return null;
  return { name: parts.join(', '), town: toTitle(city), postcode, latitude, longitude };
}
