// The exit code tells cron how bad it is, worst first.
import { expect, test } from 'vitest';
import { type RunOutcome, toExitCode } from '../../../scripts/harvest/run-outcome.ts';
import { createOutcome } from './sample-outcome.ts';

const complete = createOutcome('raeng');
const failed = createOutcome('raeng', [null, { code: 'FEED_TIMEOUT', message: 'late' }]);
const unlisted = createOutcome('raeng', [null], { failure: { code: 'FEED_UNREACHABLE', message: 'gone' } });
const refused = createOutcome('raeng', [{ code: 'HARVEST_REFUSED_SHRINK', message: 'too many' }]);
const running: RunOutcome = { name: 'raeng', summary: null, error: { code: 'HARVEST_RUNNING', message: 'busy' } };
const fault: RunOutcome = { name: 'raeng', summary: null, error: { code: 'UNEXPECTED_FAULT', message: 'disk full' } };

test.each<[string, readonly RunOutcome[], number]>([
  ['all complete', [complete, complete], 0],
  ['a feed failed', [complete, failed], 3],
  ['a list of feeds failed', [unlisted, complete], 3],
  ['another run had not ended', [running, complete], 6],
  ['another run had not ended and a feed failed', [running, failed], 3],
  ['a guard refused', [complete, refused], 4],
  [
    'too many records were rejected',
    [createOutcome('raeng', [{ code: 'HARVEST_REFUSED_REJECTIONS', message: 'm' }])],
    4,
  ],
  ['a field had vanished', [createOutcome('raeng', [{ code: 'HARVEST_REFUSED_DRIFT', message: 'm' }])], 4],
  ['a guard refused and a feed failed', [failed, refused, running], 4],
  ['a fault, whatever else', [refused, failed, fault], 1],
])('%s', (_, outcomes, expected) => {
  expect(toExitCode(outcomes)).toBe(expected);
});
