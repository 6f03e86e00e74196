// IET Education's site: a sitemap index, urlsets with lastmod, and pages.
import type { FastifyInstance } from 'fastify';
import { setLastModified } from '../answer.ts';
import type { ItemRow } from '../catalogue-rows.ts';
import type { Dataset } from '../dataset.ts';
import { derive } from '../derive.ts';
import { escapeXml } from '../escape-xml.ts';
import { listFor, originOf } from '../partner-server.ts';
import { SAMPLE_DATES_NOTICE } from '../sample-dates.ts';
import { toPageBody } from './page-html.ts';
import { type SitePage, toSitePages } from './site-pages.ts';

const FEWEST_PER_SITEMAP = 50;
const MOST_SITEMAPS = 50;
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const OPENING = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ${SAMPLE_DATES_NOTICE} -->\n`;

/** The line of robots.txt that names the sitemap. */
export function toSitemapLine(origin: string): readonly string[] {
  return [`Sitemap: ${origin}/sitemap.xml`];
}

/** Adds the sitemap and all pages. */
export function serveSite(server: FastifyInstance, dataset: Dataset<ItemRow>): void {
  const pages = derive([dataset], () => toSitePages(dataset.records, dataset.removed));
  const byPath = derive([dataset], () => new Map(pages().map((page) => [page.path, page])));

  server.get('/sitemap.xml', async (request, reply) => {
    const origin = originOf(request);
    const parts = splitPages(listFor(request, pages()).items);
    const entries = parts.map((part, index) => {
      const lastmod = part.reduce((latest, page) => Math.max(latest, page.changedAt.getTime()), 0);
      return toEntry('sitemap', `${origin}/sitemaps/pages-${index + 1}.xml`, new Date(lastmod));
    });
    setLastModified(reply, pages(), dataset);
    return reply
      .type('application/xml; charset=utf-8')
      .send(`${OPENING}<sitemapindex ${NAMESPACE}>\n${entries.join('')}</sitemapindex>\n`);
  });

  server.get<{ Params: { file: string } }>('/sitemaps/:file', async (request, reply) => {
    const number = /^pages-([1-9]\d*)\.xml$/.exec(request.params.file)?.[1];
    const part = number === undefined ? undefined : splitPages(listFor(request, pages()).items)[Number(number) - 1];
    if (part === undefined) return reply.callNotFound();
    const origin = originOf(request);
    const entries = part.map((page) => toEntry('url', origin + toListedPath(page), page.changedAt));
    setLastModified(reply, part, dataset);
    return reply
      .type('application/xml; charset=utf-8')
      .send(`${OPENING}<urlset ${NAMESPACE}>\n${entries.join('')}</urlset>\n`);
  });

  server.get('/pages/*', async (request, reply) => {
    const page = byPath().get(request.url);
    if (page === undefined) return reply.callNotFound();
    const { body, contentType } = toPageBody(page);
    setLastModified(reply, [page]);
    return reply.type(contentType).send(body);
  });
}

// An empty site still has one urlset, with nothing in it.
function splitPages(pages: readonly SitePage[]): readonly (readonly SitePage[])[] {
  const size = Math.max(FEWEST_PER_SITEMAP, Math.ceil(pages.length / MOST_SITEMAPS));
  const count = Math.max(1, Math.ceil(pages.length / size));
  return Array.from({ length: count }, (_, index) => pages.slice(index * size, (index + 1) * size));
}

// Sites forget to update some addresses of their sitemap: these answer 301.
function toListedPath(page: SitePage): string {
  return page.habit % 16 === 0 ? `/old${page.path}` : page.path;
}

function toEntry(element: 'sitemap' | 'url', address: string, lastmod: Date): string {
  return `<${element}><loc>${escapeXml(address)}</loc><lastmod>${lastmod.toISOString()}</lastmod></${element}>\n`;
}
