// Makes an item's search documents: a main one, and one more for each place when its sessions take place in several.
// Pure; an item that came through the graph always gives at least one document.
import { Duration } from 'luxon';
import type { IndexedItemFragment } from '../../schema/operations.generated.ts';
import type { AgeRange } from '../../schema/shared.generated.ts';
import { toComparableWords } from '../kit/vocabulary/comparable-words.ts';
import { toItemKey, toPlacementId } from './document/document-id.ts';
import { withoutMarkers } from './document/markers.ts';
import { postcodeAreaOf } from './document/outcode-distance.ts';
import { toClock, toNewestAt } from './document/to-clock.ts';
import { type Placement, toActiveSessions, toPlacements } from './document/to-placements.ts';
import { toSeconds, toSessions } from './document/to-sessions.ts';
import { toDetails, toPlaceWords, toRegions } from './document/to-words.ts';
import { type ItemWork, toAloneWork } from './merging/item-work.ts';
import { toWorkFields, type WorkFields } from './merging/to-work-fields.ts';
import { type DocumentSession, OLDEST_AGE, type SearchDocument } from './search-document.ts';

// Enough for any card; a weekly club of ten years would make the document heavier than all the rest of it.
const MOST_SESSIONS = 60;

/** `now` decides what is still to come; `work` is what the item is a listing of. The first document is the main one. */
export function toSearchDocuments(
  item: IndexedItemFragment,
  now: Date,
  work: ItemWork = toAloneWork(item.id),
): readonly SearchDocument[] {
  const nowSeconds = Math.floor(now.getTime() / 1000);
  const sessions = toSessions(item);
  const placements = toPlacements(item, sessions, nowSeconds);
  const whole = { ...toItemDocument(item, sessions, placements, nowSeconds), ...toWorkFields(item, work) };
  const [only, ...others] = placements;
  if (others.length === 0) {
    return [{ ...whole, placement: true, ...toPlaceFields(only ?? { place: null, sessions }, nowSeconds) }];
  }
  return [
    whole,
    ...placements.map((placement, index) => ({
      ...whole,
      documentId: toPlacementId(whole.itemKey, index + 1),
      main: false,
      placement: true,
      ...toPlaceFields(placement, nowSeconds),
    })),
  ];
}

function toItemDocument(
  item: IndexedItemFragment,
  sessions: readonly DocumentSession[],
  placements: readonly Placement[],
  nowSeconds: number,
): Omit<SearchDocument, keyof WorkFields> {
  const itemKey = toItemKey(item.id);
  const active = toActiveSessions(sessions, nowSeconds);
  const places = placements.flatMap(({ place }) => (place === null ? [] : [place]));
  return {
    documentId: itemKey,
    itemKey,
    itemId: item.id,
    main: true,
    placement: false,
    typeName: item.__typename,
    partner: item.partner,
    kind: item.kind,
    status: item.status,
    title: withoutMarkers(item.title),
    titleSort: toTitleSort(item.title),
    summary: item.summary === null ? null : withoutMarkers(item.summary),
    url: item.url,
    publisher: item.publisher === null ? null : withoutMarkers(item.publisher),
    licence: item.licence?.code ?? null,
    keyStages: item.keyStages,
    ageRange: toAgeRange(item.ageRange),
    ...toAges(toAgeRange(item.ageRange)),
    subjects: toLabels(item.subjects),
    topics: toLabels(item.topics),
    resourceTypes: 'resourceTypes' in item ? toLabels(item.resourceTypes) : [],
    deliveryMode: 'deliveryMode' in item ? item.deliveryMode : null,
    audiences: 'audience' in item ? toLabels(item.audience) : [],
    nations: item.nations,
    durationMinutes: 'duration' in item ? toMinutes(item.duration) : null,
    free: 'free' in item ? item.free : null,
    priceText: 'priceText' in item ? item.priceText : 'costText' in item ? item.costText : null,
    hub: item.__typename === 'Hub' ? { id: item.id, name: withoutMarkers(item.title), kind: item.hubKind } : item.hub,
    hubKey: item.hub === null ? null : toItemKey(item.hub.id),
    hubKind: item.__typename === 'Hub' ? item.hubKind : null,
    regions: toRegions(item, active),
    places,
    outcodes: [...new Set(places.map(({ outcode }) => outcode))],
    postcodeAreas: [...new Set(places.map(({ outcode }) => postcodeAreaOf(outcode)))],
    sessions: [...new Set([...active, ...sessions.toReversed()])].slice(0, MOST_SESSIONS),
    dated: sessions.length > 0,
    ...toPlaceFields({ place: null, sessions }, nowSeconds),
    ...toClock(item, sessions, nowSeconds),
    completeness: countStated(item),
    newestAt: toNewestAt(item),
    firstSeenAt: toSeconds(item.firstSeenAt),
    checkedAt: item.checkedAt,
    placeWords: toPlaceWords(item, active, places),
    details: toDetails(item),
  };
}

/** What differs from place to place. */
function toPlaceFields(
  { place, sessions }: Placement,
  nowSeconds: number,
): Pick<SearchDocument, '_geo' | 'sessionStarts' | 'nextStart'> {
  const upcoming = sessions.filter((session) => session.upcomingUntil > nowSeconds).map(({ startsAt }) => startsAt);
  return {
    _geo: place === null ? null : { lat: place.latitude, lng: place.longitude },
    sessionStarts: [...new Set(sessions.map(({ startsAt }) => startsAt))],
    nextStart: upcoming.length === 0 ? null : Math.min(...upcoming),
  };
}

function toAgeRange(ages: AgeRange | null): AgeRange | null {
  return ages === null || (ages.from === null && ages.to === null) ? null : { from: ages.from, to: ages.to };
}

function toAges(ages: AgeRange | null): Pick<SearchDocument, 'youngestAge' | 'oldestAge'> {
  if (ages === null) return { youngestAge: null, oldestAge: null };
  return { youngestAge: ages.from ?? 0, oldestAge: ages.to ?? OLDEST_AGE };
}

// Months and years have no fixed length, and say nothing about a lesson.
function toMinutes(duration: string | null): number | null {
  if (duration === null) return null;
  const read = Duration.fromISO(duration);
  return read.isValid && read.years === 0 && read.months === 0 ? Math.round(read.as('minutes')) : null;
}

// The engine finds no empty value, so none goes in.
function toLabels(labels: readonly string[]): readonly string[] {
  return labels.filter((label) => label.trim() !== '');
}

/** `The 10 best bridges` sorts as `000010 best bridges`. */
function toTitleSort(title: string): string {
  return toComparableWords(title)
    .replace(/^(?:the|an?) (?=.)/, '')
    .replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}

function countStated(item: IndexedItemFragment): number {
  const facts = [
    item.summary !== null,
    item.keyStages.length > 0 || item.ageRange !== null,
    item.subjects.length > 0,
    item.topics.length > 0,
    item.publishedOn !== null,
  ];
  return facts.filter(Boolean).length;
}
