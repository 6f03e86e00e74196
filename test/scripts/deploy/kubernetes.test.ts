// The manifests hold together: commands, settings, references, probes and guards against runs side by side.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { EXIT as INDEX_EXIT } from '../../../scripts/index/run-outcome.ts';
import { DEPLOY, listUnknownSettings, readDeployFile, toScript } from './read-deploy.ts';

const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });
const reference = z.object({ name: z.string() });
const container = z.object({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()).optional(),
  env: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  envFrom: z.array(z.object({ configMapRef: reference, secretRef: reference }).partial()).default([]),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })).default([]),
  livenessProbe: probe.optional(),
  readinessProbe: probe.optional(),
  securityContext: z.object({ readOnlyRootFilesystem: z.literal(true), allowPrivilegeEscalation: z.literal(false) }),
});
const template = z.object({
  metadata: z.object({ labels: z.record(z.string(), z.string()) }),
  spec: z.object({
    restartPolicy: z.string().optional(),
    affinity: z.object({
      podAffinity: z.object({ requiredDuringSchedulingIgnoredDuringExecution: z.tuple([z.any()]) }),
    }),
    securityContext: z.object({ runAsNonRoot: z.literal(true) }),
    containers: z.array(container),
    volumes: z.array(z.object({ name: z.string(), persistentVolumeClaim: z.object({ claimName: z.string() }) })),
  }),
});
const named = z.object({ name: z.string() });
const manifest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ConfigMap'), metadata: named, data: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('Secret'), metadata: named, stringData: z.record(z.string(), z.string()) }),
  z.object({
    kind: z.literal('PersistentVolumeClaim'),
    metadata: named,
    spec: z.object({ accessModes: z.array(z.string()) }),
  }),
  z.object({
    kind: z.literal('Service'),
    metadata: named,
    spec: z.object({
      selector: z.record(z.string(), z.string()),
      ports: z.array(z.object({ targetPort: z.string() })),
    }),
  }),
  z.object({
    kind: z.literal('Deployment'),
    metadata: named,
    spec: z.object({ selector: z.object({ matchLabels: z.record(z.string(), z.string()) }), template }),
  }),
  z.object({
    kind: z.literal('CronJob'),
    metadata: named,
    spec: z.object({
      schedule: z.string(),
      concurrencyPolicy: z.literal('Forbid'),
      startingDeadlineSeconds: z.number().positive(),
      jobTemplate: z.object({
        spec: z.object({
          activeDeadlineSeconds: z.number().positive(),
          backoffLimit: z.number(),
          podFailurePolicy: z.unknown().optional(),
          template,
        }),
      }),
    }),
  }),
]);

const files = readdirSync(new URL('kubernetes/', DEPLOY));
const manifests = files.flatMap((file) =>
  parseAllDocuments(readDeployFile(`kubernetes/${file}`)).map((document) => {
    if (document.errors.length > 0) throw new Error(`${file}: ${document.errors.join('; ')}`);
    return manifest.parse(document.toJS());
  }),
);
const ofKind = <K extends (typeof manifests)[number]['kind']>(kind: K) =>
  manifests.filter((one): one is Extract<(typeof manifests)[number], { kind: K }> => one.kind === kind);

const deployment = ofKind('Deployment')[0];
const templates = [
  ...ofKind('Deployment').map(({ spec }) => spec.template),
  ...ofKind('CronJob').map(({ spec }) => spec.jobTemplate.spec.template),
];
const ours = templates.flatMap(({ spec }) => spec.containers.filter(({ command }) => command !== undefined));

test('every container of ours runs a command that exists, from one image', () => {
  const ran = ours.map(({ name, command }) => [name, toScript((command ?? []).join(' '))]);
  expect(ran).toEqual([
    ['gateway', 'gateway'],
    ['harvest', 'harvest'],
    ['index', 'index'],
  ]);
  expect(new Set(ours.map(({ image }) => image)).size).toBe(1);
});

