// STEM Learning's subgraph: its four feeds, and its types. A fault in one feed leaves the others alone.
import { createPartnerSubgraph } from '../kit/create-partner-subgraph.ts';
import { SettingsError } from '../kit/env.ts';
import type { HarvestFeed, HarvestOutcome } from '../kit/harvest/harvest-feed.ts';
import type { HttpClient } from '../kit/http/http-client.ts';
import { rawOf } from '../kit/readers/raw-of.ts';
import type { PartnerSubgraph, SubgraphEnvironment } from '../kit/subgraph.ts';
import { toCrmConnection } from './crm-connection.ts';
import { type Bundle, parseNode } from './feed.ts';
import { foldCourses } from './fold-courses.ts';
import { normalise } from './normalise.ts';
import { createResolvers } from './resolvers.ts';
import { readCourses, readNodes, requireSiteUrl } from './source.ts';

const NODE_FEEDS: readonly { readonly name: string; readonly bundle: Bundle }[] = [
  { name: 'resources', bundle: 'resource' },
  { name: 'collections', bundle: 'collection' },
  { name: 'programmes', bundle: 'programme' },
];

export const stemLearning: PartnerSubgraph = createPartnerSubgraph({
  name: 'stem-learning',
  partner: 'STEM_LEARNING',
  title: 'STEM Learning',
  sdlUrl: new URL('schema.graphql', import.meta.url),
  root: 'stemLearning',
  typePrefix: 'StemLearning',
  typeNames: {
    LearningResource: 'StemLearningResource',
    Course: 'StemLearningCourse',
    Activity: 'StemLearningActivity',
  },
  listFeeds,
  resolvers: createResolvers,
});

async function* listFeeds({ settings }: SubgraphEnvironment, client: HttpClient): AsyncGenerator<HarvestFeed> {
  const siteUrl = requireSiteUrl(settings);
  for (const { name, bundle } of NODE_FEEDS) {
    yield { name, missing: 'remove', outcomes: () => toNodeOutcomes(client, siteUrl, bundle) };
  }
  const crm = toCrmConnection(settings) ?? { baseUrl: siteUrl, headers: {} };
  const programmes = settings.STEM_LEARNING_PROGRAMMES;
  if (programmes.length === 0) {
    throw new SettingsError(['STEM_LEARNING_PROGRAMMES: expected the name of a programme, got none']);
  }
  yield {
    name: 'courses',
    missing: 'remove',
    async *outcomes() {
      yield* foldCourses(await readCourses(client, crm, programmes));
    },
  };
}

async function* toNodeOutcomes(client: HttpClient, siteUrl: string, bundle: Bundle): AsyncGenerator<HarvestOutcome> {
  for await (const read of readNodes(client, siteUrl, bundle)) {
    const parsed = parseNode(read, bundle);
    const normalised = parsed.ok ? normalise(parsed.record) : parsed.rejection;
    if ('item' in normalised) yield { kind: 'kept', ...normalised, records: 1 };
    else yield { kind: 'rejected', rejection: normalised, raw: rawOf(read) };
  }
}
