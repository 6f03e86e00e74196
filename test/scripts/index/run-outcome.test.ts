import { Meilisearch } from 'meilisearch';
import { expect, test } from 'vitest';
import { toExitCode, toRunError } from '../../../scripts/index/run-outcome.ts';
import { PrivateMeilisearchError } from '../../../scripts/meilisearch/meilisearch-binary.ts';
import { IndexError } from '../../../subgraphs/discovery/indexing/index-error.ts';
import type { IndexReport } from '../../../subgraphs/discovery/indexing/index-run.ts';
import { serve } from '../../support/serve.ts';

const FAILURE = { code: 'ANSWER_PARTIAL', message: 'no' } as const;
const PASS = {
  partner: 'RAENG',
  changes: 0,
  documentsSent: 0,
  documentsDeleted: 0,
  cursorMoved: false,
  items: null,
  state: null,
  failure: null,
} as const;
const REFRESH = { items: 0, documentsSent: 0, documentsDeleted: 0, failure: null };
const WHOLE: IndexReport = { build: null, partners: [PASS], refresh: REFRESH, tookMs: 1 };

test.each<[string, number, IndexReport]>([
  ['a whole run', 0, WHOLE],
  ['a full build that is in place', 0, { ...WHOLE, refresh: null, build: { reason: 'asked for', swapped: true } }],
  ['a partner that was not read', 3, { ...WHOLE, partners: [PASS, { ...PASS, failure: FAILURE }] }],
  ['items that could not be refreshed', 3, { ...WHOLE, refresh: { ...REFRESH, failure: FAILURE } }],
  ['a full build that is not in place', 3, { ...WHOLE, build: { reason: 'asked for', swapped: false } }],
])('%s exits with %i', (_what, code, report) => {
  expect(toExitCode(report)).toBe(code);
});

test('the engine at fault exits with 5, another run at work with 6, and a fault of ours is no run error', () => {
  expect(toRunError(new IndexError('ENGINE_TASK_FAILED', 'm'))).toEqual({
    exitCode: 5,
    code: 'ENGINE_TASK_FAILED',
    message: 'm',
  });
  expect(toRunError(new IndexError('INDEX_INCOMPLETE', 'm'))?.exitCode).toBe(5);
  expect(toRunError(new IndexError('INDEX_RUNNING', 'm'))?.exitCode).toBe(6);
  expect(toRunError(new PrivateMeilisearchError('m'))).toEqual({
    exitCode: 5,
    code: 'ENGINE_NOT_STARTED',
    message: 'm',
  });
  expect(toRunError(new TypeError('m'))).toBeNull();
});

test('an engine that refuses before the run begins is told apart from one that does not answer', async () => {
  const refusal = { message: 'no key came', code: 'missing_authorization_header', type: 'auth', link: '' };
  const ask = (host: string): Promise<unknown> => new Meilisearch({ host }).getKeys().catch((error: unknown) => error);
  const server = await serve(() => ({
    '/keys': { status: 401, headers: { 'content-type': 'application/json' }, body: refusal },
  }));
  expect(toRunError(await ask(server.origin))).toEqual({
    exitCode: 5,
    code: 'ENGINE_REFUSED',
    message: 'Meilisearch refused with status 401: no key came',
  });
  await server[Symbol.asyncDispose]();
  expect(toRunError(await ask(server.origin))).toMatchObject({
    exitCode: 5,
    code: 'ENGINE_UNREACHABLE',
    message: expect.stringMatching(/has failed: /),
  });
});
