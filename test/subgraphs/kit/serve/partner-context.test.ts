// References asked for in one tick become one query to the Catalogue, and nothing is shared between operations.
import { expect, test } from 'vitest';
import type { CatalogueReader } from '../../../../subgraphs/kit/catalogue/catalogue.ts';
import { openSqliteCatalogue } from '../../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import { createPartnerContext } from '../../../../subgraphs/kit/serve/partner-context.ts';
import { createResource } from '../../../support/sample-items.ts';
import { acceptFeed, keep } from '../../../support/sample-outcomes.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

test('loads of one tick are one query, each id once', async () => {
  const folder = await createTemporaryFolder();
  const now = () => new Date('2026-11-21T09:00:00Z');
  const catalogue = openSqliteCatalogue({ file: `${folder.path}/raeng.sqlite`, partner: 'RAENG', now });
  const run = await catalogue.startRun();
  await acceptFeed(run, 'resources', [keep(createResource('a')), keep(createResource('b'))]);
  await run.close();

  const queries: (readonly string[])[] = [];
  const counted: CatalogueReader = {
    ...catalogue,
    get: (ids) => {
      queries.push(ids);
      return catalogue.get(ids);
    },
  };
  const context = createPartnerContext(counted, now());
  const items = await Promise.all(['b', 'a', 'b', 'x'].map((id) => context.items.load(id)));
  expect(items.map((item) => item?.id ?? null)).toEqual(['b', 'a', 'b', null]);
  await context.items.load('a');
  expect(queries).toEqual([['b', 'a', 'x']]);
  await createPartnerContext(counted, now()).items.load('a');
  expect(queries).toHaveLength(2);

  await catalogue.close();
  await folder.remove();
});
