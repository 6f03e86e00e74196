// IET Faraday's subgraph: its one feed, the pages of its site, and its types.
import { createPartnerSubgraph } from '../kit/create-partner-subgraph.ts';
import type { HarvestFeed, HarvestOutcome } from '../kit/harvest/harvest-feed.ts';
import type { HttpClient } from '../kit/http/http-client.ts';
import type { PartnerSubgraph, SubgraphEnvironment } from '../kit/subgraph.ts';
import { parseSitePage } from './feed.ts';
import { normalise } from './normalise.ts';
import { readSite, requireSiteUrl, type Site } from './source.ts';

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

async function* listFeeds(
  { settings, log, now }: SubgraphEnvironment,
  client: HttpClient,
): AsyncGenerator<HarvestFeed> {
  const site = { client, origin: requireSiteUrl(settings), now: now(), log };
  yield { name: 'pages', missing: 'remove-when-missed-twice', outcomes: () => toOutcomes(site) };
}

async function* toOutcomes(site: Site): AsyncGenerator<HarvestOutcome> {
  for await (const read of readSite(site)) {
    if (!read.ok) {
      yield { kind: 'rejected', rejection: read.rejection };
      continue;
    }
    for (const parsed of parseSitePage(read.record)) {
      const normalised = parsed.ok ? normalise(parsed.record) : parsed.rejection;
      if ('item' in normalised) yield { kind: 'kept', ...normalised, records: 1 };
      else yield { kind: 'rejected', rejection: normalised };
    }
  }
}
