// What Atom and RSS have in common: the shape in which entries of either reach a source, and the reading of their dates.

import { DateTime } from 'luxon';
import type { ReadRecord } from './read-record.ts';

/** A text as the feed gives it; HTML is neither cleaned nor safe to show. */
export interface FeedText {
  readonly type: 'text' | 'html';
  readonly value: string;
  /** What relative addresses in HTML resolve against. */
  readonly baseUrl: string;
}

/** Only links to http(s) addresses, absolute. */
export interface FeedLink {
  /** For example `alternate` or `enclosure`; `content` for content that the entry only points to. */
  readonly rel: string;
  readonly href: string;
  /** The media type. */
  readonly type: string | null;
  readonly title: string | null;
  readonly lengthBytes: number | null;
}

export interface FeedCategory {
  readonly term: string;
  /** Atom's scheme or RSS's domain: the list that the term is of. */
  readonly scheme: string | null;
  readonly label: string | null;
}

/** An element of a namespace that is neither Atom's nor RSS's, by which a publisher states more than either can. */
export interface FeedExtension {
  /** The namespace's URI. */
  readonly namespace: string;
  readonly name: string;
  /** All text inside it. */
  readonly value: string;
}

export interface FeedEntry {
  /** Atom's id, RSS's guid, or the link of an RSS item without a guid. */
  readonly id: string;
  readonly title: FeedText | null;
  readonly summary: FeedText | null;
  readonly content: FeedText | null;
  /** The page of the entry. */
  readonly url: string | null;
  readonly links: readonly FeedLink[];
  readonly categories: readonly FeedCategory[];
  readonly published: Date | null;
  readonly updated: Date | null;
  /** Names only: addresses of persons are left at the door. */
  readonly authors: readonly string[];
  readonly language: string | null;
  /** What is said of the rights in it: of the entry, else of the feed that it came from, else of this feed. */
  readonly rights: FeedText | null;
  /** In the order of the feed. Elements that have a place of their own in this shape are not repeated here. */
  readonly extensions: readonly FeedExtension[];
}

/** An entry that the publisher has deleted (RFC 6721). An entry of that id with a later `updated` is alive again. */
export interface FeedTombstone {
  readonly ref: string;
  readonly when: Date | null;
}

/** One feed document. */
export interface ParsedFeed {
  readonly format: 'atom' | 'rss';
  readonly title: FeedText | null;
  /** The website that the feed belongs to. */
  readonly homeUrl: string | null;
  readonly records: readonly ReadRecord<FeedEntry>[];
  readonly deleted: readonly FeedTombstone[];
  /** The next page, or the next older archive (RFC 5005); null at the end. */
  readonly nextLink: string | null;
}

const LONGEST_NAME = 300;

/** RFC 3339 (Atom, Dublin Core) or RFC 822 (RSS); null where it is neither. */
export function parseFeedDate(text: string | null): Date | null {
  if (text === null) return null;
  // RFC 822 names American zones only; British sites name ours all the same.
  const named = text.replace(/\bBST$/, '+0100');
  const readings = [DateTime.fromISO(named, { zone: 'utc' }), DateTime.fromRFC2822(named, { zone: 'utc' })];
  return readings.find((reading) => reading.isValid)?.toJSDate() ?? null;
}

/** A person's name; null where it is, or holds, an e-mail address. RSS's `a@b.example (Name)` gives the name. */
export function toAuthorName(text: string | null): string | null {
  // Cut, because the pattern is slow on what is nothing but signs.
  const start = (text ?? '').slice(0, LONGEST_NAME);
  const inBrackets = /^\S+@\S+\s+\(([^)]+)\)$/.exec(start)?.[1];
  const name = (inBrackets ?? start).replace(/\s+/g, ' ').trim();
  return name === '' || name.includes('@') ? null : name;
}

/** An absolute http(s) address; null where it is something else. */
export function toFeedUrl(text: string | null, base: string): string | null {
  if (text === null || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

/** A length in bytes as enclosures state it; null where it is no number. */
export function toLengthBytes(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
