// Reads a feed of malformed records by its partner's own road: over HTTP with the real client, through source, door and
// normaliser, into a Catalogue, and out again through the partner's API.
import { execute, type GraphQLError, isInterfaceType, parse } from 'graphql';
import { catalogueFile } from '../../../subgraphs/kit/catalogue/catalogue-file.ts';
import { openSqliteCatalogue } from '../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import type { CatalogueItem } from '../../../subgraphs/kit/catalogue-item.ts';
import { readSettings } from '../../../subgraphs/kit/env.ts';
import type { HarvestOutcome } from '../../../subgraphs/kit/harvest/harvest-feed.ts';
import { createHttpClient } from '../../../subgraphs/kit/http/create-http-client.ts';
import { createLog } from '../../../subgraphs/kit/log.ts';
import type { PartnerSubgraph, SubgraphEnvironment } from '../../../subgraphs/kit/subgraph.ts';
import { BENCH_NOW } from '../partner-bench.ts';
import { PARTNER_ROADS } from '../partner-roads.ts';
import { selectAllFields } from '../select-all-fields.ts';
import { serve } from '../serve.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';
import type { MalformedFeed } from './feeds.ts';

export interface MalformedReading {
  /** Records that went into items. */
  readonly kept: number;
  readonly rejected: number;
  /** Records that only say that something is called off. */
  readonly calledOff: number;
  readonly items: readonly CatalogueItem[];
  /** Of serving every field of every item. */
  readonly errors: readonly string[];
}

const BATCH = 500;
const ALL = 100_000;

export async function readMalformed(feed: MalformedFeed): Promise<MalformedReading> {
  const { subgraph } = PARTNER_ROADS[feed.partner];
  const folder = await createTemporaryFolder();
  // Once for all: there are thousands of them.
  let routes: ReturnType<MalformedFeed['toRoutes']> | null = null;
  await using server = await serve((origin) => {
    routes ??= feed.toRoutes(origin);
    return routes;
  });
  const allowedHosts = [new URL(server.origin).host];
  const settings = readSettings({
    ...feed.settings(server.origin),
    DATA_DIR: folder.path,
    HARVEST_ALLOWED_HOSTS: allowedHosts.join(),
  });
  const environment = { settings, log: createLog('silent'), now: () => BENCH_NOW };
  const client = createHttpClient({
    userAgent: 'Signpost/0.0.0',
    contact: 'https://signpost.invalid/contact',
    allowedHosts,
    storePath: null,
    backoffMs: 1,
  });
  const file = catalogueFile(folder.path, subgraph.name);
  const catalogue = openSqliteCatalogue({ file, partner: subgraph.partner, now: environment.now });
  const run = await catalogue.startRun();
  const counts = { kept: 0, rejected: 0, calledOff: 0 };
  try {
    for await (const listed of subgraph.listFeeds(environment, client)) {
      if (!feed.isFeed(listed.name)) continue;
      const outcomes: HarvestOutcome[] = [];
      for await (const outcome of listed.outcomes()) outcomes.push(outcome);
      for (const outcome of outcomes) count(counts, outcome);
      const reading = await run.openReading(listed.name);
      for (let from = 0; from < outcomes.length; from += BATCH) await reading.put(outcomes.slice(from, from + BATCH));
      await reading.accept(listed.missing);
    }
    const { items } = await catalogue.list({ afterId: null, first: ALL, kinds: null });
    return { ...counts, items, errors: await serveAll(subgraph, environment) };
  } finally {
    await run.close();
    await catalogue.close();
    await client.close();
    await folder.remove();
  }
}

function count(counts: { kept: number; rejected: number; calledOff: number }, outcome: HarvestOutcome): void {
  if (outcome.kind === 'kept') counts.kept += outcome.records;
  if (outcome.kind === 'rejected') counts.rejected += 1;
  if (outcome.kind === 'removed') counts.calledOff += 1;
}

/** Every scalar checks what it serves, so an item that breaks the schema is an error here. */
async function serveAll(subgraph: PartnerSubgraph, environment: SubgraphEnvironment): Promise<readonly string[]> {
  const open = await subgraph.open(environment);
  try {
    const type = open.schema.getType('CatalogueItem');
    if (!isInterfaceType(type)) throw new Error('expected the interface CatalogueItem');
    const all = selectAllFields(open.schema, type, ['Session.availability']);
    const root = subgraph.name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const document = parse(
      `query All($after: String) { ${root} { items(first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node ${all} } } } }`,
    );
    const errors: string[] = [];
    for (let after: unknown = null; ; ) {
      const contextValue = open.createContext();
      const answer = await execute({ schema: open.schema, document, contextValue, variableValues: { after } });
      errors.push(...(answer.errors ?? []).map(toTold));
      const { hasNextPage, endCursor } = readPageInfo(answer.data?.[root]);
      if (!hasNextPage) return errors;
      after = endCursor;
    }
  } finally {
    await open.close();
  }
}

function readPageInfo(value: unknown): { readonly hasNextPage: boolean; readonly endCursor: unknown } {
  const dig = (from: unknown, name: string): unknown =>
    typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
  const pageInfo = dig(dig(value, 'items'), 'pageInfo');
  return { hasNextPage: dig(pageInfo, 'hasNextPage') === true, endCursor: dig(pageInfo, 'endCursor') };
}

function toTold({ message, path }: GraphQLError): string {
  return `${(path ?? []).filter((part) => typeof part === 'string').join('.')}: ${message}`.slice(0, 300);
}
