// A store of an earlier Signpost is brought up to date with all that it holds; one of a later Signpost is left alone.
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { STORE_VERSION } from '../../../../../subgraphs/kit/catalogue/sqlite/migrations.ts';
import { openSqliteCatalogue } from '../../../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import { createResource } from '../../../../support/sample-items.ts';
import { acceptFeed, createSummary, keep, reject } from '../../../../support/sample-outcomes.ts';
import { createTemporaryFolder } from '../../../../support/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof createTemporaryFolder>>;
let file: string;

beforeEach(async () => {
  folder = await createTemporaryFolder();
  file = `${folder.path}/partner.sqlite`;
});

afterEach(() => folder.remove());

const open = () => openSqliteCatalogue({ file, partner: 'RAENG', now: () => new Date('2026-11-21T09:00:00Z') });

async function harvest(): Promise<void> {
  const catalogue = open();
  const run = await catalogue.startRun();
  await acceptFeed(run, 'entries', [keep(createResource('a')), reject('row 1')]);
  await run.finish(createSummary(run));
  await run.close();
  await catalogue.close();
}

/** Takes away what the third step brought. */
function putBackToVersion2(): void {
  const database = new DatabaseSync(file);
  database.exec(`
    ALTER TABLE rejections DROP COLUMN raw;
    DROP TABLE run_quality;
    DROP TABLE feed_quality;
    PRAGMA user_version = 2`);
  database.close();
}

test('a store of version 2 keeps its items, changes, runs and rejections, and learns to keep more', async () => {
  await harvest();
  putBackToVersion2();
  const catalogue = open();
  expect(await catalogue.get(['a'])).toMatchObject([{ id: 'a', title: 'Resource a' }]);
  expect((await catalogue.changesAfter(null, 10)).changes).toHaveLength(1);
  expect(await catalogue.reports(10)).toHaveLength(1);
  const query = { feed: null, after: null, first: 10 };
  expect((await catalogue.rejections(query)).rejections).toMatchObject([{ recordId: 'row 1', raw: null }]);
  expect(await catalogue.qualities(10)).toEqual([]);
  await catalogue.close();

  await harvest();
  const later = open();
  expect(await later.qualities(10)).toMatchObject([{ quality: { items: 1 } }]);
  await later.close();
});

test('a store of a later version is left alone', async () => {
  await harvest();
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA user_version = ${STORE_VERSION + 1}`);
  database.close();
  expect(open).toThrow(
    `the catalogue is of version ${STORE_VERSION + 1}, this Signpost needs version ${STORE_VERSION}: run the Signpost that wrote it, or a newer one; or move the file away`,
  );
});
