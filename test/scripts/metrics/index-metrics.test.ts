import { expect, test } from 'vitest';
import { formatIndexMetrics, type IndexStanding } from '../../../scripts/metrics/index-metrics.ts';

const STANDING: IndexStanding = {
  startedAt: new Date('2026-11-22T03:15:00Z'),
  finishedAt: new Date('2026-11-22T03:15:02.500Z'),
  exitCode: 3,
  report: {
    build: null,
    partners: [
      {
        partner: 'RAENG',
        changes: 12,
        documentsSent: 9,
        documentsDeleted: 3,
        cursorMoved: true,
        items: null,
        state: null,
        failure: null,
      },
      {
        partner: 'LOCAL_HUBS',
        changes: 0,
        documentsSent: 0,
        documentsDeleted: 0,
        cursorMoved: false,
        items: null,
        state: null,
        failure: { code: 'ANSWER_PARTIAL', message: 'a partner is down' },
      },
    ],
    refresh: { items: 2, documentsSent: 2, documentsDeleted: 0, failure: null },
    tookMs: 2_400,
  },
  items: new Map([
    ['RAENG', 76],
    ['LOCAL_HUBS', 140],
  ]),
  states: [
    { partner: 'RAENG', lastHarvest: '2026-11-22T02:20:00Z', lastSuccess: null, complete: false, failures: [] },
    { partner: 'LOCAL_HUBS', lastHarvest: null, lastSuccess: null, complete: false, failures: [] },
  ],
  previous: '',
};

const samples = async (standing: IndexStanding): Promise<readonly string[]> =>
  (await formatIndexMetrics(standing)).split('\n').filter((line) => line.startsWith('signpost_index_'));

test('a run is told by what it did to each partner, and by the harvests that the index has read of', async () => {
  expect(await samples(STANDING)).toEqual([
    'signpost_index_last_run_timestamp_seconds 1795317302.5',
    'signpost_index_last_success_timestamp_seconds 0',
    'signpost_index_exit_code 3',
    'signpost_index_duration_seconds 2.5',
    'signpost_index_rebuilt 0',
    'signpost_index_complete{partner="raeng"} 1',
    'signpost_index_complete{partner="local-hubs"} 0',
    'signpost_index_changes_read{partner="raeng"} 12',
    'signpost_index_changes_read{partner="local-hubs"} 0',
    'signpost_index_documents_sent{partner="raeng"} 9',
    'signpost_index_documents_sent{partner="local-hubs"} 0',
    'signpost_index_documents_deleted{partner="raeng"} 3',
    'signpost_index_documents_deleted{partner="local-hubs"} 0',
    'signpost_index_failures{partner="local-hubs",code="ANSWER_PARTIAL"} 1',
    'signpost_index_refreshed_items 2',
    'signpost_index_items{partner="raeng"} 76',
    'signpost_index_items{partner="local-hubs"} 140',
    'signpost_index_cursor_timestamp_seconds{partner="raeng"} 1795314000',
    'signpost_index_cursor_timestamp_seconds{partner="local-hubs"} 0',
  ]);
});

test('a run that broke off keeps the last success of the file before it', async () => {
  const previous = await formatIndexMetrics({ ...STANDING, exitCode: 0 });
  const finishedAt = new Date('2026-11-23T03:15:01Z');
  const broken = { startedAt: finishedAt, finishedAt, exitCode: 5, report: null, items: new Map(), states: [] };
  const expected = [
    'signpost_index_last_run_timestamp_seconds 1795403701',
    'signpost_index_last_success_timestamp_seconds 1795317302.5',
    'signpost_index_exit_code 5',
    'signpost_index_duration_seconds 0',
  ];
  expect(await samples({ ...broken, previous })).toEqual(expected);
  const again = await formatIndexMetrics({ ...broken, previous });
  expect(await samples({ ...broken, previous: again })).toEqual(expected);
});
