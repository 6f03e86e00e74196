// The entries of the Academy's feed, newest change first, and what is the same in Atom and RSS.
import { html } from 'ghtml';
import { toTypicalAgeRange } from '../age-label.ts';
import type { ItemRow } from '../catalogue-rows.ts';
import type { Dataset, PublishedRecord } from '../dataset.ts';
import { escapeXml } from '../escape-xml.ts';
import { isDay } from '../sample-dates.ts';
import { toStableNumber, toUuid } from '../stable-values.ts';

export const ENTRIES_PER_PAGE = 20;
export const FEED_TITLE = 'Royal Academy of Engineering: education (sandbox, sample dates)';
/** Facts for which Atom has no element of its own stand in this namespace, under their schema.org names. */
export const EXTENSION_NAMESPACE = 'https://schema.org/';

export interface FeedEntry {
  /** A tag URI. */
  readonly id: string;
  readonly record: PublishedRecord<ItemRow>;
  /** Midnight of the day of publication, where the day is known. */
  readonly publishedAt: Date | null;
  readonly categories: readonly { readonly term: string; readonly scheme: string }[];
  readonly form: 'html' | 'xhtml' | 'text';
}

/** The id of the entry for an identity, which its tombstone repeats. */
export function toEntryId(identity: string): string {
  return `tag:raeng.org.uk,2026:${toUuid(`raeng|${identity}`)}`;
}

/** All entries in feed order. */
export function toFeedEntries(dataset: Dataset<ItemRow>): readonly FeedEntry[] {
  return dataset.records
    .map((record): FeedEntry => {
      const form = (['html', 'xhtml', 'text'] as const)[toStableNumber(`raeng|form|${record.identity}`, 3)] ?? 'text';
      const { published } = record.row;
      const publishedAt = isDay(published) ? new Date(`${published}T00:00:00Z`) : null;
      return { id: toEntryId(record.identity), record, publishedAt, categories: toCategories(record.row), form };
    })
    .sort(
      (one, other) =>
        compare(other.record.changedAt.getTime(), one.record.changedAt.getTime()) || compare(one.id, other.id),
    );
}

/** The extension elements, the same in Atom and RSS. */
export function toExtensions(record: PublishedRecord<ItemRow>): string {
  const { row, startDate, endDate } = record;
  const facts: Readonly<Record<string, string | null>> = {
    startDate,
    endDate,
    location: row.location,
    price: row.price,
    duration: row.duration,
    deliveryMode: row.deliveryMode,
    datePublished: row.published,
  };
  return Object.entries(facts)
    .map(([name, value]) => (value === null ? '' : `    <s:${name}>${escapeXml(value)}</s:${name}>\n`))
    .join('');
}

/** True when the entry's own address is that of a PDF. */
export function isPdf(row: ItemRow): boolean {
  return /\.pdf(?:$|\?)/i.test(row.url ?? '');
}

/** The summary as a piece of HTML. */
export function toSummaryHtml(row: ItemRow): string {
  return html`<p>${row.summary}</p>`;
}

/** Page numbers from 1; null for what is no page of the feed. An empty feed has one page. */
export function readPageNumber(
  value: unknown,
  total: number,
  perPage = ENTRIES_PER_PAGE,
): { readonly page: number; readonly last: number } | null {
  const last = Math.max(1, Math.ceil(total / perPage));
  const text = value ?? '1';
  if (typeof text !== 'string' || !/^[1-9]\d{0,8}$/.test(text) || Number(text) > last) return null;
  return { page: Number(text), last };
}

function toCategories(row: ItemRow): FeedEntry['categories'] {
  const ages = toTypicalAgeRange(row.ageMin, row.ageMax);
  const schemes: Readonly<Record<string, readonly string[]>> = {
    kind: [row.kind],
    subject: row.subjects,
    'key-stage': row.keyStages,
    age: ages === null ? [] : [ages],
    type: row.types,
    topic: row.topics,
  };
  return Object.entries(schemes).flatMap(([scheme, terms]) =>
    terms.map((term) => ({ term, scheme: `tag:raeng.org.uk,2026:${scheme}` })),
  );
}

function compare<T extends number | string>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
