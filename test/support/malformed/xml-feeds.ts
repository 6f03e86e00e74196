// Malformed entries in well-formed XML: Atom and RSS, some pages in other encodings.
import { escapeXml } from '../../../scripts/sandbox/escape-xml.ts';
import type { Reply } from '../serve.ts';
import { type CreateMalformedFeed, type MalformedFeed, toPages } from './feeds.ts';
import { createHostileText, toBytes, toLatin1 } from './hostile-text.ts';
import { createRandom, type Random } from './random.ts';

const PER_PAGE = 100;
const NAMESPACES = [
  'xmlns:s="https://schema.org/"',
  'xmlns:a="http://www.w3.org/2005/Atom"',
  'xmlns:c="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:d="http://purl.org/dc/elements/1.1/"',
  'xmlns:o="https://other.invalid/"',
].join(' ');

type Part = readonly [name: string, good: string];

/** A record of its parts, of which one to four are spoilt: gone, doubled, emptied, nested or filled with what is none. */
function toElement(random: Random, name: string, parts: readonly Part[], identity: string): string {
  if (random.oneIn(30)) return `<${name}>${random.oneIn(2) ? '' : escapeXml(createHostileText(random))}</${name}>`;
  const written = parts.map(([, good]) => good);
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const at = random.below(parts.length);
    const [part = 'title'] = parts[at] ?? [];
    written[at] = spoil(random, part, written[at] ?? '');
  }
  return `<${name}>${identity}${written.join('')}</${name}>`;
}

function spoil(random: Random, name: string, good: string): string {
  const text = escapeXml(createHostileText(random));
  const quoted = text.replace(/\s+/g, ' ');
  return random.pick([
    () => '',
    () => `<${name}/>`,
    () => good + good,
    () => `<${name}>${text}</${name}>`,
    () => `<${name}>${text}</${name}>${good}`,
    () => `<${name} type="html">${text}</${name}>`,
    () =>
      `<${name} type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${'<b>'.repeat(60)}${text}${'</b>'.repeat(60)}</div></${name}>`,
    () => `<${name} type="${quoted}" src="${quoted}" xml:base="${quoted}">${text}</${name}>`,
    () =>
      `<${name} term="${quoted}" scheme="${quoted}" href="${quoted}" rel="${quoted}" url="${quoted}" length="${quoted}" domain="${quoted}"/>`,
    () => `<${name}><${name}><${name}>${text}</${name}></${name}></${name}>`,
    () => `<${name}><![CDATA[${text.replaceAll(']]', '')}]]></${name}>`,
    () => `<o:${name.replace(':', '-')}>${text}</o:${name.replace(':', '-')}>${good}`,
    () => `<!-- ${text.replaceAll('-', '')} --><?odd ${quoted.replaceAll('?', '')}?>${good}`,
  ])();
}

