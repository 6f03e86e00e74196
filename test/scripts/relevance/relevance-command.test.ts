// `npm run relevance`, as a user runs it, against a gateway of the test's own: what it prints, and every exit code that needs
// no search engine.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import { type Reply, serve, type TestServer } from '../../support/serve.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof createTemporaryFolder>>;
let broken: Awaited<ReturnType<typeof createTemporaryFolder>>;
let server: TestServer;
let reply: Reply;

// The answer to a search and to a question for titles at once; each reads its own part.
const GOOD: Reply = {
  body: {
    data: {
      search: { hits: [{ id: 'raeng:b', title: 'Bridges', alsoListedBy: [{ id: 'local-hubs:c' }] }] },
      items: [{ id: 'raeng:a', title: 'Arches' }, { id: 'raeng:b', title: 'Bridges' }, null],
    },
  },
};

beforeAll(async () => {
  [folder, broken] = await Promise.all([createTemporaryFolder(), createTemporaryFolder()]);
  await writeFile(
    join(folder.path, 'topic.json'),
    JSON.stringify([
      { query: 'bridges', relevant: { 'raeng:b': 3 } },
      { query: 'vaults', relevant: { 'raeng:a': 3, 'local-hubs:c': 1 } },
    ]),
  );
  await writeFile(
    join(folder.path, 'typo.json'),
    JSON.stringify([{ query: 'brigdes', relevant: { 'raeng:a': 2 }, unsolved: 'Too far off.' }]),
  );
  await writeFile(join(broken.path, 'place.json'), JSON.stringify([{ query: ' ', relevant: { 'raeng:b': 4 } }]));
  await writeFile(join(broken.path, 'topic.json'), '[');
  await writeFile(
    join(broken.path, 'typo.json'),
    JSON.stringify([1, 2].map(() => ({ query: 'twice', relevant: { 'raeng:b': 3 } }))),
  );
  server = await serve(() => ({ '/graphql': reply }));
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await Promise.all([folder.remove(), broken.remove()]);
});

const run = (...options: readonly string[]) => runCommand('scripts/relevance.ts', options);

const measure = (...options: readonly string[]) =>
  run('--gateway', `${server.origin}/`, '--queries', folder.path, ...options);

test('prints figures, the worst queries, and apart what is known not to work', async () => {
  reply = GOOD;
  const { code, output, errors } = await measure('--worst', '1');
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output.replaceAll(/ +\d+\.\d ms/g, '  0.0 ms').replaceAll(/ +median/g, '  median')).toBe(
    [
      // Of 7 + 1 / log2(3) only the 1 came, on the first rank.
      'topic: vaults  NDCG 0.131, RR 0.00',
      '   1. [1] Bridges (raeng:b)',
      '   missing [3] Arches (raeng:a)',
      '',
      'class  queries  NDCG@10    MRR    P@3  recall@10   zero  median',
      'topic        2    0.566  0.500  0.750      0.500  0.000  0.0 ms',
      'all          2    0.566  0.500  0.750      0.500  0.000  0.0 ms',
      '',
      'Known not to work yet, not counted:',
      '  brigdes: Too far off. (NDCG 0.000)',
      '',
      'Judged, but in no catalogue: local-hubs:c',
      '',
    ].join('\n'),
  );
});

test('gives the same as one JSON document, of one class if asked for', async () => {
  reply = GOOD;
  const { code, output } = await measure('--json', '--class', 'typo');
  expect(code).toBe(0);
  const figures = { queries: 1, ndcg10: 0, mrr: 0, precision3: 0, recall10: 0, zeroResults: 0 };
  expect(JSON.parse(output)).toEqual({
    exitCode: 0,
    figures: { all: figures, classes: { typo: figures } },
    committed: null,
    medianMs: { typo: expect.any(Number), all: expect.any(Number) },
    breaches: [],
    falls: [],
    unknown: ['local-hubs:c'],
    worst: [],
    unsolved: [
      {
        class: 'typo',
        query: 'brigdes',
        near: null,
        filter: null,
        unsolved: 'Too far off.',
        ndcg10: 0,
        reciprocalRank: 0,
        failure: null,
        came: [{ id: 'raeng:b', title: 'Bridges', grade: 0 }],
        missing: [{ id: 'raeng:a', title: 'Arches', grade: 2 }],
      },
    ],
  });
});

test('takes a refused search for one without results', async () => {
  const errors = [{ message: 'near: no such place', extensions: { code: 'BAD_USER_INPUT' } }];
  reply = { body: { data: { search: null, items: [] }, errors } };
  const { code, output } = await measure();
  expect(code).toBe(0);
  expect(output).toContain('\nvaults: not searched: near: no such place\n');
});

test('ends with 5 when a search fails by no fault of its input', async () => {
  const errors = [{ message: 'discovery is down', extensions: { code: 'INTERNAL_SERVER_ERROR' } }];
  reply = { body: { data: { search: null, items: [] }, errors } };
  expect((await measure()).code).toBe(5);
});

test('ends with 5 when the answer is none, or there is no gateway', async () => {
  reply = { status: 502, body: 'Bad gateway' };
  expect(await measure()).toMatchObject({ code: 5, output: '', errors: expect.stringContaining('could not be asked') });
  const gone = await serve(() => ({}));
  await gone[Symbol.asyncDispose]();
  expect((await run('--gateway', gone.origin, '--queries', folder.path)).code).toBe(5);
});

test('tells every fault of the judged queries at once', async () => {
  const { code, errors } = await run('--gateway', server.origin, '--queries', broken.path);
  expect(code).toBe(1);
  expect(errors.replaceAll(`${broken.path}/`, '')).toMatch(
    /^place\.json: \[0\]\.query: .+\nplace\.json: \[0\]\.relevant\["raeng:b"\]: .+\ntopic\.json: not JSON: .+\ntwice: stands in typo and in typo\n$/,
  );
});

test.for([
  [['--class', 'nonsense'], '--class nonsense: expected one of'],
  [['--update', '--class', 'topic'], '--update is of the whole set'],
  [['--worst', '0'], 'Expected a whole number'],
  [['--gateway', 'localhost'], 'Expected an http or https address'],
  [['--queries', '/nowhere'], '/nowhere: expected a folder'],
  [['--nonsense'], "unknown option '--nonsense'"],
] as const)('is called wrongly with %s', async ([options, message]) => {
  const { code, errors } = await run(...options);
  expect(code).toBe(1);
  expect(errors).toContain(message);
});

test('says in its help what the exit codes mean', async () => {
  const { code, output } = await run('--help');
  expect(code).toBe(0);
  for (const line of ['0    measured', '1    called wrongly', '3    a figure of all', '5    what was to be measured']) {
    expect(output).toContain(`  ${line}`);
  }
});
