// Serves STEM Learning's two systems from fixture documents and gathers what becomes of each feed's records, over real
// HTTP and through the subgraph's own feeds. A document that no fixture gives is an empty listing.
import { readFileSync } from 'node:fs';
import { readSettings } from '../../../subgraphs/kit/env.ts';
import { FeedError } from '../../../subgraphs/kit/errors.ts';
import type { HarvestOutcome } from '../../../subgraphs/kit/harvest/harvest-feed.ts';
import { createLog } from '../../../subgraphs/kit/log.ts';
import { stemLearning } from '../../../subgraphs/stem-learning/subgraph.ts';
import { createPlainHttpClient } from '../../support/plain-http-client.ts';
import { type Reply, serve } from '../../support/serve.ts';
import { withoutRaw } from '../../support/without-raw.ts';

export type FeedName = 'resources' | 'collections' | 'programmes' | 'courses';

/** By listing, a whole document; or what answers each request to it, given its query. */
export type Documents = Readonly<
  Partial<Record<DocumentName, object | ((query: URLSearchParams, origin: string) => Reply)>>
>;

const PATHS = {
  resources: '/jsonapi/node/resource',
  collections: '/jsonapi/node/collection',
  programmes: '/jsonapi/node/programme',
} as const;
const COMMANDS = {
  templates: 'CourseTemplatesListingByProgramme',
  runs: 'CourseListingFutureByProgrammeIDV2ConciseHFW',
  'age-groups': 'OptionsetAgeGroups',
  subjects: 'OptionsetSubject',
  'duration-units': 'OptionsetDurationUnit',
  'cpd-types': 'OptionsetITKCPDType',
} as const;
type DocumentName = keyof typeof PATHS | keyof typeof COMMANDS;

/** A fixture of STEM Learning's, for example `good/resources`. */
export function readStemLearningFixture(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../../fixtures/stem-learning/${name}.json`, import.meta.url), 'utf8'));
}

/** An answer of the CRM's that holds these entities and no more. */
export function createCrmAnswer(entities: readonly unknown[], changes: object = {}): object {
  const result = { Success: true, FailureReason: '', Counter: entities.length, MoreRecords: false, Entities: entities };
  return { GetJsonResult: { ...result, ...changes } };
}

const CODE_LIST = createCrmAnswer([], {
  OptionSetsClean: '[{"Days":1},{"Key stage 3":2},{"Computing":3},{"Lichens":4}]',
});

/** What became of the records of one feed; `programmes` are the CRM's. */
export async function gatherOutcomes(
  feedName: FeedName,
  documents: Documents,
  programmes: readonly string[] = ['NCCE'],
): Promise<HarvestOutcome[]> {
  const answerFor =
    (name: DocumentName, otherwise: object) => (request: { readonly target: string }, origin: string) => {
      const document = documents[name] ?? otherwise;
      return typeof document === 'function'
        ? document(new URL(request.target, origin).searchParams, origin)
        : { body: document };
    };
  await using server = await serve((origin) => ({
    ...Object.fromEntries(
      Object.entries(PATHS).map(([name, path]) => [path, answerFor(name as keyof typeof PATHS, { data: [] })]),
    ),
    '/api/Get': (request) => {
      const command = new URL(request.target, origin).searchParams.get('cmd');
      const name = (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).find((one) => COMMANDS[one] === command);
      if (name === undefined) return { status: 404 };
      return answerFor(name, name === 'templates' || name === 'runs' ? createCrmAnswer([]) : CODE_LIST)(
        request,
        origin,
      );
    },
  }));
  const settings = { ...readSettings(), STEM_LEARNING_URL: server.origin, STEM_LEARNING_PROGRAMMES: [...programmes] };
  const environment = { settings, log: createLog('silent'), now: () => new Date('2026-11-21T12:00:00Z') };
  const outcomes: HarvestOutcome[] = [];
  for await (const feed of stemLearning.listFeeds(environment, createPlainHttpClient())) {
    if (feed.name !== feedName) continue;
    for await (const outcome of feed.outcomes()) outcomes.push(outcome);
  }
  return withoutRaw(outcomes);
}

/** The same where the feed is expected to fail: the code of its FeedError. */
export async function gatherFailure(...parameters: Parameters<typeof gatherOutcomes>): Promise<string> {
  try {
    await gatherOutcomes(...parameters);
    return 'nothing';
  } catch (error) {
    if (error instanceof FeedError) return error.code;
    throw error;
  }
}
