import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../../gateway/start-gateway.ts';
import { readSettings, SettingsError } from '../../subgraphs/kit/env.ts';
import { serveSubgraph } from '../../subgraphs/kit/serve-subgraph.ts';
import { ENVIRONMENT, SILENT } from '../support/open-tiny-gateway.ts';
import { composeTinyGraph, createTinySubgraphs } from '../support/tiny-graph.ts';

const supergraphSdl = composeTinyGraph();
const post = (url: string, query: string) =>
  request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

describe('starting the gateway', () => {
  test('opens the subgraphs here, listens and closes them again', async () => {
    const subgraphs = createTinySubgraphs();
    const closed: string[] = [];
    const watched = subgraphs.map((subgraph) => ({
      ...subgraph,
      open: async () => {
        const open = await subgraph.open(ENVIRONMENT);
        return { ...open, close: async () => void closed.push(subgraph.name) };
      },
    }));
    const gateway = await startGateway(ENVIRONMENT.settings, { subgraphs: watched, supergraphSdl, log: SILENT });
    const { body } = await post(gateway.url, '{ search(first: 1) { hits { item { title } } } }');
    expect(await body.json()).toEqual({ data: { search: { hits: [{ item: { title: 'Title of river:1' } }] } } });
    await gateway.close();
    expect(closed.toSorted()).toEqual(['finder', 'hill', 'river']);
    await expect(post(gateway.url, '{ __typename }')).rejects.toThrow();
  });

  test('finds the subgraphs at their addresses in remote mode', async () => {
    const subgraphs = createTinySubgraphs();
    const served = await Promise.all(
      subgraphs.map(async ({ name, open }) => {
        const subgraph = await open(ENVIRONMENT);
        return { name, ...(await serveSubgraph({ name, subgraph, host: '127.0.0.1', port: 0, log: SILENT })) };
      }),
    );
    const settings = readSettings({
      PORT: '0',
      SUBGRAPHS: 'remote',
      SUBGRAPH_URLS: served.map(({ name, url }) => `${name}=${url}`).join(', '),
    });
    const gateway = await startGateway(settings, { subgraphs, supergraphSdl, log: SILENT });
    const { body } = await post(gateway.url, '{ search(first: 1) { hits { item { title } } } }');
    expect(await body.json()).toEqual({ data: { search: { hits: [{ item: { title: 'Title of river:1' } }] } } });
    await gateway.close();
    await Promise.all(served.map(({ close }) => close()));
  });

  test('goes on without a subgraph that cannot be opened', async () => {
    const [finder, river, hill] = createTinySubgraphs();
    const broken = { ...hill, open: () => Promise.reject(new Error('/var/lib/hill.sqlite is malformed')) };
    const subgraphs = [finder, river, broken];
    const gateway = await startGateway(ENVIRONMENT.settings, { subgraphs, supergraphSdl, log: SILENT });
    const { body } = await post(gateway.url, '{ rivers { count } hills { count } }');
    expect(await body.json()).toEqual({
      errors: [
        {
          message: 'hill is not available',
          path: ['hills'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'hill' },
        },
      ],
      data: { rivers: { count: 2 }, hills: null },
    });
    await gateway.close();
  });

  test('ends with every fault of the addresses, and leaves nothing open', async () => {
    const settings = readSettings({ PORT: '0', SUBGRAPHS: 'remote', SUBGRAPH_URLS: 'finder=ftp://x,sea=http://x' });
    const starting = startGateway(settings, { subgraphs: createTinySubgraphs(), supergraphSdl, log: SILENT });
    await expect(starting).rejects.toThrow(SettingsError);
  });

  test('ends when a subgraph lacks a setting, and closes the others', async () => {
    const [finder, river] = createTinySubgraphs();
    const closed: string[] = [];
    const watched = {
      ...finder,
      open: async () => ({ ...(await finder.open(ENVIRONMENT)), close: async () => void closed.push('finder') }),
    };
    const lacking = { ...river, open: () => Promise.reject(new SettingsError(['RIVER_URL: needed'])) };
    const subgraphs = [watched, lacking];
    const starting = startGateway(ENVIRONMENT.settings, { subgraphs, supergraphSdl, log: SILENT });
    await expect(starting).rejects.toThrow('RIVER_URL: needed');
    expect(closed).toEqual(['finder']);
  });

  test('closes what it opened when the schema cannot be loaded', async () => {
    const [finder] = createTinySubgraphs();
    const closed: string[] = [];
    const watched = {
      ...finder,
      open: async () => ({ ...(await finder.open(ENVIRONMENT)), close: async () => void closed.push('finder') }),
    };
    const starting = startGateway(ENVIRONMENT.settings, { subgraphs: [watched], supergraphSdl: 'type', log: SILENT });
    await expect(starting).rejects.toThrow();
    expect(closed).toEqual(['finder']);
  });

  test('lets a running request finish before it closes', async () => {
    const [finder, river, hill] = createTinySubgraphs();
    const gate = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const slow = {
      ...hill,
      open: async () => {
        const open = await hill.open(ENVIRONMENT);
        const catalogue = open.schema.getQueryType()?.getFields().hills;
        if (catalogue === undefined) throw new Error('no such field');
        catalogue.resolve = async () => {
          asked.resolve();
          await gate.promise;
          return {};
        };
        return open;
      },
    };
    const gateway = await startGateway(ENVIRONMENT.settings, {
      subgraphs: [finder, river, slow],
      supergraphSdl,
      log: SILENT,
    });
    const running = post(gateway.url, '{ hills { count } }');
    await asked.promise;
    const closing = gateway.close();
    gate.resolve();
    const { statusCode, body } = await running;
    expect([statusCode, await body.json()]).toEqual([200, { data: { hills: { count: 2 } } }]);
    await closing;
  });
});
