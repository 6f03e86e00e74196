// Serves pages from fixtures behind a sitemap, and gathers what becomes of each over real HTTP and through the subgraph's
// own feed. What a test asks for and no fixture gives is a 404.
import { readFileSync } from 'node:fs';
import { ietFaraday } from '../../../subgraphs/iet-faraday/subgraph.ts';
import { readSettings } from '../../../subgraphs/kit/env.ts';
import { FeedError } from '../../../subgraphs/kit/errors.ts';
import type { HarvestOutcome } from '../../../subgraphs/kit/harvest/harvest-feed.ts';
import type { HttpClient } from '../../../subgraphs/kit/http/http-client.ts';
import { createLog } from '../../../subgraphs/kit/log.ts';
import { createPlainHttpClient } from '../../support/plain-http-client.ts';
import { type Route, serve } from '../../support/serve.ts';
import { withoutRaw } from '../../support/without-raw.ts';

export const NOW = new Date('2026-11-21T12:00:00Z');
const FIXTURES = new URL('../../fixtures/iet-faraday/', import.meta.url);

/** A fixture of the IET's, for example `good/expected.json`. */
export function readIetFixture(name: string): Buffer {
  return readFileSync(new URL(name, FIXTURES));
}

/** A fixture page as the site sends it, in the encoding that it has. */
export function toPageRoute(name: string): Route {
  return { headers: { 'content-type': 'text/html' }, body: readIetFixture(name) };
}

/** A sitemap of these pages; a path may have a `lastmod`. */
export function toSitemapRoute(paths: readonly (string | readonly [path: string, lastmod: string])[]): Route {
  return (_request, origin) => {
    const entries = paths.map((entry) => {
      const [path, lastmod = ''] = typeof entry === 'string' ? [entry] : entry;
      return `<url><loc>${new URL(path, origin).href}</loc>${lastmod && `<lastmod>${lastmod}</lastmod>`}</url>`;
    });
    const body = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>`;
    return { headers: { 'content-type': 'application/xml' }, body };
  };
}

/** What became of the pages of a site, as long as it goes well. */
export async function gatherSite(origin: string, client: HttpClient): Promise<readonly HarvestOutcome[]> {
  const settings = { ...readSettings(), IET_FARADAY_URL: origin };
  const environment = { settings, log: createLog('silent'), now: () => NOW };
  const outcomes: HarvestOutcome[] = [];
  for await (const feed of ietFaraday.listFeeds(environment, client)) {
    for await (const outcome of feed.outcomes()) outcomes.push(outcome);
  }
  return outcomes;
}

/** What became of these fixtures, each a page of its own; addresses of the server are at `https://site.invalid`. */
export async function gatherPages(names: readonly string[]): Promise<unknown> {
  const pages = names.map((name) => [`/${name}`, toPageRoute(name)] as const);
  await using server = await serve(() => ({
    '/sitemap.xml': toSitemapRoute(pages.map(([path]) => path)),
    ...Object.fromEntries(pages),
  }));
  const outcomes = await gatherSite(server.origin, createPlainHttpClient());
  return JSON.parse(JSON.stringify(withoutRaw(outcomes)).replaceAll(server.origin, 'https://site.invalid'));
}

/** The code of the FeedError in which the reading of a site ends. */
export async function gatherFailure(origin: string, client: HttpClient): Promise<string> {
  try {
    await gatherSite(origin, client);
    return 'nothing';
  } catch (error) {
    if (error instanceof FeedError) return error.code;
    throw error;
  }
}
