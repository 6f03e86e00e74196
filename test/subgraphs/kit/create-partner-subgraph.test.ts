// A partner's subgraph as the gateway meets it: lists, changes, references and errors over a real Catalogue.
import { mkdir, writeFile } from 'node:fs/promises';
import { GraphQLError, graphql } from 'graphql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { catalogueFile } from '../../../subgraphs/kit/catalogue/catalogue-file.ts';
import { openSqliteCatalogue } from '../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import { createPartnerSubgraph, type PartnerSubgraphOptions } from '../../../subgraphs/kit/create-partner-subgraph.ts';
import { readSettings } from '../../../subgraphs/kit/env.ts';
import type { HarvestOutcome } from '../../../subgraphs/kit/harvest/harvest-feed.ts';
import type { HarvestSummary } from '../../../subgraphs/kit/harvest/harvest-summary.ts';
import { createLog } from '../../../subgraphs/kit/log.ts';
import type { OpenSubgraph, SubgraphEnvironment } from '../../../subgraphs/kit/subgraph.ts';
import { createActivity, createCourse, createResource, createSession } from '../../support/sample-items.ts';
import { acceptFeed, createSummary, keep } from '../../support/sample-outcomes.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

const OPTIONS: PartnerSubgraphOptions = {
  name: 'stem-learning',
  partner: 'STEM_LEARNING',
  title: 'STEM Learning',
  root: 'stemLearning',
  typePrefix: 'StemLearning',
  typeNames: {
    LearningResource: 'StemLearningResource',
    Course: 'StemLearningCourse',
    Activity: 'StemLearningActivity',
  },
  sdlUrl: new URL('../../../subgraphs/stem-learning/schema.graphql', import.meta.url),
  async *listFeeds() {},
};

let folder: { path: string; remove(): Promise<void> };
let time: Date;
let environment: SubgraphEnvironment;
let subgraph: OpenSubgraph;

beforeEach(async () => {
  folder = await createTemporaryFolder();
  time = new Date('2026-11-21T09:00:00Z');
  environment = {
    settings: readSettings({ DATA_DIR: folder.path }),
    log: createLog('silent'),
    now: () => time,
  };
  subgraph = await createPartnerSubgraph(OPTIONS).open(environment);
});

afterEach(async () => {
  await subgraph.close();
  await folder.remove();
});

async function harvest(outcomes: readonly HarvestOutcome[], summary: Partial<HarvestSummary> = {}): Promise<void> {
  const file = catalogueFile(folder.path, 'stem-learning');
  const catalogue = openSqliteCatalogue({ file, partner: 'STEM_LEARNING', now: environment.now });
  const run = await catalogue.startRun();
  await acceptFeed(run, 'resources', outcomes);
  await run.finish(createSummary(run, { runId: 'run', ...summary }));
  await run.close();
  await catalogue.close();
}

/** As plain JSON, for comparison. */
async function ask(source: string, variableValues: Record<string, unknown> = {}, from = subgraph) {
  const answer = await graphql({ schema: from.schema, source, variableValues, contextValue: from.createContext() });
  return JSON.parse(JSON.stringify(answer));
}

const refer = (typename: string, ...ids: readonly string[]) =>
  ask(`query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on CatalogueItem { id status } } }`, {
    of: ids.map((id) => ({ __typename: typename, id })),
  });

test('before the first harvest the door is open and the house is empty', async () => {
  await subgraph.assertHealthy();
  expect(
    await ask(`{ stemLearning {
      items { edges { cursor } pageInfo { hasNextPage endCursor } totalCount }
      changes { changes { id } hasMore }
      lastHarvest { runId } lastSuccess } }`),
  ).toEqual({
    data: {
      stemLearning: {
        items: { edges: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 },
        changes: { changes: [], hasMore: false },
        lastHarvest: null,
        lastSuccess: null,
      },
    },
  });
});

test('items come by id in pages, each as the type of its family', async () => {
  const session = createSession('2026-12-01T09:00:00Z', { id: 'run 1' });
  await harvest([
    keep(createCourse('c', { sessions: [session] })),
    keep(createResource('a', { subjects: ['Physics'] })),
    keep(createActivity('b', { dateText: 'in May' })),
  ]);
  const source = `query ($after: String) { stemLearning { items(first: 2, after: $after) {
    edges { cursor node { __typename id partner title firstSeenAt checkedAt
      ... on LearningResource { subjects }
      ... on Activity { dateText }
      ... on Course { sessions { id start availability } } } }
    pageInfo { hasNextPage endCursor } totalCount } } }`;
  const at = '2026-11-21T09:00:00.000Z';
  const common = { partner: 'STEM_LEARNING', firstSeenAt: at, checkedAt: at };
  const first = await ask(source);
  const endCursor = first.data.stemLearning.items.pageInfo.endCursor;
  expect(first.data.stemLearning.items).toEqual({
    edges: [
      {
        cursor: expect.any(String),
        node: { __typename: 'StemLearningResource', id: 'a', title: 'Resource a', subjects: ['Physics'], ...common },
      },
      {
        cursor: endCursor,
        node: { __typename: 'StemLearningActivity', id: 'b', title: 'Activity b', dateText: 'in May', ...common },
      },
    ],
    pageInfo: { hasNextPage: true, endCursor },
    totalCount: 3,
  });
  expect((await ask(source, { after: endCursor })).data.stemLearning.items).toMatchObject({
    edges: [
      {
        node: {
          __typename: 'StemLearningCourse',
          id: 'c',
          sessions: [{ id: 'run 1', start: '2026-12-01T09:00:00Z', availability: null }],
        },
      },
    ],
    pageInfo: { hasNextPage: false },
    totalCount: 3,
  });
});

