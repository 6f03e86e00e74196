// What the operator reads at the end of a harvest.
import { expect, test } from 'vitest';
import { formatReport } from '../../../scripts/harvest/format-report.ts';
import { COUNTS, createOutcome } from './sample-outcome.ts';

test('a table of numbers, then why records were rejected, then what failed', () => {
  const report = formatReport([
    createOutcome('stem-learning', [null, { code: 'FEED_TIMEOUT', message: 'no answer after 20 s' }], {
      rejections: { MISSING_FIELD: 3, TEST_RECORD: 1 },
    }),
    createOutcome('raeng', [null], { failure: { code: 'FEED_UNREACHABLE', message: 'no connection' } }),
    { name: 'local-hubs', summary: null, error: { code: 'HARVEST_RUNNING', message: 'another harvest has not ended' } },
  ]);
  expect(report.split('\n')).toEqual([
    'partner         read   kept  rejected  added  changed  removed  requests  not modified      bytes',
    'stem-learning  1,234  1,230         4     30        2        1        31             9  1,048,576',
    'raeng          1,234  1,230         4     30        2        1        31             9  1,048,576',
    'local-hubs         -      -         -      -        -        -         -             -          -',
    'stem-learning: rejected: MISSING_FIELD 3, TEST_RECORD 1',
    'stem-learning feed 1: FEED_TIMEOUT: no answer after 20 s',
    'raeng: FEED_UNREACHABLE: no connection',
    'local-hubs: HARVEST_RUNNING: another harvest has not ended',
  ]);
});

test('what the guards say, and what the operator can do about a refusal', () => {
  const refused = createOutcome('stem-learning', [null, { code: 'HARVEST_REFUSED_SHRINK', message: '40 of 100' }]);
  const accepted = createOutcome('raeng', [null], {
    acceptance: { by: 'anna@cron-1', reason: 'they told us', at: '2026-11-21T09:00:00.000Z' },
    feeds: [
      {
        ...COUNTS,
        name: 'entries',
        failure: null,
        warnings: [
          { guard: 'shrink', message: '20 of 74', accepted: true },
          { guard: 'rejections', message: '9 of 60', accepted: false },
        ],
      },
    ],
  });
  expect(formatReport([refused, accepted]).split('\n').slice(3)).toEqual([
    'raeng: the guards let this run pass, by anna@cron-1: they told us',
    'raeng entries: accepted: 20 of 74',
    'raeng entries: warning: 9 of 60',
    'stem-learning feed 1: HARVEST_REFUSED_SHRINK: 40 of 100',
    'stem-learning: what was refused stays as it was. If the partner did mean it, let one run pass and say why:',
    '  npm run harvest -- --partner stem-learning --accept-shrink "<reason>"',
  ]);
});
