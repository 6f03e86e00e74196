// What Prometheus reads of a running gateway, over HTTP as it does.
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningGateway, startGateway } from '../../../gateway/start-gateway.ts';
import { readSettings } from '../../../subgraphs/kit/env.ts';
import { SILENT } from '../../support/open-tiny-gateway.ts';
import { composeTinyGraph, createTinySubgraphs } from '../../support/tiny-graph.ts';

const supergraphSdl = composeTinyGraph();
let gateway: RunningGateway;

function start(settings: Readonly<Record<string, string>>): Promise<RunningGateway> {
  const subgraphs = createTinySubgraphs();
  return startGateway(readSettings({ PORT: '0', LOG_LEVEL: 'silent', ...settings }), {
    subgraphs,
    supergraphSdl,
    log: SILENT,
    limits: { fetchTimeoutMs: 200 },
  });
}

async function ask(body: unknown): Promise<void> {
  const answer = await request(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await answer.body.dump();
}

async function scrape(): Promise<readonly string[]> {
  const { statusCode, headers, body } = await request(gateway.metricsUrl ?? '');
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  return (await body.text()).split('\n');
}

const those = (lines: readonly string[], name: string) =>
  lines.filter((line) => line.startsWith(`${name}{`)).toSorted();

describe('with METRICS_PORT', () => {
  beforeEach(async () => {
    gateway = await start({ METRICS_PORT: '0' });
  });
  afterEach(() => gateway.close());

  test('operations count by known names and codes, whatever clients send', async () => {
    await ask({ query: 'query PortalSearch { search(first: 1) { total } }' });
    await ask({ query: '{ search(first: 0) { total } }' });
    for (const name of ['Mine', 'Yours', 'Ours_42']) await ask({ query: `query ${name} { refuse }` });
    await ask({ query: '{ search {' });
    await ask({ query: '{ nothing }' });
    const { body } = await request(`${gateway.url}/graphql?query={__typename}`);
    await body.dump();
    await gateway.execute({ document: '{ rivers { count } }' });
    const name = 'signpost_graphql_operations_total';
    expect(those(await scrape(), name)).toEqual([
      `${name}{operation="PortalSearch",client="http",code="OK"} 1`,
      `${name}{operation="anonymous",client="http",code="BAD_REQUEST"} 1`,
      `${name}{operation="anonymous",client="http",code="BAD_USER_INPUT"} 1`,
      `${name}{operation="anonymous",client="http",code="GRAPHQL_PARSE_FAILED"} 1`,
      `${name}{operation="anonymous",client="http",code="GRAPHQL_VALIDATION_FAILED"} 1`,
      `${name}{operation="anonymous",client="in-process",code="OK"} 1`,
      `${name}{operation="other",client="http",code="OTHER"} 3`,
    ]);
    expect(those(await scrape(), 'signpost_graphql_operation_duration_seconds_count')).toEqual([
      'signpost_graphql_operation_duration_seconds_count{operation="PortalSearch",client="http"} 1',
      'signpost_graphql_operation_duration_seconds_count{operation="Readiness",client="in-process"} 1',
      'signpost_graphql_operation_duration_seconds_count{operation="anonymous",client="http"} 3',
      'signpost_graphql_operation_duration_seconds_count{operation="anonymous",client="in-process"} 1',
      'signpost_graphql_operation_duration_seconds_count{operation="other",client="http"} 3',
    ]);
  });

  test('requests count by the route that answered and the class of its status', async () => {
    await ask({ query: '{ rivers { count } }' });
    for (const path of ['/health/live', '/no/such/page', '/nor/this?one=1', '/graphql']) {
      const { body } = await request(`${gateway.url}${path}`);
      await body.dump();
    }
    const name = 'signpost_http_request_duration_seconds_count';
    expect(those(await scrape(), name)).toEqual([
      `${name}{route="/graphql",status="2xx"} 1`,
      `${name}{route="/graphql",status="4xx"} 1`,
      `${name}{route="/health/live",status="2xx"} 1`,
      `${name}{route="other",status="4xx"} 2`,
    ]);
  });

  test('questions to subgraphs count by service, their failures by code', async () => {
    await ask({ query: '{ rivers { count } hills { count } }' });
    await ask({ query: '{ hang }' });
    await ask({ query: '{ items(ids: ["river:2", "river:2"]) { ... on RiverItem { seats } } }' });
    const lines = await scrape();
    expect(those(lines, 'signpost_subgraph_fetch_duration_seconds_count')).toEqual([
      'signpost_subgraph_fetch_duration_seconds_count{service="finder"} 2',
      'signpost_subgraph_fetch_duration_seconds_count{service="hill"} 1',
      'signpost_subgraph_fetch_duration_seconds_count{service="river"} 2',
    ]);
    expect(those(lines, 'signpost_subgraph_fetch_failures_total')).toEqual([
      'signpost_subgraph_fetch_failures_total{service="finder",code="SUBGRAPH_TIMEOUT"} 1',
      'signpost_subgraph_fetch_failures_total{service="river",code="OTHER"} 1',
    ]);
  });

  test('readiness and the process are told at each scrape', async () => {
    const lines = await scrape();
    expect(lines).toContain('signpost_index_ready 1');
    expect(lines.some((line) => /^process_resident_memory_bytes \d+$/.test(line))).toBe(true);
  });

  test('users cannot reach it where they reach the gateway', async () => {
    const { statusCode, body } = await request(`${gateway.url}/metrics`);
    await body.dump();
    expect(statusCode).toBe(404);
    expect(new URL(gateway.metricsUrl ?? '').hostname).toBe('127.0.0.1');
  });
});

test('an index that cannot be asked is told as not ready', async () => {
  const [finder, ...partners] = createTinySubgraphs();
  const broken = { ...finder, open: () => Promise.reject(new Error('no engine')) };
  gateway = await startGateway(readSettings({ PORT: '0', METRICS_PORT: '0' }), {
    subgraphs: [broken, ...partners],
    supergraphSdl,
    log: SILENT,
  });
  expect(await scrape()).toContain('signpost_index_ready 0');
  await gateway.close();
});

test('without METRICS_PORT there is none', async () => {
  gateway = await start({});
  expect(gateway.metricsUrl).toBeNull();
  await gateway.close();
});

test('it listens on an address of its own, whatever the gateway listens on', async () => {
  gateway = await start({ HOST: '0.0.0.0', METRICS_PORT: '0' });
  expect(new URL(gateway.metricsUrl ?? '').hostname).toBe('127.0.0.1');
  await gateway.close();
});