test('items may be asked for by kind; an empty list of kinds means all', async () => {
  await harvest([keep(createCourse('c')), keep(createResource('a'))]);
  const source = `query ($kinds: [ItemKind!]) { stemLearning { items(kinds: $kinds) { edges { node { id } } totalCount } } }`;
  const course = { edges: [{ node: { id: 'c' } }], totalCount: 1 };
  const both = { edges: [{ node: { id: 'a' } }, { node: { id: 'c' } }], totalCount: 2 };
  const answers = await Promise.all([['COURSE'], [], null].map((kinds) => ask(source, { kinds })));
  expect(answers.map((answer) => answer.data.stemLearning.items)).toEqual([course, both, both]);
});

test('changes are followed by cursor over harvests; a removed item is null with its time', async () => {
  await harvest([keep(createResource('a')), keep(createResource('b'))]);
  const source = `query ($after: String, $first: Int) { stemLearning { changes(after: $after, first: $first) {
    changes { id changedAt removedAt item { id title } } cursor hasMore } } }`;
  const first = (await ask(source, { first: 1 })).data.stemLearning.changes;
  expect(first).toMatchObject({
    changes: [{ id: 'a', removedAt: null, item: { title: 'Resource a' } }],
    hasMore: true,
  });
  time = new Date('2026-11-22T09:00:00Z');
  await harvest([keep(createResource('b'))]);
  const at = '2026-11-22T09:00:00.000Z';
  expect((await ask(source, { after: first.cursor })).data.stemLearning.changes).toEqual({
    changes: [
      {
        id: 'b',
        changedAt: '2026-11-21T09:00:00.000Z',
        removedAt: null,
        item: { id: 'b', title: 'Resource b' },
      },
      { id: 'a', changedAt: at, removedAt: at, item: null },
    ],
    cursor: expect.any(String),
    hasMore: false,
  });
});

test('references give items in order, null for what is unknown, removed, under embargo or of another type', async () => {
  await harvest([
    keep(createResource('a')),
    keep(createCourse('course')),
    keep(createActivity('secret', { embargoUntil: '2026-12-01T00:00:00Z' })),
  ]);
  expect(await refer('StemLearningResource', 'a', 'unknown', 'course', 'a')).toEqual({
    data: {
      _entities: [
        { __typename: 'StemLearningResource', id: 'a', status: 'CURRENT' },
        null,
        null,
        { __typename: 'StemLearningResource', id: 'a', status: 'CURRENT' },
      ],
    },
  });
  expect((await refer('StemLearningActivity', 'secret')).data).toEqual({ _entities: [null] });
  time = new Date('2026-12-01T00:00:00Z');
  expect((await refer('StemLearningActivity', 'secret')).data).toMatchObject({ _entities: [{ id: 'secret' }] });
  await harvest([keep(createCourse('course'))]);
  expect((await refer('StemLearningResource', 'a')).data).toEqual({ _entities: [null] });
});

test('the status is that of the moment, in lists, changes and references', async () => {
  await harvest([keep(createCourse('c', { sessions: [createSession('2026-11-25T09:00:00Z')] }))]);
  const source = `{ stemLearning { items { edges { node { status } } } changes { changes { item { status } } } } }`;
  const statuses = async () => {
    const { items, changes } = (await ask(source)).data.stemLearning;
    const [entity] = (await refer('StemLearningCourse', 'c')).data._entities;
    return [items.edges[0].node.status, changes.changes[0].item.status, entity.status];
  };
  expect(await statuses()).toEqual(['CURRENT', 'CURRENT', 'CURRENT']);
  time = new Date('2026-11-26T09:00:00Z');
  expect(await statuses()).toEqual(['CLOSED', 'CLOSED', 'CLOSED']);
});

