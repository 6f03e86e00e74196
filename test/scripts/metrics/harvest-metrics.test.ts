import { expect, test } from 'vitest';
import { formatHarvestMetrics } from '../../../scripts/metrics/harvest-metrics.ts';
import { createOutcome } from '../harvest/sample-outcome.ts';

const SAMPLE = /^signpost_harvest_(\w+)\{(.+)\} (\S+)$/;

/** Each sample as `name labels`, without what is the same for all. */
function readSamples(text: string): Record<string, number> {
  const samples = text.split('\n').flatMap((line) => {
    const [, name, labels, value] = SAMPLE.exec(line) ?? [];
    return name === undefined ? [] : [[`${name} ${labels}`, Number(value)] as const];
  });
  return Object.fromEntries(samples);
}

test('a whole harvest is told by every number of its summary', async () => {
  const rejections = { MISSING_FIELD: 3, DUPLICATE_RECORD: 1 };
  const text = await formatHarvestMetrics([
    {
      ...createOutcome('raeng', [null], { rejections }),
      lastRun: '2026-11-21T09:01:00.000Z',
      lastSuccess: '2026-11-21T09:01:00.000Z',
    },
  ]);
  expect(readSamples(text)).toEqual({
    'last_run_timestamp_seconds partner="raeng"': 1_795_251_660,
    'last_success_timestamp_seconds partner="raeng"': 1_795_251_660,
    'complete partner="raeng"': 1,
    'exit_code partner="raeng"': 0,
    'duration_seconds partner="raeng"': 60,
    'records_read partner="raeng"': 1_234,
    'records_kept partner="raeng"': 1_230,
    'records_rejected partner="raeng"': 4,
    'items partner="raeng"': 1_230,
    'items_added partner="raeng"': 30,
    'items_changed partner="raeng"': 2,
    'items_removed partner="raeng"': 1,
    'http_requests partner="raeng"': 31,
    'http_not_modified partner="raeng"': 9,
    'http_from_store partner="raeng"': 0,
    'http_received_bytes partner="raeng"': 1_048_576,
    'rejections partner="raeng",code="MISSING_FIELD"': 3,
    'rejections partner="raeng",code="DUPLICATE_RECORD"': 1,
  });
  const comments = text.split('\n').filter((line) => line.startsWith('# TYPE'));
  expect(comments.length).toBe(17);
  expect(comments.every((line) => line.endsWith(' gauge'))).toBe(true);
});

test('failures are counted by code, and the last success stays', async () => {
  const away = { code: 'FEED_TIMEOUT', message: 'no answer' } as const;
  const shrunk = { code: 'HARVEST_REFUSED_SHRINK', message: 'too few' } as const;
  const outcome = createOutcome('local-hubs', [away, null, shrunk, away]);
  const text = await formatHarvestMetrics([
    { ...outcome, lastRun: '2026-11-21T09:01:00Z', lastSuccess: '2026-11-19T09:01:00Z' },
  ]);
  expect(readSamples(text)).toMatchObject({
    'last_run_timestamp_seconds partner="local-hubs"': 1_795_251_660,
    'last_success_timestamp_seconds partner="local-hubs"': 1_795_251_660 - 2 * 86_400,
    'complete partner="local-hubs"': 0,
    'exit_code partner="local-hubs"': 4,
    'failures partner="local-hubs",code="FEED_TIMEOUT"': 2,
    'failures partner="local-hubs",code="HARVEST_REFUSED_SHRINK"': 1,
  });
});

test('guards are counted by the feeds that they warn of', async () => {
  const counts = { read: 9, kept: 9, rejected: 0, items: 9, added: 0, changed: 0, removed: 1, failure: null };
  const toWarning = (guard: 'shrink' | 'rejections') => ({ guard, message: 'take care', accepted: false });
  const feeds = [
    { ...counts, name: 'one', warnings: [toWarning('shrink'), toWarning('rejections')] },
    { ...counts, name: 'two', warnings: [toWarning('shrink')] },
    { ...counts, name: 'three' },
  ];
  const outcome = createOutcome('raeng', [], { feeds });
  const text = await formatHarvestMetrics([{ ...outcome, lastRun: '2026-11-21T09:01:00Z', lastSuccess: null }]);
  expect(readSamples(text)).toMatchObject({
    'warnings partner="raeng",guard="shrink"': 2,
    'warnings partner="raeng",guard="rejections"': 1,
  });
});

test('a harvest that could not be run has no numbers but its end', async () => {
  const error = { code: 'UNEXPECTED_FAULT', message: 'the disk is full' } as const;
  const text = await formatHarvestMetrics([
    { name: 'raeng', summary: null, error, lastRun: '2026-11-21T09:01:00Z', lastSuccess: null },
  ]);
  expect(readSamples(text)).toEqual({
    'last_run_timestamp_seconds partner="raeng"': 1_795_251_660,
    'last_success_timestamp_seconds partner="raeng"': 0,
    'complete partner="raeng"': 0,
    'exit_code partner="raeng"': 1,
    'failures partner="raeng",code="UNEXPECTED_FAULT"': 1,
  });
});
