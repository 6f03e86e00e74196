// The local hubs as a subgraph: the register, and each feed of each hub in it. A feed that cannot be read fails alone;
// without the register there is nothing to list, and nothing changes.

import { createPartnerSubgraph } from '../kit/create-partner-subgraph.ts';
import type { HarvestFeed } from '../kit/harvest/harvest-feed.ts';
import type { HttpClient } from '../kit/http/http-client.ts';
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import type { SubgraphEnvironment } from '../kit/subgraph.ts';
import { parseRegister } from './feed-register.ts';
import { toHubFeeds, toRegisterFeed } from './harvest-feeds.ts';
import { readRegister } from './source.ts';

export const localHubs = createPartnerSubgraph({
  name: 'local-hubs',
  partner: 'LOCAL_HUBS',
  title: 'Local hubs',
  root: 'localHubs',
  typePrefix: 'LocalHubs',
  typeNames: { HubProfile: 'Hub', LearningResource: 'HubResource', Course: 'HubCourse', Activity: 'HubActivity' },
  sdlUrl: new URL('schema.graphql', import.meta.url),
  listFeeds,
});

async function* listFeeds({ settings, now }: SubgraphEnvironment, client: HttpClient): AsyncGenerator<HarvestFeed> {
  const registerUrl = toCanonicalUrl(settings.LOCAL_HUBS_URL);
  if (settings.LOCAL_HUBS_URL === undefined || registerUrl === null) {
    throw new Error('LOCAL_HUBS_URL is not set: the address of the register of hubs is needed');
  }
  const table = await readRegister(client, settings.LOCAL_HUBS_URL);
  const rows = parseRegister(table);
  yield toRegisterFeed(rows, registerUrl, table.records);
  yield* toHubFeeds(rows, { client, now: now(), registerUrl });
}
