// The alert rules and the README name metrics and exit codes that exist, and the README names all of them.
import { existsSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createGatewayMetrics } from '../../../gateway/metrics/gateway-metrics.ts';
import { EXIT as HARVEST_EXIT } from '../../../scripts/harvest/run-outcome.ts';
import { EXIT as INDEX_EXIT } from '../../../scripts/index/run-outcome.ts';
import { formatHarvestMetrics } from '../../../scripts/metrics/harvest-metrics.ts';
import { formatIndexMetrics } from '../../../scripts/metrics/index-metrics.ts';
import { createOutcome } from '../harvest/sample-outcome.ts';
import { DEPLOY, readDeployFile } from './read-deploy.ts';

const rules = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          for: z.string().optional(),
          labels: z.object({ severity: z.enum(['warning', 'critical']) }),
          annotations: z.object({ summary: z.string(), action: z.string() }),
        }),
      ),
    }),
  ),
});
const alerts = rules.parse(parse(readDeployFile('prometheus/rules.yaml'))).groups.flatMap((group) => group.rules);
const readme = readDeployFile('README.md');
const namesIn = (text: string): readonly string[] => [...new Set(text.match(/signpost_(?:\w*[a-z])/g) ?? [])];

/** Every metric of ours, with its labels. */
const metrics = new Map<string, ReadonlySet<string>>();

beforeAll(async () => {
  const failure = { code: 'FEED_TIMEOUT', message: '' } as const;
  const counts = { read: 0, kept: 0, rejected: 0, items: 0, added: 0, changed: 0, removed: 0 };
  const warnings = [{ guard: 'shrink', message: '', accepted: false }] as const;
  const feeds = [{ ...counts, name: 'one', failure, warnings }];
  const outcome = createOutcome('raeng', [], { rejections: { MISSING_FIELD: 1 }, feeds });
  const pass = { changes: 0, documentsSent: 0, documentsDeleted: 0, cursorMoved: false, items: 0, state: null };
  const refresh = { items: 0, documentsSent: 0, documentsDeleted: 0, failure: null };
  const gateway = createGatewayMetrics();
  gateway.observeRequest('/', 200, 1);
  gateway.observeOperation({ name: null, client: 'http', codes: [], durationMs: 1 });
  gateway.observeFetch('raeng', ['SUBGRAPH_TIMEOUT'], 1);
  gateway.watchReadiness(async () => []);
  const texts = [
    await formatHarvestMetrics([{ ...outcome, lastRun: '2026-11-21T09:01:00Z', lastSuccess: null }]),
    await formatIndexMetrics({
      startedAt: new Date(0),
      finishedAt: new Date(0),
      exitCode: 3,
      report: {
        build: null,
        partners: [{ ...pass, partner: 'RAENG', failure: { code: 'ANSWER_PARTIAL', message: '' } }],
        refresh,
        tookMs: 0,
      },
      items: new Map([['RAENG', 1]]),
      states: [{ partner: 'RAENG', lastHarvest: null, lastSuccess: null, complete: false, failures: [] }],
      previous: '',
    }),
    await gateway.render(),
  ];
  for (const line of texts.join('\n').split('\n')) {
    const [, name, labels] = /^(signpost_\w+)(?:\{(.*)\})? \S+$/.exec(line) ?? [];
    if (name === undefined) continue;
    metrics.set(name, new Set([...(labels ?? '').matchAll(/(\w+)="/g)].flatMap(([, label]) => label ?? [])));
  }
});

test('every rule is about metrics that are told, and filters by labels that they have', () => {
  expect(alerts.length).toBeGreaterThan(8);
  for (const { alert, expr } of alerts) {
    const used = [...expr.matchAll(/(signpost_\w+)(?:\{([^}]*)\})?/g)];
    expect(used.length, alert).toBeGreaterThan(0);
    for (const [, name = '', filter = ''] of used) {
      expect([...metrics.keys()], alert).toContain(name);
      const labels = [...filter.matchAll(/(\w+)\s*[=!]/g)].flatMap(([, label]) => label ?? []);
      expect(
        labels.filter((label) => metrics.get(name)?.has(label) !== true),
        alert,
      ).toEqual([]);
    }
  }
  expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
});

test('the README tells every metric and no other', () => {
  const base = (name: string): string => name.replace(/_(?:bucket|sum|count)$/, '');
  const told = namesIn(readme).filter((name) => name !== 'signpost_harvest' && name !== 'signpost_index');
  expect(told.toSorted()).toEqual([...new Set([...metrics.keys()].map(base))].toSorted());
});

test('the README tells every exit code', () => {
  const told = [...readme.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code));
  const codes = new Set<number>([...Object.values(HARVEST_EXIT), ...Object.values(INDEX_EXIT)]);
  expect(told).toEqual([...codes].toSorted((one, other) => one - other));
});

test('the README links to and installs what is here', () => {
  const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].flatMap(([, path]) => path ?? []);
  expect(links.filter((path) => !existsSync(new URL(path, DEPLOY)))).toEqual([]);
  const installed = [...readme.matchAll(/scripts\/deploy\/([\w./-]*\w)(?=\s|$)/gm)].flatMap(([, path]) => path ?? []);
  expect(installed.length).toBeGreaterThan(2);
  expect(installed.filter((path) => !existsSync(new URL(path, DEPLOY)))).toEqual([]);
});
