// Malformed pages of a site whose sitemap is well-formed: each page is one record, cut, mislabelled, deep or hostile.
import type { Reply } from '../serve.ts';
import type { CreateMalformedFeed } from './feeds.ts';
import { createHostileJson, spoilRecord } from './hostile-json.ts';
import { createHostileText, toBytes } from './hostile-text.ts';
import { createRandom, type Random } from './random.ts';

const TYPES = ['LearningResource', 'CreativeWork', 'Event', 'EducationEvent', 'Course'] as const;

function createNode(random: Random, at: number): object {
  return {
    '@context': 'https://schema.org',
    '@type': random.pick(TYPES),
    '@id': `#thing-${at}`,
    identifier: `thing-${at}`,
    name: `Bridges ${at}`,
    description: '<p>Beams.</p>',
    url: `/pages/${at}`,
    image: ['https://host.invalid/a.png'],
    educationalLevel: 'KS3',
    typicalAgeRange: '11-14',
    audience: { '@type': 'EducationalAudience', educationalRole: 'teacher' },
    about: ['Physics', { name: 'Maths' }],
    teaches: 'Forces',
    learningResourceType: 'Worksheet',
    timeRequired: 'PT1H',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    isAccessibleForFree: true,
    offers: { price: '5', priceCurrency: 'GBP', description: '£5' },
    datePublished: '2026-01-05',
    startDate: '2026-12-05T09:00:00+00:00',
    endDate: '2026-12-05T16:00:00+00:00',
    location: {
      '@type': 'Place',
      name: 'A school',
      address: { addressLocality: 'York', postalCode: 'YO10 5DD' },
      geo: { latitude: 53.9, longitude: '-1.05' },
    },
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    encoding: [{ contentUrl: '/files/a.pdf', encodingFormat: 'application/pdf', contentSize: '1 MB' }],
    publisher: { name: 'A body' },
    hasCourseInstance: [{ '@type': 'CourseInstance', startDate: '2026-12-05', courseMode: 'online' }],
  };
}

function createPage(random: Random, at: number): Reply {
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const json = random.oneIn(12) ? createDeepJson(random) : spoilRecord(random, createNode(random, at), ['@type']);
  const script = random.oneIn(10) ? json : json.replaceAll('</', '<\\/');
  const odd = (): string => (random.oneIn(3) ? createHostileText(random) : `Bridges ${at}`);
  const block = `<script type="application/ld+json">${random.oneIn(15) ? cut(random, script) : script}</script>`;
  const page = `<!doctype html><html lang="${random.oneIn(8) ? odd() : 'en-GB'}"><head><meta charset="utf-8"><title>${odd()}</title>
<meta property="og:title" content="${odd()}"><meta name="description" content="${odd()}">
${random.oneIn(10) ? `<link rel="canonical" href="${odd()}">` : ''}${random.oneIn(20) ? `<base href="${odd()}">` : ''}
${random.oneIn(6) ? '' : block}</head><body><h1>${odd()}</h1>${random.oneIn(5) ? createTags(random) : '<p>Beams.</p>'}</body></html>`;
  const body = random.oneIn(12) ? cut(random, page) : page;
  if (!random.oneIn(3)) return { headers, body: toBytes(body) };
  return random.pick<() => Reply>([
    () => ({ headers: { 'content-type': 'text/html' }, body: Buffer.from(body, 'latin1') }),
    () => ({ headers: { 'content-type': 'text/html; charset=utf-16' }, body: toBytes(body) }),
    () => ({ headers: { 'content-type': 'text/html' }, body: Buffer.from(body, 'utf16le') }),
    () => ({ headers: { 'content-type': 'text/html; charset=no-such' }, body: toBytes(body) }),
    () => ({
      headers: { 'content-type': random.pick(['application/pdf', 'image/png', 'text/plain', '']) },
      body: toBytes(body),
    }),
    () => ({ headers, body: '' }),
    () => ({ headers, body: Buffer.from(Array.from({ length: 2_000 }, () => random.below(256))) }),
  ])();
}

function createDeepJson(random: Random): string {
  const depth = random.pick([60, 65, 1_000, 20_000]);
  return random.oneIn(2)
    ? `${'['.repeat(depth)}${']'.repeat(depth)}`
    : `{"@type":"Event","name":${'{"name":'.repeat(depth)}1${'}'.repeat(depth)}}`;
}

function createTags(random: Random): string {
  const tag = random.pick(['<div>', '<b>', '<table><tr><td>', '<a href=x', '</p>', '<script>', '<!--', '<h1>']);
  return `${tag.repeat(random.pick([10, 600, 5_000]))}${createHostileJson(random)}`;
}

function cut(random: Random, text: string): string {
  return text.slice(0, random.below(text.length + 1));
}

export const createPageFeed: CreateMalformedFeed = (count, seed) => {
  const random = createRandom(seed);
  const pages = new Map(Array.from({ length: count }, (_, at) => [`/pages/${at}`, createPage(random, at)] as const));
  return {
    partner: 'iet-faraday',
    settings: (origin) => ({ IET_FARADAY_URL: origin }),
    isFeed: (name) => name === 'pages',
    toRoutes: (origin) => ({
      '/sitemap.xml': () => {
        const entries = [...pages.keys()].map((path) => `<url><loc>${origin}${path}</loc></url>`).join('');
        const body = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries}</urlset>`;
        return { headers: { 'content-type': 'application/xml' }, body };
      },
      ...Object.fromEntries(pages),
    }),
  };
};
