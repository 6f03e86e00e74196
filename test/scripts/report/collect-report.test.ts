// What a report says, out of a history that has something of everything.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PartnerReport } from '../../../scripts/report/partner-report.ts';
import { runCommand } from '../../support/run-command.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';
import { HOSTILE, writeScriptedData } from './scripted-data.ts';

let folder: Awaited<ReturnType<typeof createTemporaryFolder>>;
let report: PartnerReport;

beforeAll(async () => {
  folder = await createTemporaryFolder();
  await writeScriptedData(folder.path);
  const { output } = await runCommand('scripts/report.ts', ['--partner', 'stem-learning', '--json'], {
    DATA_DIR: folder.path,
  });
  report = JSON.parse(output);
});

afterAll(() => folder.remove());

test('the JSON beside the page is what the command prints', async () => {
  const file = await readFile(`${folder.path}/reports/stem-learning.json`, 'utf8');
  expect(JSON.parse(file)).toEqual(report);
});

test('runs stand oldest first, a broken one with its reason', () => {
  expect(report.runs.map(({ items }) => items)).toEqual([72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85]);
  expect(report.runs.filter(({ complete }) => !complete)).toMatchObject([
    { finishedAt: '2026-11-05T02:16:30.000Z', failures: ['there was no whole answer in time (FEED_TIMEOUT)'] },
  ]);
});

test('rejections stand by reason, faults first, with three examples at most', () => {
  expect(report.rejected.map(({ code, records, examples }) => [code, records, examples.length])).toEqual([
    ['MISSING_FIELD', 6, 3],
    ['INVALID_FIELD', 1, 1],
    ['TEST_RECORD', 1, 1],
  ]);
  expect(report.rejected[1]?.examples).toEqual([
    {
      feed: 'resources',
      place: 'row 40',
      field: 'age',
      value: HOSTILE,
      expected: 'expected age as a text, got something else',
      raw: '<resource age="\\u001b[31mred">',
    },
  ]);
});

test('fields carry their course from run to run; a run that read nothing repeats the one before', () => {
  const stages = report.families[0]?.fields.find(({ field }) => field === 'keyStages');
  expect(stages).toMatchObject({ filled: 66, share: 66 / 73 });
  expect(stages?.trend).toHaveLength(14);
  expect(stages?.trend[0]).toBe(24 / 60);
  expect(stages?.trend[4]).toBe(stages?.trend[3]);
});

test('unknown words stand with what is most likely meant', () => {
  expect(report.unknownWords).toEqual([
    { field: 'keyStages', word: 'Yr 5/6', count: 15, suggestions: ['Year 5', 'Year 6'] },
    { field: 'subjects', word: 'Phisics', count: 9, suggestions: ['Physics'] },
    { field: 'subjects', word: HOSTILE, count: 1, suggestions: [] },
  ]);
  expect(report.unknownFields).toEqual([
    { field: 'keyStages', items: 15, share: 15 / 85 },
    { field: 'subjects', items: 10, share: 10 / 85 },
  ]);
});

test('dead links are told with the item they are on', () => {
  expect(report.links).toEqual({
    total: 84,
    checked: 2,
    dead: [
      {
        url: 'https://partner.invalid/resource-5',
        reason: 'answered 404',
        misses: 4,
        firstMissedAt: '2026-11-01T02:15:00.000Z',
        item: { title: 'Forces and motion, lesson 5', url: 'https://partner.invalid/resource-5' },
      },
    ],
  });
});

test('duplicates are told inside the catalogue and beside other partners', () => {
  const { sameAddress, sameTitle, withOthers } = report.duplicates;
  expect([sameAddress.items, sameAddress.groups.map(({ shared }) => shared)]).toEqual([
    1,
    ['https://partner.invalid/resource-1'],
  ]);
  expect([sameTitle.items, sameTitle.groups.map(({ shared }) => shared)]).toEqual([
    1,
    ['Leading a science department 1'],
  ]);
  expect(withOthers).toEqual({
    items: 1,
    pages: [
      {
        item: { title: 'Forces and motion, lesson 3', url: 'https://partner.invalid/resource-3' },
        partner: 'Royal Academy of Engineering',
        other: { title: 'Forces', url: 'http://www.partner.invalid/resource-3/' },
      },
    ],
  });
});

test('what to mend first is what keeps most teachers from something', () => {
  expect(report.fixFirst.map(({ title, records }) => [title, records])).toEqual([
    ['Something essential is missing: 6 records', 6],
    ['State the subjects of 19 resources', 19],
    ['State the key stages of 12 courses', 12],
    ['State the licence of 25 resources', 25],
    ['State the summary of 12 courses', 12],
  ]);
});
