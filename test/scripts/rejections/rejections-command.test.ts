// `npm run rejections`, as an operator runs it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';
import { HOSTILE, writeScriptedData } from '../report/scripted-data.ts';

let folder: Awaited<ReturnType<typeof createTemporaryFolder>>;

beforeAll(async () => {
  folder = await createTemporaryFolder();
  await writeScriptedData(folder.path);
});

afterAll(() => folder.remove());

const run = (...options: readonly string[]) => runCommand('scripts/rejections.ts', options, { DATA_DIR: folder.path });

describe('the command', () => {
  test('lists a rejection with its reason, its value and its record, and nothing that steers a terminal', async () => {
    const { code, output, errors } = await run('--partner', 'stem-learning', '--code', 'INVALID_FIELD');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toBe(
      [
        'INVALID_FIELD  resources  row 40',
        '  expected age as a text, got something else',
        `  age: '${HOSTILE}'`,
        '  record:',
        '    <resource age="\\u001b[31mred">',
        '',
      ].join('\n'),
    );
  });

  test('lists no more than it was asked for, and says that there is more', async () => {
    const { output } = await run('--partner', 'STEM_LEARNING', '--limit', '2');
    expect(output.match(/^MISSING_FIELD/gm)).toHaveLength(2);
    expect(output).toMatch(/There are more: ask for them with --limit\.\n$/);
  });

  test('gives the same as JSON', async () => {
    const { output } = await run('--partner', 'stem-learning', '--code', 'TEST_RECORD', '--json');
    expect(JSON.parse(output)).toEqual({
      partner: 'STEM_LEARNING',
      more: false,
      rejections: [expect.objectContaining({ recordId: 'row 41', raw: '{"title":"DO NOT USE"}' })],
    });
  });

  test('finds nothing in a feed without rejections', async () => {
    expect(await run('-p', 'raeng')).toEqual({ code: 0, output: 'raeng: no such rejections\n', errors: '' });
  });

  test.each([
    [['--partner', 'nasa'], 2, /no partner is called 'nasa'/],
    [['--partner', 'raeng', '--code', 'ODD'], 2, /Allowed choices are MALFORMED_RECORD/],
    [['--partner', 'raeng', '--limit', '0'], 2, /Expected a whole number from 1 on/],
    [[], 2, /required option '-p, --partner <name>' not specified/],
    [['--partner', 'iet-faraday'], 3, /iet-faraday has not been harvested here yet/],
  ])('%j ends with %i', async (options, code, message) => {
    const run1 = await run(...options);
    expect(run1.code).toBe(code);
    expect(run1.errors).toMatch(message);
  });
});
