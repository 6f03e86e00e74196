// IET Faraday's subgraph: its one feed, the pages of its site, and its types.
import { createPartnerSubgraph } from '../kit/create-partner-subgraph.ts';
import type { HarvestFeed } from '../kit/harvest/harvest-feed.ts';
import type { HttpClient } from '../kit/http/http-client.ts';
import type { PartnerSubgraph, SubgraphEnvironment } from '../kit/subgraph.ts';
import { toPageOutcomes } from './page-outcomes.ts';
import { requireSiteUrl } from './source.ts';

export const ietFaraday: PartnerSubgraph = createPartnerSubgraph({
  name: 'iet-faraday',
  partner: 'IET_FARADAY',
  title: 'IET Faraday',
  sdlUrl: new URL('schema.graphql', import.meta.url),
  root: 'ietFaraday',
  typePrefix: 'Faraday',
  typeNames: {
    LearningResource: 'FaradayResource',
    Course: 'FaradayCourse',
    Activity: 'FaradayActivity',
  },
  listFeeds,
});

async function* listFeeds({ settings, now }: SubgraphEnvironment, client: HttpClient): AsyncGenerator<HarvestFeed> {
  const origin = requireSiteUrl(settings);
  yield { name: 'pages', missing: 'remove-when-missed-twice', outcomes: () => toPageOutcomes(client, origin, now()) };
}