function toReply(xml: string, page: number): Reply {
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>${xml}`;
  const type = { 'content-type': 'application/xml' };
  if (page % 4 === 1) return { headers: type, body: Buffer.from(`\ufeff${declared('utf-16')}`, 'utf16le') };
  if (page % 4 === 2) {
    return { headers: type, body: toLatin1(declared('iso-8859-1')) };
  }
  return { headers: type, body: toBytes(declared('utf-8')) };
}

function toFeed(
  path: string,
  records: readonly string[],
  toDocument: (entries: string, next: string | null) => string,
): MalformedFeed {
  const pages = toPages(records, PER_PAGE);
  return {
    partner: 'raeng',
    settings: (origin) => ({ RAENG_URL: `${origin}${path}` }),
    isFeed: (name) => name === 'entries',
    toRoutes: (origin) => ({
      [path]: ({ target }) => {
        const page = Number(new URL(target, origin).searchParams.get('page') ?? 0);
        const next = page + 1 < pages.length ? `${origin}${path}?page=${page + 1}` : null;
        return toReply(toDocument((pages[page] ?? []).join('\n'), next), page);
      },
    }),
  };
}

const FACTS: readonly Part[] = [
  ['s:startDate', '<s:startDate>2026-12-05</s:startDate>'],
  ['s:endDate', '<s:endDate>2026-12-06</s:endDate>'],
  ['s:location', '<s:location>York</s:location>'],
  ['s:price', '<s:price>£5</s:price>'],
  ['s:duration', '<s:duration>PT1H</s:duration>'],
  ['s:deliveryMode', '<s:deliveryMode>Online</s:deliveryMode>'],
];

export const createAtomFeed: CreateMalformedFeed = (count, seed) => {
  const random = createRandom(seed);
  const scheme = (name: string) => `scheme="tag:raeng.org.uk,2026:${name}"`;
  const records = Array.from({ length: count }, (_, at) => {
    const parts: readonly Part[] = [
      ['title', `<title>Bridges ${at}</title>`],
      ['link', `<link href="https://host.invalid/${at}"/>`],
      ['link', `<link rel="enclosure" href="https://host.invalid/${at}.pdf" type="application/pdf" length="12"/>`],
      ['updated', '<updated>2026-01-05T09:00:00Z</updated>'],
      ['published', '<published>2026-01-05T09:00:00Z</published>'],
      ['category', `<category term="Resource" ${scheme('kind')}/>`],
      ['category', `<category term="Physics" ${scheme('subject')}/>`],
      ['category', `<category term="KS3" ${scheme('key-stage')}/>`],
      ['category', `<category term="11-14" ${scheme('age')}/>`],
      ['summary', '<summary>Beams.</summary>'],
      ['content', '<content type="html">&lt;p&gt;Beams.&lt;/p&gt;</content>'],
      ['author', '<author><name>A body</name></author>'],
      ...FACTS,
    ];
    return toElement(random, 'entry', parts, random.oneIn(15) ? '' : `<id>tag:host.invalid,2026:${at}</id>`);
  });
  return toFeed('/feed.atom', records, (entries, next) => {
    const link = next === null ? '' : `<link rel="next" href="${next}"/>`;
    return `<feed xmlns="http://www.w3.org/2005/Atom" ${NAMESPACES}><id>tag:host.invalid,2026:feed</id>${link}${entries}</feed>`;
  });
};

export const createRssFeed: CreateMalformedFeed = (count, seed) => {
  const random = createRandom(seed);
  const records = Array.from({ length: count }, (_, at) => {
    const parts: readonly Part[] = [
      ['title', `<title>Bridges ${at}</title>`],
      ['link', `<link>https://host.invalid/${at}</link>`],
      ['description', '<description>&lt;p&gt;Beams.&lt;/p&gt;</description>'],
      ['c:encoded', '<c:encoded><![CDATA[<p>Beams.</p>]]></c:encoded>'],
      ['pubDate', '<pubDate>Mon, 05 Jan 2026 09:00:00 GMT</pubDate>'],
      ['d:creator', '<d:creator>A body</d:creator>'],
      ['author', '<author>person@host.invalid (A person)</author>'],
      ['category', '<category>Physics</category>'],
      ['category', '<category domain="tag:raeng.org.uk,2026:kind">Resource</category>'],
      ['enclosure', `<enclosure url="https://host.invalid/${at}.pdf" type="application/pdf" length="0"/>`],
      ...FACTS,
    ];
    // An item without a guid goes by its first link.
    const identity = random.oneIn(10) ? `<link>https://host.invalid/item/${at}</link>` : `<guid>item-${at}</guid>`;
    return toElement(random, 'item', parts, identity);
  });
  return toFeed('/feed.rss', records, (items, next) => {
    const link = next === null ? '' : `<a:link rel="next" href="${next}"/>`;
    return `<rss version="2.0" ${NAMESPACES}><channel><title>News</title>${link}${items}</channel></rss>`;
  });
};
