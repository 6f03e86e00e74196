// Door 1 for the Academy's feed: an entry of Atom or RSS becomes an EntryRecord in the Academy's words. An entry without a
// title or an address is a Rejection; anything else may be missing or of a kind that we do not know.
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import { cleanLine, plainToHtml, toPlainText } from '../kit/normalise/plain-text.ts';
import type { FeedEntry, FeedLink, FeedText } from '../kit/readers/feed-entry.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import { readTerms, type StatedTerms } from './terms.ts';

export interface EntryRecord {
  /** What the entry is called for ever: a tag URI, a URN, an address. */
  readonly id: string;
  /** May hold HTML, as the other texts may. */
  readonly title: string;
  readonly summary: string | null;
  readonly content: string | null;
  readonly url: string;
  /** True where the entry has no address of its own, and `url` is the website's or the feed's. */
  readonly isUrlOfFeed: boolean;
  readonly otherUrls: readonly string[];
  readonly image: string | null;
  readonly files: readonly EntryFile[];
  readonly terms: StatedTerms;
  /** Names. */
  readonly authors: readonly string[];
  /** The address of a licence, else what is said of the rights in it. */
  readonly licence: string | null;
  readonly published: Date | null;
  readonly facts: Facts;
}

export interface EntryFile {
  readonly url: string;
  readonly mediaType: string | null;
  readonly sizeBytes: number | null;
  readonly title: string | null;
}

/** Facts for which Atom and RSS have no element of their own, under their schema.org names and in any wording. */
export interface Facts {
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly location: string | null;
  readonly price: string | null;
  readonly duration: string | null;
  readonly deliveryMode: string | null;
  readonly datePublished: string | null;
}

/** A record as its door lets it in, or why it does not. */
export type Parsed<T> =
  | { readonly ok: true; readonly record: T }
  | { readonly ok: false; readonly rejection: Rejection };

const SCHEMA_ORG = /^https?:\/\/(?:www\.)?schema\.org\/?$/i;
const LONGEST_MEDIA_TYPE = 100;
const PAGE_TYPE = /html/i;
// Forms of the entry for machines are no files for a classroom.
const MACHINE_TYPE = /\b(?:xml|json|atom|rss)\b/i;

/** `feedUrls` are what to show where an entry has no address: the website's where the feed names it, and the feed's own. */
export function parseEntry(read: ReadRecord<FeedEntry>, feedUrls: readonly (string | null)[]): Parsed<EntryRecord> {
  if (!read.ok) return refuse(createRejection('MALFORMED_RECORD', read.place, read.problem, { value: read.sample }));
  const entry = read.record;
  const title = toMarkup(entry.title);
  if (title === null) return refuseWithout('title', entry.id);
  const files = toFiles(entry.links.filter(isFile));
  const [page = null, ...otherUrls] = toAddresses([entry.url, ...entry.links.filter(isPage).map(({ href }) => href)]);
  // An id may be an address, and for many systems it is the entry's permanent one.
  const ofEntry = page ?? files[0]?.url ?? toCanonicalUrl(entry.id);
  const url = ofEntry ?? toAddresses(feedUrls)[0];
  if (url === undefined) return refuseWithout('link', entry.id);
  const [image = null] = toAddresses(entry.links.filter(isImage).map(({ href }) => href));
  return {
    ok: true,
    record: {
      id: entry.id,
      title,
      summary: toMarkup(entry.summary),
      content: toMarkup(entry.content),
      url,
      isUrlOfFeed: ofEntry === null,
      otherUrls,
      image,
      files,
      terms: readTerms(entry.categories),
      authors: entry.authors,
      licence: entry.links.find(({ rel }) => rel === 'license')?.href ?? toPlainText(toMarkup(entry.rights)),
      published: entry.published,
      facts: readFacts(entry),
    },
  };
}

/** Of a fact that is told twice, the first. */
function readFacts({ extensions }: FeedEntry): Facts {
  const own = extensions.filter(({ namespace }) => SCHEMA_ORG.test(namespace));
  const fact = (name: string): string | null => own.find((element) => element.name === name)?.value ?? null;
  return {
    startDate: fact('startDate'),
    endDate: fact('endDate'),
    location: fact('location'),
    price: fact('price'),
    duration: fact('duration'),
    deliveryMode: fact('deliveryMode'),
    datePublished: fact('datePublished'),
  };
}

function toMarkup(text: FeedText | null): string | null {
  if (text === null) return null;
  return text.type === 'text' ? plainToHtml(text.value) : text.value;
}

function isPage({ rel, type }: FeedLink): boolean {
  return rel === 'alternate' && (type === null || PAGE_TYPE.test(type));
}

function isImage({ rel, type }: FeedLink): boolean {
  return rel === 'enclosure' && type !== null && /^image\//i.test(type);
}

function isFile(link: FeedLink): boolean {
  if (link.rel === 'enclosure') return !isImage(link);
  const isForm = link.rel === 'alternate' || link.rel === 'content';
  return isForm && link.type !== null && !PAGE_TYPE.test(link.type) && !MACHINE_TYPE.test(link.type);
}

function toFiles(links: readonly FeedLink[]): readonly EntryFile[] {
  const byUrl = new Map<string, EntryFile>();
  // An enclosure says more than an alternate link of the same address.
  for (const { rel, href, type, lengthBytes, title } of links) {
    const url = toCanonicalUrl(href);
    if (url === null || (byUrl.has(url) && rel !== 'enclosure')) continue;
    const mediaType = cleanLine((type ?? '').slice(0, LONGEST_MEDIA_TYPE)) || null;
    byUrl.set(url, { url, mediaType, sizeBytes: lengthBytes === 0 ? null : lengthBytes, title });
  }
  return [...byUrl.values()];
}

function toAddresses(hrefs: readonly (string | null)[]): readonly string[] {
  return [...new Set(hrefs.map((href) => toCanonicalUrl(href)).filter((url) => url !== null))];
}

function refuse(rejection: Rejection): Parsed<never> {
  return { ok: false, rejection };
}

function refuseWithout(field: string, recordId: string): Parsed<never> {
  return refuse(createRejection('MISSING_FIELD', recordId, `expected ${field} of the entry, got nothing`, { field }));
}
