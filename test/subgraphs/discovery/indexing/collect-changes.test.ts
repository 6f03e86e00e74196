import { expect, test } from 'vitest';
import type { ChangePage } from '../../../../subgraphs/discovery/indexing/change-page.ts';
import { type ChangePortion, collectChanges } from '../../../../subgraphs/discovery/indexing/collect-changes.ts';
import { createIndexedResource } from '../../../support/indexed-items.ts';

const put = (id: string, title: string) => ({ id, removedAt: null, item: createIndexedResource(id, { title }) });
const removal = (id: string) => ({ id, removedAt: '2026-11-01T00:00:00Z', item: null });
const page = (cursor: string, ...changes: ChangePage['changes']): ChangePage => ({
  changes,
  cursor,
  lastSuccess: cursor,
  lastHarvest: null,
});

async function collect(pages: readonly (ChangePage | Error)[], size: number) {
  async function* read() {
    for (const one of pages) {
      if (one instanceof Error) throw one;
      yield one;
    }
  }
  const portions: ChangePortion[] = [];
  try {
    for await (const portion of collectChanges(read(), size)) portions.push(portion);
    return { portions, error: null };
  } catch (error) {
    return { portions, error };
  }
}

test('pages are gathered up to the size, the rest comes last', async () => {
  const { portions } = await collect([page('1', put('a', 'A')), page('2', put('b', 'B')), page('3', put('c', 'C'))], 2);
  expect(
    portions.map(({ changes, items, cursor, state }) => [changes, items.map(({ id }) => id), cursor, state]),
  ).toEqual([
    [2, ['a', 'b'], '2', { lastSuccess: '2', lastHarvest: null }],
    [1, ['c'], '3', { lastSuccess: '3', lastHarvest: null }],
  ]);
});

test('of several changes of one item the last one counts', async () => {
  const { portions } = await collect(
    [page('1', put('a', 'old'), put('b', 'B')), page('2', removal('b'), put('a', 'new'))],
    9,
  );
  expect(portions).toEqual([
    {
      changes: 4,
      items: [createIndexedResource('a', { title: 'new' })],
      removed: ['b'],
      cursor: '2',
      state: { lastSuccess: '2', lastHarvest: null },
    },
  ]);
});

test('a page without changes still moves the cursor', async () => {
  const { portions } = await collect([page('7')], 2);
  expect(portions).toMatchObject([{ changes: 0, cursor: '7' }]);
});

test('what came before a failure is handed out, then the failure is thrown', async () => {
  const fault = new Error('down');
  expect(await collect([page('1', put('a', 'A')), fault], 9)).toMatchObject({
    portions: [{ changes: 1, cursor: '1' }],
    error: fault,
  });
  expect(await collect([fault], 9)).toEqual({ portions: [], error: fault });
});
