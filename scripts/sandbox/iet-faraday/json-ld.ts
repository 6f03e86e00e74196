// A record as schema.org JSON-LD. schema.org lets a value be text, an object or an array, and so do these pages.
import { html } from 'ghtml';
import { toTypicalAgeRange } from '../age-label.ts';
import type { ItemRow } from '../catalogue-rows.ts';
import type { PublishedRecord } from '../dataset.ts';
import { toStableNumber, toUuid } from '../stable-values.ts';

type Node = Readonly<Record<string, unknown>>;

/** One node, without `@context`. `path` is the page's own, for relative addresses. */
export function toJsonLd(record: PublishedRecord<ItemRow>, path: string): Node {
  const { row } = record;
  const habit = toStableNumber(`iet-faraday|json-ld|${record.identity}`, 720_720);
  const id = `#${toUuid(`iet-faraday|node|${record.identity}`).slice(0, 8)}`;
  const course = row.kind === 'cpd';
  return dropEmpty({
    '@type': toType(row.kind, habit),
    '@id': id,
    additionalType: toAdditionalType(row.kind),
    identifier: row.sourceId ?? undefined,
    name: row.title,
    description: habit % 3 === 0 ? html`<p>${row.summary}</p>` : row.summary,
    url: row.url ?? undefined,
    mainEntityOfPage: habit % 5 === 0 ? path : undefined,
    educationalLevel: vary(row.keyStages, habit, 'DefinedTerm'),
    typicalAgeRange: toTypicalAgeRange(row.ageMin, row.ageMax) ?? undefined,
    about: vary(row.subjects, habit + 1, 'Thing'),
    teaches: vary(row.topics, habit + 2, 'DefinedTerm'),
    learningResourceType: vary(row.types, habit + 3, 'DefinedTerm'),
    timeRequired: toDuration(row.duration),
    license: row.licence ?? undefined,
    datePublished: row.published ?? undefined,
    dateModified: record.changedAt.toISOString(),
    publisher: row.publisher === null ? undefined : { '@type': 'Organization', name: row.publisher },
    ...toOffer(row.price, habit),
    ...(course ? { hasCourseInstance: toOccasion(record, habit, 'CourseInstance') } : toOccasion(record, habit)),
    encoding: /\.pdf$/i.test(row.url ?? '')
      ? [{ '@type': 'MediaObject', contentUrl: row.url, encodingFormat: 'application/pdf' }]
      : undefined,
  });
}

function toType(kind: string, habit: number): string | readonly string[] {
  if (kind === 'cpd') return 'Course';
  if (kind === 'event') return habit % 2 === 0 ? 'Event' : 'EducationEvent';
  if (kind === 'competition') return 'Event';
  if (kind !== 'resource') return 'CreativeWork';
  return habit % 2 === 0 ? 'LearningResource' : ['CreativeWork', 'LearningResource'];
}

// schema.org has no word of its own for these kinds.
function toAdditionalType(kind: string): string | undefined {
  return ['cpd', 'event', 'resource'].includes(kind) ? undefined : kind.charAt(0).toUpperCase() + kind.slice(1);
}

function vary(values: readonly string[], habit: number, type: string): unknown {
  if (values.length === 0) return undefined;
  if (habit % 3 === 0) return values.map((name) => ({ '@type': type, name }));
  if (values.length > 1) return values;
  return habit % 3 === 1 ? values[0] : values;
}

function toDuration(words: string | null): string | undefined {
  const match = /^(\d+|one) (minute|hour|day|week)s?$/i.exec(words ?? '');
  if (match?.[1] === undefined || match[2] === undefined) return words ?? undefined;
  const count = match[1].toLowerCase() === 'one' ? '1' : match[1];
  const unit = match[2].toLowerCase().charAt(0).toUpperCase();
  return unit === 'H' || unit === 'M' ? `PT${count}${unit}` : `P${count}${unit}`;
}

function toOffer(price: string | null, habit: number): Node {
  if (price === null) return {};
  const free = /^free$/i.test(price);
  const truth = [true, 'True', 'https://schema.org/True'][habit % 3];
  const offer = { '@type': 'Offer', description: price, ...(free ? { price: '0', priceCurrency: 'GBP' } : {}) };
  return { ...(free ? { isAccessibleForFree: truth } : {}), offers: habit % 2 === 0 ? offer : [offer] };
}

function toOccasion(record: PublishedRecord<ItemRow>, habit: number, type?: string): Node | undefined {
  const { row, startDate, endDate } = record;
  const mode = row.deliveryMode ?? undefined;
  const occasion = dropEmpty({
    startDate: startDate ?? undefined,
    endDate: endDate ?? undefined,
    location: toPlace(row.location, habit),
    ...(type === undefined ? { eventAttendanceMode: toAttendanceMode(mode) } : { courseMode: mode }),
  });
  if (type === undefined) return occasion;
  return Object.keys(occasion).length === 0 ? undefined : { '@type': type, ...occasion };
}

function toAttendanceMode(mode: string | undefined): string | undefined {
  if (mode === 'In person') return 'https://schema.org/OfflineEventAttendanceMode';
  return mode === 'Online' || mode === 'Virtual' ? 'https://schema.org/OnlineEventAttendanceMode' : mode;
}

function toPlace(location: string | null, habit: number): unknown {
  if (location === null) return undefined;
  const postcode = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/.exec(location)?.[0];
  if (postcode !== undefined) {
    return { '@type': 'Place', name: location, address: { '@type': 'PostalAddress', postalCode: postcode } };
  }
  if (habit % 3 === 0) return location;
  const address = habit % 3 === 1 ? location : { '@type': 'PostalAddress', addressLocality: location };
  const place = { '@type': 'Place', name: location, address };
  return habit % 5 === 0 ? [place] : place;
}

function dropEmpty(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
}
