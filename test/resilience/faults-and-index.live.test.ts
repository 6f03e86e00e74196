// The index after a harvest that met a fault: for each kind of fault a partner, all of Signpost, and the documents one by
// one before and after. The harvests are the engine's own, with deadlines short enough for a test.
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { toExitCode } from '../../scripts/harvest/run-outcome.ts';
import type { PartnerName } from '../../scripts/sandbox/faults.ts';
import type { Everything } from '../../scripts/start/start-everything.ts';
import { LIVE_INDEX } from '../../subgraphs/discovery/index-settings.ts';
import { catalogueFile } from '../../subgraphs/kit/catalogue/catalogue-file.ts';
import { openSqliteCatalogue } from '../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import { harvestPartner } from '../../subgraphs/kit/harvest/harvest-partner.ts';
import { createHttpClient, type HttpClientOptions } from '../../subgraphs/kit/http/create-http-client.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { PARTNER_ROADS } from '../support/partner-roads.ts';
import { NOW, startWholeStack } from '../support/whole-stack.ts';
import { FAULT_CASES, type FaultCase } from './fault-cases.ts';
import { askForFaults } from './run-fault-cases.ts';

const CHOSEN: readonly (readonly [PartnerName, string])[] = [
  ['stem-learning', 'status 500'],
  ['iet-faraday', 'status 503'],
  ['raeng', 'status 404'],
  ['local-hubs', 'status 429 with a Retry-After beyond patience'],
  ['raeng', 'an answer after the deadline'],
  ['iet-faraday', 'no answer ever'],
  ['local-hubs', 'an answer cut short'],
  ['stem-learning', 'an answer spoilt'],
  ['raeng', 'an empty feed'],
  ['stem-learning', 'half the records, with the old totals'],
  ['raeng', 'half the entries, a second time'],
  ['stem-learning', 'duplicate ids'],
];

let stack: Everything;
let before: readonly unknown[];

beforeAll(async () => {
  stack = await startWholeStack();
  before = await readDocuments();
});
afterEach(() => stack.sandbox?.clearFaults());
afterAll(() => stack?.close());

test.for(CHOSEN)('%s: %s: the index is the same, document for document', async ([partner, name]) => {
  const one = FAULT_CASES.find((row) => row.partner === partner && row.name === name);
  if (one === undefined || one.expected.catalogue !== 'equal') throw new Error('expected a row that changes nothing');
  if (stack.sandbox === null) throw new Error('the sandbox is needed');
  askForFaults(stack.sandbox, one);
  let exitCode = 0;
  for (let done = 0; done < (one.runs ?? 1); done += 1) exitCode = await harvest(one);
  expect(exitCode).toBe(one.expected.exitCode);
  expect((await stack.index()).partners.map(({ failure }) => failure)).toEqual([null, null, null, null]);
  const after = await readDocuments();
  expect(after.length).toBeGreaterThan(800);
  expect(after).toEqual(before);
});

async function harvest({ partner, client: own }: FaultCase): Promise<number> {
  const { settings } = stack;
  const { subgraph } = PARTNER_ROADS[partner];
  const { name } = subgraph;
  const environment = { settings, log: createLog('silent'), now: () => NOW };
  const options: HttpClientOptions = {
    userAgent: 'Signpost/0.0.0',
    contact: settings.CONTACT,
    allowedHosts: settings.HARVEST_ALLOWED_HOSTS,
    storePath: join(settings.DATA_DIR, 'http', `${name}.sqlite`),
    backoffMs: 1,
    tries: 2,
    ...own,
  };
  const catalogue = openSqliteCatalogue({
    file: catalogueFile(settings.DATA_DIR, name),
    partner: subgraph.partner,
    now: environment.now,
  });
  const client = createHttpClient(options);
  try {
    const summary = await harvestPartner({ subgraph, catalogue, client, environment });
    return toExitCode([{ name, summary, error: null }]);
  } finally {
    await client.close();
    await catalogue.close();
  }
}

/** By their ids. */
async function readDocuments(): Promise<readonly unknown[]> {
  const { url, indexKey } = stack.engine;
  const engine = new Meilisearch({
    host: url,
    ...(indexKey === undefined ? {} : { apiKey: indexKey }),
    requestInit: { headers: { 'accept-encoding': 'identity' } },
  });
  const { results } = await engine.index<{ documentId: string }>(LIVE_INDEX).getDocuments({ limit: 100_000 });
  return results.toSorted((one, other) => (one.documentId < other.documentId ? -1 : 1));
}
