// One process or a process for each service: the same answers; and what a client gets while a service is down.
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Partner } from '../../schema/shared.generated.ts';
import type { Everything } from '../../scripts/start/start-everything.ts';
import { askGraph, askWhole, type GraphAnswer } from '../support/ask-graph.ts';
import { openRemoteStack, type RemoteStack } from '../support/remote-stack.ts';
import { NOW, startWholeStack } from '../support/whole-stack.ts';

let stack: Everything;
let remote: RemoteStack;

beforeAll(async () => {
  stack = await startWholeStack();
  remote = await openRemoteStack(stack, () => NOW);
});

afterAll(async () => {
  await remote?.close();
  await stack?.close();
});

const COURSE = 'stem-learning:fcedb873-cff9-57c8-a333-32561df43904';
const IDS = [COURSE, 'raeng:nothing', 'local-hubs:haringey-stem-network', 'local-hubs:haringey-stem-network', 'x'];

const CARDS = `fragment Page on SearchPage {
  total tookMs previousCursor
  hits {
    id partner kind title summary url highlights { field fragments { text matched } } keyStages ageRange { from to }
    subjects topics resourceTypes publisher deliveryMode priceText free status licence distanceMiles checkedAt
    nextSession { start end venueName town postcode region bookingUrl bookingClosesAt }
    hub { id name kind } alsoListedBy { id partner url }
  }
  facets { name values { value label count selected } }
  pageInfo { hasNextPage endCursor }
  relaxations { drop label total }
}`;

const ITEM = `fragment Whole on CatalogueItem {
  __typename id partner kind title summary url otherUrls image publisher keyStages ageRange { from to }
  yearGroups { nation label } subjects topics nations status licence { code url } qualityMarks { issuer label url }
  publishedOn firstSeenAt changedAt checkedAt codes inferredFields hub { id name kind }
  ... on LearningResource { resourceTypes duration costText preparationMinutes kit files { url title mediaType } }
  ... on Course { audience deliveryMode duration priceText funding outcomes sessions { ...When } }
  ... on Activity { dateText deadline eligibility start end venue { name town } sessions { ...When } }
  ... on HubProfile { hubKind region areas leadOrganisation venue { postcode location { latitude longitude } } }
}
fragment When on Session { id start end allDay timeZone bookingUrl availability venue { name town postcode region } }`;

const door = (name: string): string => `query Door {
  ${name} {
    items(first: 5) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ...Whole } } }
    some: items(first: 3, kinds: [COURSE, RESOURCE]) { totalCount edges { node { id kind } } }
    changes(first: 4) { cursor hasMore changes { id changedAt removedAt item { id title } } }
    lastSuccess
    lastHarvest { runId complete read kept rejected added changed removed failures }
  }
} ${ITEM}`;

const OPERATIONS: Readonly<Record<string, readonly [query: string, variables?: object]>> = {
  'a search': [`{ search(query: "led torch") { ...Page } } ${CARDS}`],
  'a search of everything, filtered': [
    `query ($filter: SearchFilter) { search(filter: $filter, first: 40) { ...Page } } ${CARDS}`,
    { filter: { kinds: ['COURSE', 'EVENT'], keyStages: ['KS2', 'KS3'], startsFrom: '2026-12-01', datedOnly: true } },
  ],
  'a search near a place': [
    `{ search(query: "computing cpd", near: { postcode: "NR31" }, first: 50) { ...Page } } ${CARDS}`,
  ],
  'a search by distance within a radius': [
    `{ search(near: { postcode: "N17", withinMiles: 10 }, sort: DISTANCE) { ...Page } } ${CARDS}`,
  ],
  'a search by the soonest': [`{ search(query: "science", sort: SOONEST, first: 30) { ...Page } } ${CARDS}`],
  'a search that finds nothing': [`{ search(query: "xqzvwk") { ...Page } } ${CARDS}`],
  'whole items of every partner behind hits': [
    `{ search(query: "maths", first: 60) { hits { id item { ...Whole } } } } ${ITEM}`,
  ],
  'an item, with places that are left now': [`query ($id: ID!) { item(id: $id) { ...Whole } } ${ITEM}`, { id: COURSE }],
  'items, some of them unknown or asked for twice': [
    `query ($ids: [ID!]!) { items(ids: $ids) { ...Whole } } ${ITEM}`,
    { ids: IDS },
  ],
  'what is related': [`query ($id: ID!) { related(id: $id) { id title partner item { title } } }`, { id: COURSE }],
  'hubs near a place': [
    `{ hubs(near: { postcode: "N17" }) { distanceMiles card { id name kind } hub { ...Whole } } } ${ITEM}`,
  ],
  'hubs of a kind and region': [
    `{ hubs(kinds: [MATHS_HUB], region: EAST_OF_ENGLAND) { card { name } hub { areas } } }`,
  ],
  suggestions: [`{ suggest(prefix: "rob") { text kind id } }`],
  'how the partners stand': [`{ partners { partner name itemCount lastHarvest lastSuccess state message } }`],
  'the door of STEM Learning': [door('stemLearning')],
  'the door of IET Faraday': [door('ietFaraday')],
  'the door of the Academy': [door('raeng')],
  'the door of the local hubs': [door('localHubs')],
  'several doors at once': [
    `{ raeng { items(first: 1) { totalCount } } localHubs { items(first: 1) { totalCount } } partners { partner } }`,
  ],
  'parts left out by a directive': [
    `query ($more: Boolean!) { search(first: 2) { total hits { id summary @include(if: $more) item @skip(if: $more) { title } } } }`,
    { more: false },
  ],
  introspection: [getIntrospectionQuery()],
};

