// Serves the Academy's feed from fixture documents and gathers what becomes of its records, over real HTTP and through the
// subgraph's own feed.
import { readFileSync } from 'node:fs';
import { readSettings } from '../../../subgraphs/kit/env.ts';
import { FeedError } from '../../../subgraphs/kit/errors.ts';
import type { HarvestOutcome } from '../../../subgraphs/kit/harvest/harvest-feed.ts';
import { createLog } from '../../../subgraphs/kit/log.ts';
import { raeng } from '../../../subgraphs/raeng/subgraph.ts';
import { createPlainHttpClient } from '../../support/plain-http-client.ts';
import { serve } from '../../support/serve.ts';
import { withoutRaw } from '../../support/without-raw.ts';

/** A fixture of the Academy's, for example `good/feed.atom`. */
export function readRaengFixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/raeng/${name}`, import.meta.url), 'utf8');
}

/**
 * What became of the records of the first document, and of those that it leads to.
 * @param documents by file name, the first one first
 */
export async function gatherOutcomes(
  documents: Readonly<Record<string, string>>,
  neverItems: readonly string[] = [],
): Promise<HarvestOutcome[]> {
  const routes = Object.entries(documents).map(([name, body]) => [`/${name}`, { body }] as const);
  await using server = await serve(() => Object.fromEntries(routes));
  const [first = ''] = Object.keys(documents);
  const own = { RAENG_URL: `${server.origin}/${first}`, RAENG_CATEGORIES: [...neverItems] };
  const settings = { ...readSettings(), ...own };
  const environment = { settings, log: createLog('silent'), now: () => new Date('2026-11-21T12:00:00Z') };
  const outcomes: HarvestOutcome[] = [];
  for await (const feed of raeng.listFeeds(environment, createPlainHttpClient())) {
    for await (const outcome of feed.outcomes()) outcomes.push(outcome);
  }
  // Addresses in a document without a base are the server's.
  return JSON.parse(JSON.stringify(withoutRaw(outcomes)).replaceAll(server.origin, 'https://feed.invalid'));
}

/** The same where the feed is expected to fail: the code of its FeedError. */
export async function gatherFailure(documents: Readonly<Record<string, string>>): Promise<string> {
  try {
    await gatherOutcomes(documents);
    return 'nothing';
  } catch (error) {
    if (error instanceof FeedError) return error.code;
    throw error;
  }
}
