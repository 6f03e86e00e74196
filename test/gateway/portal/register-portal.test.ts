// The portal's routes over a graph that is scripted, for what the real one does only on bad days: statuses, and the second
// question where a place is not known.
import fastify from 'fastify';
import type { GraphQLFormattedError, OperationDefinitionNode } from 'graphql';
import { expect, it } from 'vitest';
import type { Execute } from '../../../gateway/portal/ask-near.ts';
import { registerPortal } from '../../../gateway/portal/register-portal.ts';
import { answerOf, hit, hub } from './sample-answers.ts';

interface Scripted {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** `asked` gets the name and the variables of each operation. */
async function get(path: string, answer: (name: string, variables: object) => Scripted) {
  const asked: (readonly [name: string, variables: object])[] = [];
  const execute: Execute = async (document, variables) => {
    const operation = document.definitions.find((one): one is OperationDefinitionNode => 'operation' in one);
    const name = operation?.name?.value ?? '';
    asked.push([name, variables]);
    return JSON.parse(JSON.stringify(answer(name, variables)));
  };
  const app = fastify();
  registerPortal(app, execute);
  const { statusCode, headers, body } = await app.inject(path);
  await app.close();
  return { statusCode, headers, body, asked: asked.filter(([name]) => name !== 'PortalPartners') };
}

const DOWN: Scripted = { errors: [{ message: 'down', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] };
const UNKNOWN_PLACE: Scripted = {
  data: { search: null, bundle: null },
  errors: [{ message: 'near.place: got "Stokk"', extensions: { code: 'BAD_USER_INPUT', argument: 'near.place' } }],
};

it.each(['/?q=torch&near=Stokk', '/item?id=stem-learning:1&near=Stokk', '/topic?name=light&near=Stokk'])(
  '%s is shown without a place that is not known',
  async (path) => {
    const bundle = { topic: 'Light', resources: [hit], course: null, event: null, hub: null };
    const { statusCode, body, asked } = await get(path, (_name, variables) =>
      'near' in variables && variables.near !== null ? UNKNOWN_PLACE : { data: { search: answerOf([hit]), bundle } },
    );
    expect(statusCode).toBe(200);
    expect(body).toContain('We do not know a place called “Stokk”');
    expect(body).toContain('https://partner.invalid/torch');
    expect(asked).toHaveLength(2);
  },
);

it('asks for the hubs near a place where nothing is found, and only there', async () => {
  const place = { name: 'Leeds', latitude: 53.8, longitude: -1.5 };
  const scripted = (total: number) => (name: string) =>
    name === 'PortalHubs'
      ? { data: { hubs: [hub] } }
      : { data: { search: answerOf(total === 0 ? [] : [hit], { place }) } };
  const nothing = await get('/?q=zzz&near=Leeds', scripted(0));
  expect(nothing.asked.at(-1)).toEqual(['PortalHubs', { near: { latitude: 53.8, longitude: -1.5 }, first: 3 }]);
  expect(nothing.body).toContain('Ask a hub near');
  expect((await get('/?q=torch&near=Leeds', scripted(1))).asked.map(([name]) => name)).toEqual(['PortalSearch']);
});

it('says 503 when nobody answers', async () => {
  for (const path of ['/?q=torch', '/item?id=stem-learning:1', '/topic?name=light', '/suggest?q=li']) {
    expect((await get(path, () => DOWN)).statusCode).toBe(503);
  }
});

it('says 400 for a page of results that is not there any more', async () => {
  const errors = [{ message: 'after: bad', extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }];
  const { statusCode, body } = await get('/?q=torch&after=x', () => ({ data: { search: null }, errors }));
  expect(statusCode).toBe(400);
  expect(body).toContain('Please search again');
});

it('says 404 for an item that nobody knows, and for an address without one', async () => {
  const other = { data: { item: null, search: answerOf([{ ...hit, id: 'another' }]) } };
  for (const path of ['/item?id=stem-learning:1', '/item', '/topic']) {
    const { statusCode, body } = await get(path, () => other);
    expect(statusCode).toBe(404);
    expect(body).toContain('Browse everything');
  }
});

it('shows an item from the index while its partner is down, by any of the ids it is listed under', async () => {
  const alsoListedBy = [{ id: 'iet-faraday:9', partner: 'IET_FARADAY', url: 'https://b.invalid/' } as const];
  const { statusCode, body } = await get('/item?id=iet-faraday:9', () => ({
    ...DOWN,
    data: { item: null, search: answerOf([{ ...hit, alsoListedBy }]) },
  }));
  expect(statusCode).toBe(200);
  expect(body).toContain('does not answer just now');
});

it('gives suggestions that lead somewhere, to be kept for a minute', async () => {
  const suggest = [
    { text: 'Forces', kind: 'TOPIC', id: null },
    { text: 'forces ks3', kind: 'QUERY', id: null },
    { text: 'Year 5: Forces', kind: 'ITEM', id: 'stem-learning:1' },
    { text: 'A hub', kind: 'HUB', id: 'local-hubs:h' },
    { text: 'Forfar', kind: 'PLACE', id: null },
  ];
  const { body, headers, asked } = await get('/suggest?q=for', () => ({ data: { suggest } }));
  expect(headers['cache-control']).toBe('public, max-age=60');
  expect(asked).toEqual([['PortalSuggest', { prefix: 'for', first: 8 }]]);
  expect(JSON.parse(body)).toEqual([
    { text: 'Forces', kind: 'Topic', href: '/topic?name=Forces' },
    { text: 'forces ks3', kind: '', href: '/?q=forces+ks3' },
    { text: 'Year 5: Forces', kind: 'Title', href: '/item?id=stem-learning%3A1' },
    { text: 'A hub', kind: 'Hub', href: '/item?id=local-hubs%3Ah' },
    { text: 'Forfar', kind: 'Place', href: '/?near=Forfar' },
  ]);
});