test('the last harvest is told in numbers, its failures in words without addresses', async () => {
  await harvest([keep(createResource('a'))], { finishedAt: '2026-11-20T09:00:00.000Z' });
  const counts = { read: 9, kept: 7, rejected: 2, items: 7, added: 3, changed: 2, removed: 1 };
  await harvest([keep(createResource('a'))], {
    runId: 'second',
    complete: false,
    failure: { code: 'FEED_UNREACHABLE', message: 'http://10.0.0.1/ refused' },
    feeds: [
      { name: 'resources', ...counts, failure: null },
      { name: 'news', ...counts, failure: { code: 'FEED_TIMEOUT', message: 'http://10.0.0.1/ took 20 s' } },
    ],
    totals: counts,
  });
  const { items: _, ...numbers } = counts;
  const fields = 'runId startedAt finishedAt complete read kept rejected added changed removed failures';
  expect((await ask(`{ stemLearning { lastSuccess lastHarvest { ${fields} } } }`)).data.stemLearning).toEqual({
    lastSuccess: '2026-11-20T09:00:00.000Z',
    lastHarvest: {
      runId: 'second',
      startedAt: '2026-11-21T09:00:00.000Z',
      finishedAt: '2026-11-21T09:01:00.000Z',
      complete: false,
      ...numbers,
      failures: [
        'list of feeds: there was no connection, or it broke (FEED_UNREACHABLE)',
        'news: there was no whole answer in time (FEED_TIMEOUT)',
      ],
    },
  });
});

test.each([
  ['items(first: 0) { totalCount }', 'BAD_USER_INPUT', 'first: expected a whole number from 1 to 200, got 0'],
  ['items(first: 201) { totalCount }', 'BAD_USER_INPUT', 'first: expected a whole number from 1 to 200, got 201'],
  ['items(after: "?") { totalCount }', 'BAD_USER_INPUT', 'after: expected a cursor of an earlier page'],
  ['items(after: "") { totalCount }', 'BAD_USER_INPUT', 'after: expected a cursor of an earlier page'],
  ['changes(first: -1) { cursor }', 'BAD_USER_INPUT', 'first: expected a whole number from 1 to 500, got -1'],
  ['changes(first: 501) { cursor }', 'BAD_USER_INPUT', 'first: expected a whole number from 1 to 500, got 501'],
  ['changes(after: "?") { cursor }', 'CURSOR_UNKNOWN', 'expected a cursor of an earlier page; begin again without one'],
])('arguments that make no sense are told by code and partner: %s', async (field, code, message) => {
  const { data, errors } = await ask(`{ stemLearning { part: ${field} lastSuccess } }`);
  expect(data).toEqual({ stemLearning: { part: null, lastSuccess: null } });
  expect(errors).toMatchObject([
    { message, path: ['stemLearning', 'part'], extensions: { code, partner: 'STEM_LEARNING' } },
  ]);
});

test('a store that cannot be read is told without paths or SQL, and the subgraph is not healthy', async () => {
  await mkdir(`${folder.path}/catalogues`);
  await writeFile(catalogueFile(folder.path, 'stem-learning'), 'no database, though long enough for one'.repeat(30));
  const { data, errors } = await ask('{ stemLearning { lastSuccess } }');
  expect(data).toEqual({ stemLearning: { lastSuccess: null } });
  expect(errors).toEqual([
    {
      message: 'STEM Learning could not answer this part',
      locations: [{ line: 1, column: 18 }],
      path: ['stemLearning', 'lastSuccess'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', partner: 'STEM_LEARNING' },
    },
  ]);
  await expect(subgraph.assertHealthy()).rejects.toThrow('file is not a database');
});

test('a partner’s own resolvers answer, and their errors carry the partner as well', async () => {
  await harvest([
    keep(
      createCourse('c', {
        sessions: ['open', 'broken', 'refused'].map((id) => createSession('2026-12-01T09:00:00Z', { id })),
      }),
    ),
  ]);
  let closed = false;
  const own = await createPartnerSubgraph({
    ...OPTIONS,
    resolvers: () => ({
      resolvers: {
        Session: {
          availability: ({ id }: { id: string }) => {
            if (id === 'broken') throw new Error('SELECT secret FROM /var/lib');
            if (id === 'refused')
              throw new GraphQLError('no answer', { extensions: { code: 'LIVE_FIELD_UNAVAILABLE' } });
            return 'PLACES_LEFT';
          },
        },
      },
      close: async () => {
        closed = true;
      },
    }),
  }).open(environment);
  const source = '{ stemLearning { items { edges { node { ... on Course { sessions { availability } } } } } } }';
  const { data, errors } = await ask(source, {}, own);
  expect(data.stemLearning.items.edges[0].node.sessions.map(({ availability }: never) => availability)).toEqual([
    'PLACES_LEFT',
    null,
    null,
  ]);
  expect(errors).toMatchObject([
    {
      message: 'STEM Learning could not answer this part',
      extensions: { code: 'INTERNAL_SERVER_ERROR', partner: 'STEM_LEARNING' },
    },
    { message: 'no answer', extensions: { code: 'LIVE_FIELD_UNAVAILABLE', partner: 'STEM_LEARNING' } },
  ]);
  await own.close();
  expect(closed).toBe(true);
});

test('names that the SDL does not have are told when the subgraph is opened', async () => {
  const wrong = createPartnerSubgraph({ ...OPTIONS, typeNames: { HubProfile: 'StemLearningHub' } });
  await expect(wrong.open(environment)).rejects.toThrow("the SDL has no type 'StemLearningHub'");
});