const REFUSED: Readonly<Record<string, readonly [code: string, query: string, variables?: object]>> = {
  'a cursor that is none': ['BAD_USER_INPUT', `{ search(after: "nonsense") { total } }`],
  'a cursor of another search': [
    'BAD_USER_INPUT',
    `query ($after: String) { search(query: "torch", after: $after) { total } }`,
    { after: Buffer.from('["abc",20,[40],"all"]').toString('base64url') },
  ],
  'a postcode that is none': [
    'BAD_USER_INPUT',
    `{ search(near: { postcode: "ZZ99 9ZZ" }) { total } partners { partner } }`,
  ],
  'pages of no size or too much': [
    'BAD_USER_INPUT',
    `{ search(first: 0) { total } raeng { items(first: 201) { totalCount } } }`,
  ],
  'a change cursor that is none': ['CURSOR_UNKNOWN', `{ raeng { changes(after: "nonsense") { cursor } lastSuccess } }`],
  'a date that is none': ['BAD_USER_INPUT', `{ search(filter: { startsFrom: "soon" }) { total } }`],
  'a value that the schema does not know': [
    'GRAPHQL_VALIDATION_FAILED',
    `{ search(filter: { kinds: [LESSON] }) { total } }`,
  ],
  'a field that the schema does not know': ['GRAPHQL_VALIDATION_FAILED', `{ search { nothing } }`],
  'a document that is none': ['GRAPHQL_PARSE_FAILED', `{ search {`],
  'a missing variable': ['BAD_USER_INPUT', `query ($id: ID!) { item(id: $id) { id } }`],
  'more than one may ask for': [
    'OPERATION_TOO_COSTLY',
    `{ search(first: 100) { hits { item { ...Whole } } } raeng { items(first: 200) { edges { node { ...Whole } } } } localHubs { items(first: 200) { edges { node { ...Whole } } } } stemLearning { items(first: 200) { edges { node { ...Whole } } } } } ${ITEM}`,
  ],
};

describe('in one process and in several, the answer is the same for', () => {
  test.for(Object.entries(OPERATIONS))('%s', async ([, [query, variables]]) => {
    const [here, there] = await askBoth(query, variables);
    expect(there).toEqual(here);
    expect(here.errors).toBeUndefined();
    expect(Object.values(here.data ?? {})).not.toContain(null);
  });

  test.for(Object.entries(REFUSED))('%s', async ([, [code, query, variables]]) => {
    const [here, there] = await askBoth(query, variables);
    expect(there).toEqual(here);
    expect(new Set(here.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set([code]));
  });

  test('the next page, whichever of them gave the cursor', async () => {
    const query = `query ($after: String) { search(query: "computing", first: 7, after: $after) { ...Page } } ${CARDS}`;
    const [here, there] = [stack.gateway.url, remote.gateway.url];
    type Page = { search: { hits: readonly { id: string }[]; pageInfo: { endCursor: string } } };
    const first = await askWhole<Page>(there, query);
    const after = first.search.pageInfo.endCursor;
    const next = withoutTime(await askGraph<Page>(here, query, { after }));
    expect(withoutTime(await askGraph(there, query, { after }))).toEqual(next);
    expect(next.data?.search.hits).toHaveLength(7);
  });
});

async function askBoth(query: string, variables?: object) {
  const ask = ({ gateway }: Pick<Everything, 'gateway'>) => askGraph<object>(gateway.url, query, variables);
  const [here, there] = await Promise.all([ask(stack), ask(remote)]);
  return [withoutTime(here), withoutTime(there)] as const;
}

function withoutTime<T>(answer: GraphAnswer<T>): GraphAnswer<T> {
  return JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'tookMs' ? 0 : value)));
}

