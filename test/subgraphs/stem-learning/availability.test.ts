// Places left on a session, asked of a real CRM over HTTP through the subgraph's schema, with the Catalogue of a harvest.
import { execute, parse } from 'graphql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenSubgraph } from '../../../subgraphs/kit/subgraph.ts';
import { toPublicError } from '../../../subgraphs/kit/to-public-error.ts';
import { stemLearning } from '../../../subgraphs/stem-learning/subgraph.ts';
import { openPartnerBench, type PartnerBench } from '../../support/partner-bench.ts';
import { type ReceivedRequest, type Reply, serve, type TestServer } from '../../support/serve.ts';
import { createCrmAnswer } from './harvest-fixtures.ts';

const COURSE = 'stem-learning:69a4a3f3-c845-58ee-81c9-2ce963364e7c';
const RUNS = [
  'ec5225fb-e31d-5a1a-8dd5-cfe1f4e91f4d',
  '6d375ba5-46d5-5e15-8fd6-1d4c0b96bcf0',
  'ef63c62f-b964-5dcb-9d6c-5012af08b569',
  '33f9078f-9f64-55f0-8035-c8e5c9201dfd',
];

const idOf = ({ target }: ReceivedRequest): string =>
  new URL(target, 'https://crm.invalid').searchParams.get('ID') ?? '';
const places = (number: unknown): Reply => ({ body: createCrmAnswer([{ 'Activity.PlacesAvailable': number }]) });

describe('Session.availability', () => {
  let bench: PartnerBench;
  let answer: (request: ReceivedRequest) => Reply;
  let crm: TestServer;

  beforeEach(async () => {
    bench = await openPartnerBench(stemLearning, ({ stemLearning: url }) => ({
      STEM_LEARNING_URL: url,
      STEM_LEARNING_CRM_USER: 'sandbox',
      STEM_LEARNING_CRM_PASSWORD: 'sandbox',
    }));
    await bench.harvest();
    answer = () => places('20');
    crm = await serve(() => ({ '/api/Get': (request) => answer(request) }));
  });

  afterEach(async () => {
    await crm[Symbol.asyncDispose]();
    await bench.close();
  });

  const open = (settings: object = { STEM_LEARNING_CRM_URL: crm.origin }): Promise<OpenSubgraph> => {
    const { environment } = bench;
    const own = { ...environment.settings, HARVEST_ALLOWED_HOSTS: [new URL(crm.origin).host], ...settings };
    return stemLearning.open({ ...environment, settings: own });
  };

  const asked = (): string[] =>
    crm.requests
      .filter(({ target }) => target.startsWith('/api/'))
      .map(idOf)
      .toSorted();

  async function ask(subgraph: OpenSubgraph) {
    const { data, errors = [] } = await execute({
      schema: subgraph.schema,
      document: parse(`query Ask($references: [_Any!]!) { _entities(representations: $references) {
        ... on StemLearningCourse { id sessions { id availability } } } }`),
      variableValues: { references: [{ __typename: 'StemLearningCourse', id: COURSE }] },
      contextValue: subgraph.createContext(),
    });
    const [course] = JSON.parse(JSON.stringify(data))._entities;
    return {
      availability: course.sessions.map((session: { availability: unknown }) => session.availability),
      errors: errors.map((error) => toPublicError(error, 'stem-learning', bench.environment.log)),
    };
  }

  test('is full, few or plenty as the CRM says, and null where it does not say', async () => {
    const left = new Map<string | undefined, string | number>([
      [RUNS[0], 0],
      [RUNS[1], '3'],
      [RUNS[2], '25'],
      [RUNS[3], ''],
    ]);
    answer = (request) => places(left.get(idOf(request)));
    const subgraph = await open();
    expect(await ask(subgraph)).toEqual({ availability: ['FULL', 'FEW_LEFT', 'PLACES_LEFT', null], errors: [] });
    const [first] = crm.requests.filter(({ target }) => target.startsWith('/api/'));
    expect(first?.headers.authorization).toBe(`Basic ${Buffer.from('sandbox:sandbox').toString('base64')}`);
    await subgraph.close();
  });

  test('is asked once for each run, by however many at the same time, and not again within the minute', async () => {
    const subgraph = await open();
    await Promise.all([ask(subgraph), ask(subgraph)]);
    await ask(subgraph);
    expect(asked()).toEqual(RUNS.toSorted());
    await subgraph.close();
  });

  test('is null with an error that names the partner, and no address, when the CRM fails', async () => {
    answer = (request) => (idOf(request) === RUNS[1] ? { status: 503 } : places(9));
    const subgraph = await open();
    const { availability, errors } = await ask(subgraph);
    expect(availability).toEqual(['PLACES_LEFT', null, 'PLACES_LEFT', 'PLACES_LEFT']);
    expect(errors).toEqual([
      {
        message: 'STEM Learning did not say whether places are left',
        path: ['_entities', 0, 'sessions', 1, 'availability'],
        extensions: { code: 'PARTNER_UNAVAILABLE', partner: 'STEM_LEARNING', service: 'stem-learning' },
      },
    ]);
    await subgraph.close();
  });

  test('gives up after two seconds on a CRM that never answers, and does not wait again at once', async () => {
    await crm[Symbol.asyncDispose]();
    const { sandbox, environment } = bench;
    sandbox.addFault({ partner: 'stem-learning', kind: 'never', path: '/api/' });
    const subgraph = await stemLearning.open(environment);
    const started = performance.now();
    const { availability, errors } = await ask(subgraph);
    const firstMs = performance.now() - started;
    expect(availability).toEqual([null, null, null, null]);
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(Array(4).fill('PARTNER_UNAVAILABLE'));
    expect(firstMs).toBeLessThan(4_000);
    const again = performance.now();
    expect((await ask(subgraph)).errors).toHaveLength(4);
    expect(performance.now() - again).toBeLessThan(firstMs / 2);
    await subgraph.close();
    crm = await serve(() => ({}));
  });

  test('is null without an error where no CRM is set', async () => {
    const subgraph = await open({ STEM_LEARNING_URL: undefined, STEM_LEARNING_CRM_URL: undefined });
    expect(await ask(subgraph)).toEqual({ availability: [null, null, null, null], errors: [] });
    expect(asked()).toEqual([]);
    await subgraph.close();
  });
});
