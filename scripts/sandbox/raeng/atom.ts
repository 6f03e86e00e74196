// One page of the Academy's feed as Atom 1.0 with RFC 5005 paging and RFC 6721 tombstones.
import type { ItemRow } from '../catalogue-rows.ts';
import type { RemovedRecord } from '../dataset.ts';
import { escapeXml } from '../escape-xml.ts';
import { SAMPLE_DATES_NOTICE } from '../sample-dates.ts';
import {
  EXTENSION_NAMESPACE,
  FEED_TITLE,
  type FeedEntry,
  isPdf,
  toEntryId,
  toExtensions,
  toSummaryHtml,
} from './feed-entries.ts';

export interface FeedPage {
  readonly origin: string;
  /** The feed's path, for example `/feed.atom`. */
  readonly path: string;
  readonly page: number;
  readonly last: number;
  readonly entries: readonly FeedEntry[];
  readonly updatedAt: Date;
}

/** `removed` is told on the first page only. */
export function toAtom(feed: FeedPage, removed: readonly RemovedRecord<ItemRow>[]): string {
  const links = toPageLinks(feed).map(({ rel, href }) => `  <link rel="${rel}" href="${escapeXml(href)}"/>\n`);
  const tombstones = feed.page === 1 ? removed.map(toTombstone).join('') + toOldTombstones() : '';
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns:s="${EXTENSION_NAMESPACE}" xml:lang="en-GB">
  <id>tag:raeng.org.uk,2026:education</id>
  <title>${escapeXml(FEED_TITLE)}</title>
  <subtitle>${escapeXml(SAMPLE_DATES_NOTICE)}</subtitle>
  <updated>${feed.updatedAt.toISOString()}</updated>
  <author><name>Royal Academy of Engineering</name></author>
${links.join('')}${feed.entries.map(toEntry).join('')}${tombstones}</feed>
`;
}

/** The links that a page of either feed has, by relation. */
export function toPageLinks(feed: FeedPage): readonly { readonly rel: string; readonly href: string }[] {
  const at = (page: number) => `${feed.origin}${feed.path}?page=${page}`;
  return [
    { rel: 'self', href: at(feed.page) },
    { rel: 'first', href: at(1) },
    ...(feed.page > 1 ? [{ rel: 'previous', href: at(feed.page - 1) }] : []),
    ...(feed.page < feed.last ? [{ rel: 'next', href: at(feed.page + 1) }] : []),
    { rel: 'last', href: at(feed.last) },
  ];
}

function toEntry(entry: FeedEntry): string {
  const { row, changedAt } = entry.record;
  const url = row.url === null ? null : escapeXml(row.url);
  const categories = entry.categories.map(
    ({ term, scheme }) => `    <category term="${escapeXml(term)}" scheme="${scheme}"/>\n`,
  );
  return `  <entry>
    <id>${entry.id}</id>
    <title type="text">${escapeXml(row.title)}</title>
    <updated>${changedAt.toISOString()}</updated>
${entry.publishedAt === null ? '' : `    <published>${entry.publishedAt.toISOString()}</published>\n`}${
  url === null
    ? ''
    : `    <link rel="alternate" type="${isPdf(row) ? 'application/pdf' : 'text/html'}" href="${url}"/>\n`
}${url !== null && isPdf(row) ? `    <link rel="enclosure" type="application/pdf" href="${url}"/>\n` : ''}${
  row.publisher === null ? '' : `    <author><name>${escapeXml(row.publisher)}</name></author>\n`
}${row.licence === null ? '' : `    <rights>${escapeXml(row.licence)}</rights>\n`}${categories.join('')}    ${toContent(entry)}
${toExtensions(entry.record)}  </entry>
`;
}

function toContent({ form, record: { row } }: FeedEntry): string {
  switch (form) {
    case 'html':
      return `<content type="html">${escapeXml(toSummaryHtml(row))}</content>`;
    case 'xhtml':
      return `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${escapeXml(row.summary)}</p></div></content>`;
    case 'text':
      return `<summary type="text">${escapeXml(row.summary)}</summary>`;
  }
}

function toTombstone({ identity, removedAt }: Omit<RemovedRecord<ItemRow>, 'row'>): string {
  return `  <at:deleted-entry ref="${toEntryId(identity)}" when="${removedAt.toISOString()}"/>\n`;
}

// Two that were deleted before the sandbox's time: ids that no entry has.
function toOldTombstones(): string {
  return ['deleted before, 1', 'deleted before, 2']
    .map((identity, index) => toTombstone({ identity, removedAt: new Date(Date.UTC(2024, 2 + index, 4, 9)) }))
    .join('');
}