interface Hydrated {
  readonly search: {
    readonly total: number;
    readonly hits: readonly { id: string; partner: Partner; title: string; item: { title: string } | null }[];
  };
}

const HYDRATED = `{ search(query: "maths", first: 100) { total hits { id partner title item { title } } } }`;

const SERVICES = [
  ['stem-learning', 'STEM_LEARNING', 'stemLearning'],
  ['iet-faraday', 'IET_FARADAY', 'ietFaraday'],
  ['raeng', 'RAENG', 'raeng'],
  ['local-hubs', 'LOCAL_HUBS', 'localHubs'],
] as const;

function expectNoAddress(answer: unknown): void {
  const text = JSON.stringify(answer);
  for (const { port, hostname } of remote.hosts.map((host) => new URL(`http://${host}`))) {
    expect(text).not.toContain(`:${port}`);
    expect(text).not.toContain(hostname);
  }
  expect(text).not.toMatch(/ECONN|localhost|stack|node_modules/);
}

describe('while a partner’s server is stopped', () => {
  for (const [name, partner, root] of SERVICES) {
    describe(name, () => {
      beforeAll(() => remote.stop(name));
      afterAll(() => remote.start(name));

      test('searches show whole pages of cards, and its items alone are missing, by name', async () => {
        const whole = await askWhole<Hydrated>(stack.gateway.url, HYDRATED);
        const answer = await askGraph<Hydrated>(remote.gateway.url, HYDRATED);
        const missing = whole.search.hits.flatMap((hit, at) => (hit.partner === partner ? [at] : []));
        expect(missing.length).toBeGreaterThan(0);
        expect(answer.data).toEqual({
          search: {
            ...whole.search,
            hits: whole.search.hits.map((hit) => (hit.partner === partner ? { ...hit, item: null } : hit)),
          },
        });
        expect(answer.errors).toEqual(
          missing.map((at) => ({
            message: `${name} is not available`,
            path: ['search', 'hits', at, 'item'],
            extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: name },
          })),
        );
        expectNoAddress(answer);
      });

      test('its own door is shut and the others are open', async () => {
        const others = SERVICES.filter(([other]) => other !== name).map(([, , field]) => field);
        const query = `{ ${[root, ...others].map((field) => `${field} { items(first: 1) { totalCount } }`).join(' ')} partners { partner } }`;
        const answer = await askGraph(remote.gateway.url, query);
        const whole = await askWhole<Record<string, unknown>>(stack.gateway.url, query);
        expect(answer.data).toEqual({ ...whole, [root]: null });
        expect(answer.errors).toEqual([
          {
            message: `${name} is not available`,
            path: [root],
            extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: name },
          },
        ]);
        expectNoAddress(answer);
      });

      test('the gateway counts as ready, since it can search', async () => {
        expect((await fetch(`${remote.gateway.url}/health/ready`)).status).toBe(200);
      });
    });
  }

  test('nothing is missing once it is back', async () => {
    expect(await askWhole(remote.gateway.url, HYDRATED)).toEqual(await askWhole(stack.gateway.url, HYDRATED));
  });
});

describe('while discovery’s server is stopped', () => {
  beforeAll(() => remote.stop('discovery'));
  afterAll(() => remote.start('discovery'));

  test('its root fields are empty, each with an error that names it', async () => {
    const query = `{ search { total } suggest(prefix: "a") { text } item(id: "a") { id } items(ids: ["a"]) { id }
      related(id: "a") { id } hubs { distanceMiles } partners { partner } }`;
    const fields = ['search', 'suggest', 'item', 'items', 'related', 'hubs', 'partners'];
    const answer = await askGraph(remote.gateway.url, query);
    expect(answer).toEqual({
      data: Object.fromEntries(fields.map((field) => [field, null])),
      errors: fields.toSorted().map((field) => ({
        message: 'discovery is not available',
        path: [field],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'discovery' },
      })),
    });
    expectNoAddress(answer);
  });

  test('the partners’ doors answer beside it', async () => {
    const doors = SERVICES.map(
      ([, , field]) => `${field} { items(first: 2) { totalCount edges { node { id title } } } }`,
    );
    const answer = await askGraph(remote.gateway.url, `{ ${doors.join(' ')} search { total } }`);
    const whole = await askWhole<Record<string, unknown>>(stack.gateway.url, `{ ${doors.join(' ')} }`);
    expect(answer.data).toEqual({ ...whole, search: null });
    expect(answer.errors?.map(({ path }) => path)).toEqual([['search']]);
  });

  test('the gateway is not ready, and says why without an address', async () => {
    const answer = await fetch(`${remote.gateway.url}/health/ready`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({
      status: 'not ready',
      faults: [{ name: 'discovery', reason: 'discovery is not available' }],
    });
  });
});
