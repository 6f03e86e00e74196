// Turns one entry of the Academy's feed into a CatalogueItem. Pure; news and the like, and what the Academy's own people
// made as a test, is a Rejection.

import type { Activity, CatalogueItem, Course, LearningResource, Session } from '../../schema/shared.generated.ts';
import type { NormalisedItem } from '../kit/catalogue-item.ts';
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import { TIME_ZONE } from '../kit/normalise/dates.ts';
import { isTestTitle } from '../kit/normalise/is-test-title.ts';
import { cleanLine, cutAtWord, toPlainText, toTitle } from '../kit/normalise/plain-text.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import { toComparableWords } from '../kit/vocabulary/comparable-words.ts';
import { type EntryFacts, readEntryFacts } from './entry-facts.ts';
import type { EntryRecord } from './feed.ts';
import { toItemId } from './item-identity.ts';

export interface NormalisedRecord {
  readonly item: NormalisedItem;
  readonly unknownWords: readonly UnknownWord[];
}

/** A few sentences. */
const LONGEST_SUMMARY = 600;
const LONGEST_NAME = 200;
const FIRST_APPEARED = /\s*The post [^\n]{1,300} (?:first appeared|appeared first) on [^\n]{1,200}\.\s*$/;
const THE_ACADEMY = /^(?:the )?royal academy of engineering\b|^raeng\b/i;
// Accounts by which a site's entries are written and which are nobody's name.
const ACCOUNT = /^(?:admin|administrator|editor|webmaster|web team)$/i;

/** `neverItems` are the kinds and types of entries that are left out, such as `News`. */
export function normalise(entry: EntryRecord, neverItems: readonly string[]): NormalisedRecord | Rejection {
  const title = toTitle(entry.title);
  if (title === null) {
    return createRejection('MISSING_FIELD', entry.id, 'expected a title, got markup without words', { field: 'title' });
  }
  if (isTestTitle(title)) {
    return createRejection('TEST_RECORD', entry.id, 'expected something real, got a test', {
      field: 'title',
      value: title,
    });
  }
  const refused = findRefusedTerm(entry, neverItems);
  if (refused !== undefined) {
    return createRejection(
      'NOT_AN_ITEM',
      entry.id,
      'expected something to use or to join, got an entry of another sort',
      {
        field: 'category',
        value: refused,
      },
    );
  }
  const facts = readEntryFacts(entry);
  return { item: toItem(toShared(entry, title, facts), entry, facts), unknownWords: facts.unknownWords };
}

/** Topics do not count: an activity about the news is an activity. */
function findRefusedTerm({ terms }: EntryRecord, neverItems: readonly string[]): string | undefined {
  const refused = new Set(neverItems.map(toComparableWords));
  return [...terms.kinds, ...terms.types, ...terms.loose].find((term) => refused.has(toComparableWords(term)));
}

type Shared = Omit<CatalogueItem, KeptFields>;
type KeptFields = 'partner' | 'firstSeenAt' | 'changedAt' | 'checkedAt';
type Own<Family> = Omit<Family, keyof CatalogueItem>;

function toShared(entry: EntryRecord, title: string, facts: EntryFacts): Shared {
  const { kind, ages, publishedOn } = facts;
  const inferred = {
    kind: kind.isInferred,
    url: entry.isUrlOfFeed,
    publishedOn: publishedOn !== null && publishedOn.precision !== 'DAY',
  };
  return {
    id: toItemId(entry.id),
    kind: kind.kind,
    title,
    summary: toSummary(entry.summary) ?? toSummary(entry.content),
    url: entry.url,
    otherUrls: entry.otherUrls,
    image: entry.image,
    publisher: toPublisher(entry.authors),
    keyStages: ages.keyStages,
    ageRange: ages.ageRange,
    yearGroups: ages.yearGroups,
    subjects: facts.subjects,
    topics: facts.topics,
    nations: ages.nations,
    status: 'CURRENT',
    licence: facts.licence,
    qualityMarks: [],
    publishedOn: publishedOn?.date ?? null,
    codes: [],
    hub: null,
    inferredFields: Object.entries(inferred).flatMap(([field, isInferred]) => (isInferred ? [field] : [])),
  };
}

/** Gotcha: WordPress ends the texts of its feeds with a line about where they were first. */
function toSummary(html: string | null): string | null {
  const text = toPlainText(html)?.replace(FIRST_APPEARED, '') ?? null;
  return text === null || text === '' ? null : cutAtWord(text, LONGEST_SUMMARY);
}

/** Null for the Academy itself. */
function toPublisher(authors: readonly string[]): string | null {
  const names = authors.map((name) => cleanLine(name.slice(0, LONGEST_NAME)));
  return names.find((name) => name !== '' && !THE_ACADEMY.test(name) && !ACCOUNT.test(name)) ?? null;
}

function toItem(shared: Shared, entry: EntryRecord, facts: EntryFacts): NormalisedItem {
  switch (facts.kind.kind) {
    case 'RESOURCE':
    case 'COLLECTION':
      return { family: 'LearningResource', ...shared, ...toResource(entry, facts) };
    case 'COURSE':
      return { family: 'Course', ...shared, ...toCourse(facts) };
    case 'EVENT':
    case 'COMPETITION':
    case 'PROGRAMME':
    case 'FUNDING':
      return { family: 'Activity', ...shared, ...toActivity(facts) };
  }
}

function toResource(
  { files }: EntryRecord,
  { resourceTypes, duration, priceText, free }: EntryFacts,
): Own<LearningResource> {
  return { resourceTypes, duration, files, costText: priceText, preparationMinutes: null, kit: [], free };
}

function toCourse(facts: EntryFacts): Own<Course> {
  const { deliveryMode, duration, priceText, free } = facts;
  return {
    audience: [],
    deliveryMode,
    duration,
    priceText,
    free,
    funding: [],
    outcomes: [],
    sessions: toSessions(facts),
  };
}

function toActivity(facts: EntryFacts): Own<Activity> {
  const { deliveryMode, dateText, venue, priceText, free, span } = facts;
  return {
    audience: [],
    deliveryMode,
    start: span?.start ?? null,
    end: span?.end ?? null,
    dateText,
    venue,
    sessions: toSessions(facts),
    eligibility: null,
    deadline: null,
    embargoUntil: null,
    priceText,
    free,
  };
}

function toSessions({ span, venue }: EntryFacts): readonly Session[] {
  if (span === null) return [];
  return [
    {
      id: null,
      start: span.start,
      end: span.end,
      allDay: span.allDay,
      timeZone: TIME_ZONE,
      venue,
      deliveredBy: null,
      bookingUrl: null,
      bookingClosesAt: null,
      availability: null,
    },
  ];
}
