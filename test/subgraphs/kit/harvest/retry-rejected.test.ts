// Records that were refused are tried again by the next harvest, by the mapping as it is then, though the partner says that
// nothing has changed: every harvest normalises every record, those of a stored answer too.
import { expect, test } from 'vitest';
import { openSqliteCatalogue } from '../../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import { createPartnerSubgraph } from '../../../../subgraphs/kit/create-partner-subgraph.ts';
import { readSettings } from '../../../../subgraphs/kit/env.ts';
import { harvestPartner } from '../../../../subgraphs/kit/harvest/harvest-partner.ts';
import { createHttpClient } from '../../../../subgraphs/kit/http/create-http-client.ts';
import { createLog } from '../../../../subgraphs/kit/log.ts';
import { createRejection } from '../../../../subgraphs/kit/rejection.ts';
import type { PartnerSubgraph } from '../../../../subgraphs/kit/subgraph.ts';
import { createResource } from '../../../support/sample-items.ts';
import { serve } from '../../../support/serve.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

function createSubgraph(url: string, isKnown: (title: string) => boolean): PartnerSubgraph {
  return createPartnerSubgraph({
    name: 'raeng',
    partner: 'RAENG',
    title: 'Partner',
    sdlUrl: new URL('../../../../subgraphs/raeng/schema.graphql', import.meta.url),
    root: 'raeng',
    typePrefix: 'Raeng',
    typeNames: {},
    async *listFeeds(_environment, client) {
      yield {
        name: 'titles',
        missing: 'remove',
        async *outcomes() {
          const { body } = await client.get(url);
          for (const title of new TextDecoder().decode(body).split('\n')) {
            if (isKnown(title)) yield { kind: 'kept', item: createResource(title), records: 1, unknownWords: [] };
            else yield { kind: 'rejected', rejection: createRejection('INVALID_FIELD', title, 'unknown'), raw: title };
          }
        },
      };
    },
  });
}

test('a mapping that has learnt a word keeps the record at the next harvest, without the partner sending it again', async () => {
  const folder = await createTemporaryFolder();
  await using server = await serve(() => ({
    '/titles': ({ headers }) =>
      headers['if-none-match'] === '"one"'
        ? { status: 304, headers: { etag: '"one"' } }
        : { headers: { etag: '"one"', 'cache-control': 'no-cache' }, body: 'Ramps\nRockets' },
  }));
  const now = (): Date => new Date('2026-11-21T12:00:00Z');
  const catalogue = openSqliteCatalogue({ file: `${folder.path}/raeng.sqlite`, partner: 'RAENG', now });
  const harvest = async (isKnown: (title: string) => boolean) => {
    const client = createHttpClient({
      userAgent: 'Signpost/0.0.0',
      contact: 'https://signpost.invalid/contact',
      allowedHosts: [new URL(server.origin).host],
      storePath: `${folder.path}/http.sqlite`,
    });
    const environment = { settings: readSettings(), log: createLog('silent'), now };
    const subgraph = createSubgraph(`${server.origin}/titles`, isKnown);
    const { totals, traffic } = await harvestPartner({ subgraph, catalogue, client, environment });
    await client.close();
    const { rejections } = await catalogue.rejections({ feed: null, after: null, first: 10 });
    const { kept, rejected } = totals;
    return { kept, rejected, notModified: traffic.notModified, raw: rejections.map((rejection) => rejection.raw) };
  };

  expect(await harvest((title) => title === 'Ramps')).toEqual({
    kept: 1,
    rejected: 1,
    notModified: 0,
    raw: ['Rockets'],
  });
  expect(await harvest(() => true)).toEqual({ kept: 2, rejected: 0, notModified: 1, raw: [] });
  await catalogue.close();
  await folder.remove();
});
