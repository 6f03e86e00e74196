// `npm run links`, as cron runs it: over real HTTP, and on from where the last run stopped.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueFile } from '../../../subgraphs/kit/catalogue/catalogue-file.ts';
import { openSqliteCatalogue } from '../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import { linkBookFile, openLinkBook } from '../../../subgraphs/kit/quality/link-book.ts';
import { addResult, type LinkRecord } from '../../../subgraphs/kit/quality/link-check.ts';
import { runCommand } from '../../support/run-command.ts';
import { createResource } from '../../support/sample-items.ts';
import { acceptFeed, createSummary, keep } from '../../support/sample-outcomes.ts';
import { serve, type TestServer } from '../../support/serve.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let folder: Awaited<ReturnType<typeof createTemporaryFolder>>;
let server: TestServer;

beforeAll(async () => {
  folder = await createTemporaryFolder();
  server = await serve(() => ({ '/robots.txt': { status: 404 }, '/alive': {}, '/file.pdf': {} }));
  const { origin } = server;
  const file = catalogueFile(folder.path, 'raeng');
  const catalogue = openSqliteCatalogue({ file, partner: 'RAENG', now: () => new Date() });
  const run = await catalogue.startRun();
  const files = [{ url: `${origin}/file.pdf`, mediaType: null, sizeBytes: null, title: null }];
  await acceptFeed(run, 'entries', [
    keep(createResource('a', { url: `${origin}/alive`, files })),
    keep(createResource('b', { url: `${origin}/dead` })),
  ]);
  await run.finish(createSummary(run, { partner: 'RAENG' }));
  await run.close();
  await catalogue.close();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await folder.remove();
});

const run = (...options: readonly string[]) =>
  runCommand('scripts/links.ts', options, {
    DATA_DIR: folder.path,
    HARVEST_ALLOWED_HOSTS: new URL(server.origin).host,
  });

test('asks for so many addresses, then for the others, then for none', async () => {
  expect(await run('--limit', '2')).toEqual({
    code: 0,
    output: '2 checked: 2 answer, 0 missed, 0 unclear; 1 left for the next run\n0 dead\n',
    errors: '',
  });
  expect(await run('--partner', 'raeng')).toMatchObject({
    output: '1 checked: 0 answer, 1 missed, 0 unclear; 0 left for the next run\n0 dead\n',
  });
  expect(await run()).toMatchObject({
    output: '0 checked: 0 answer, 0 missed, 0 unclear; 0 left for the next run\n0 dead\n',
  });
});

test('lists what was missed for the fourth time in as many days as dead', async () => {
  const url = `${server.origin}/dead`;
  const book = openLinkBook(linkBookFile(folder.path));
  const begin = Date.now() - 3.5 * DAY_MS;
  const missed = { verdict: 'missed', status: 404, reason: 'answered 404' } as const;
  let record: LinkRecord | null = null;
  for (const day of [0, 1, 2]) record = addResult(record, url, missed, new Date(begin + day * DAY_MS));
  if (record !== null) book.keep(record);
  book.close();
  const { code, output } = await run('--json');
  expect(code).toBe(0);
  expect(JSON.parse(output)).toMatchObject({
    checked: 1,
    verdicts: { alive: 0, missed: 1, unclear: 0 },
    dead: [{ url, misses: 4, reason: 'answered 404', partners: ['raeng'] }],
  });
  expect((await run()).output).toMatch(/^0 checked.*\n1 dead:\n {2}raeng: http\S+\/dead: answered 404; missed 4 times/);
});

test('a partner that was never harvested is left out, unless it is asked for by name', async () => {
  expect(await run('--partner', 'local-hubs')).toMatchObject({
    code: 3,
    errors: 'local-hubs has not been harvested here yet: npm run harvest -- --partner local-hubs\n',
  });
});