test('every name in the environment is a setting', () => {
  const names = [
    ...ofKind('ConfigMap').flatMap(({ data }) => Object.keys(data)),
    ...ofKind('Secret').flatMap(({ stringData }) => Object.keys(stringData)),
    ...ours.flatMap(({ env }) => env.map(({ name }) => name)),
  ];
  expect(listUnknownSettings(names)).toEqual([]);
});

test('what is referred to is here, and the key that writes goes to the index run alone', () => {
  const maps = ofKind('ConfigMap').map(({ metadata }) => metadata.name);
  const secrets = ofKind('Secret').map(({ metadata }) => metadata.name);
  const claims = ofKind('PersistentVolumeClaim').map(({ metadata }) => metadata.name);
  for (const { spec } of templates) {
    for (const { configMapRef, secretRef } of spec.containers.flatMap(({ envFrom }) => envFrom)) {
      if (configMapRef !== undefined) expect(maps).toContain(configMapRef.name);
      if (secretRef !== undefined) expect(secrets).toContain(secretRef.name);
    }
    for (const { persistentVolumeClaim } of spec.volumes) expect(claims).toContain(persistentVolumeClaim.claimName);
  }
  const writing = ofKind('Secret').filter(({ stringData }) => 'MEILI_API_KEY' in stringData);
  const readers = ours.filter(({ envFrom }) =>
    envFrom.some(({ secretRef }) => secretRef?.name === writing[0]?.metadata.name),
  );
  expect(readers.map(({ name }) => name)).toEqual(['index']);
});

test('every pod asks for the node of the others, whose volume it shares', () => {
  for (const { metadata, spec } of templates) {
    expect(metadata.labels['app.kubernetes.io/part-of']).toBe('signpost');
    expect(spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution).toEqual([
      {
        topologyKey: 'kubernetes.io/hostname',
        labelSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'signpost' } },
      },
    ]);
  }
  expect(ofKind('PersistentVolumeClaim').map(({ spec }) => spec.accessModes)).toEqual([['ReadWriteOnce']]);
});

test('the service leads to the gateway, and never to a port of metrics', () => {
  const [service] = ofKind('Service');
  expect(deployment?.spec.template.metadata.labels).toMatchObject(service?.spec.selector ?? { no: 'service' });
  expect(deployment?.spec.template.metadata.labels).toMatchObject(deployment?.spec.selector.matchLabels ?? {});
  expect(service?.spec.ports.map(({ targetPort }) => targetPort)).toEqual(['http']);
});

test('the gateway is probed where it answers, and its ports are those of its settings', () => {
  const gateway = ours.find(({ name }) => name === 'gateway');
  expect(gateway?.livenessProbe?.httpGet).toEqual({ path: '/health/live', port: 'http' });
  expect(gateway?.readinessProbe?.httpGet).toEqual({ path: '/health/ready', port: 'http' });
  const env = new Map(gateway?.env.map(({ name, value }) => [name, value]));
  expect(gateway?.ports).toEqual([
    { name: 'http', containerPort: Number(env.get('PORT')) },
    { name: 'metrics', containerPort: Number(env.get('METRICS_PORT')) },
  ]);
});

test('jobs run at times that exist, the index after the harvest, and are tried again for Meilisearch alone', () => {
  const jobs = ofKind('CronJob');
  expect(jobs.map(({ metadata }) => metadata.name)).toEqual(['signpost-harvest', 'signpost-index']);
  const minutes = jobs.map(({ spec }) => {
    const [, minute, hour] = /^([0-5]?\d) (1?\d|2[0-3]) \* \* \*$/.exec(spec.schedule) ?? [];
    return Number(hour) * 60 + Number(minute);
  });
  expect(minutes[0]).toBeLessThan(minutes[1] ?? 0);
  const [harvest, index] = jobs.map(({ spec }) => spec.jobTemplate.spec);
  expect(harvest?.backoffLimit).toBe(0);
  expect(index?.podFailurePolicy).toEqual({
    rules: [
      {
        action: 'FailJob',
        onExitCodes: { containerName: 'index', operator: 'NotIn', values: [INDEX_EXIT.engine] },
      },
    ],
  });
});
