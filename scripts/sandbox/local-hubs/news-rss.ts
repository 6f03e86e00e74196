// A hub's news as RSS 2.0: titles with the hub's address, and the day the news came out, never the day of an event.
import { escapeXml } from '../escape-xml.ts';
import { SAMPLE_DATES_NOTICE } from '../sample-dates.ts';
import { toUuid } from '../stable-values.ts';
import type { HubItem } from './hub-feeds.ts';

/** `link` is the hub's own address. */
export function toNewsRss(name: string, link: string, items: readonly HubItem[]): string {
  const news = items.map(
    ({ row, identity, changedAt }) => `  <item>
    <guid isPermaLink="false">${toUuid(`hub|news|${identity}`)}</guid>
    <title>${escapeXml(row.title)}</title>
    <link>${escapeXml(link)}</link>
    <pubDate>${changedAt.toUTCString()}</pubDate>
  </item>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
<channel>
  <title>${escapeXml(`${name}: news (sample dates)`)}</title>
  <link>${escapeXml(link)}</link>
  <description>${escapeXml(SAMPLE_DATES_NOTICE)}</description>
${news.join('')}</channel>
</rss>
`;
}
