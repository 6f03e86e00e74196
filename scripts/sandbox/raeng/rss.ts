// One page of the Academy's feed as RSS 2.0, for readers that know no Atom.
import { escapeXml } from '../escape-xml.ts';
import { SAMPLE_DATES_NOTICE } from '../sample-dates.ts';
import { type FeedPage, toPageLinks } from './atom.ts';
import { EXTENSION_NAMESPACE, FEED_TITLE, type FeedEntry, isPdf, toExtensions, toSummaryHtml } from './feed-entries.ts';

export function toRss(feed: FeedPage): string {
  const links = toPageLinks(feed).map(({ rel, href }) => `  <atom:link rel="${rel}" href="${escapeXml(href)}"/>\n`);
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:s="${EXTENSION_NAMESPACE}">
<channel>
  <title>${escapeXml(FEED_TITLE)}</title>
  <link>https://raeng.org.uk/</link>
  <description>${escapeXml(SAMPLE_DATES_NOTICE)}</description>
  <language>en-gb</language>
  <lastBuildDate>${feed.updatedAt.toUTCString()}</lastBuildDate>
${links.join('')}${feed.entries.map(toItem).join('')}</channel>
</rss>
`;
}

function toItem(entry: FeedEntry): string {
  const { row, changedAt } = entry.record;
  const url = row.url === null ? null : escapeXml(row.url);
  const categories = entry.categories.map(
    ({ term, scheme }) => `    <category domain="${scheme}">${escapeXml(term)}</category>\n`,
  );
  return `  <item>
    <guid isPermaLink="false">${entry.id}</guid>
    <title>${escapeXml(row.title)}</title>
${url === null ? '' : `    <link>${url}</link>\n`}${
  entry.publishedAt === null ? '' : `    <pubDate>${entry.publishedAt.toUTCString()}</pubDate>\n`
}    <atom:updated>${changedAt.toISOString()}</atom:updated>
${url !== null && isPdf(row) ? `    <enclosure url="${url}" type="application/pdf" length="0"/>\n` : ''}${categories.join('')}    <description>${escapeXml(toSummaryHtml(row))}</description>
${toExtensions(entry.record)}  </item>
`;
}
