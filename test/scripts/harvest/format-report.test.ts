// What the operator reads at the end of a harvest.
import { expect, test } from 'vitest';
import { formatReport } from '../../../scripts/harvest/format-report.ts';
import { createOutcome } from './sample-outcome.ts';

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
