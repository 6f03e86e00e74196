import { expect, test } from 'vitest';
import type { OperationAnswer } from '../../../../subgraphs/discovery/indexing/execute-operation.ts';
import { INDEXED_PARTNERS, readChanges } from '../../../../subgraphs/discovery/indexing/read-changes.ts';
import { createIndexedResource } from '../../../support/indexed-items.ts';
import { ScriptedCatalogues } from '../../../support/scripted-catalogues.ts';

const page = (changes: object, state: object = { lastSuccess: null, lastHarvest: null }): OperationAnswer => ({
  data: { catalogue: { changes: { cursor: 'c', hasMore: false, changes: [], ...changes }, ...state } },
});

async function readFirst(answer: OperationAnswer) {
  const { value } = await readChanges(async () => answer, 'RAENG', null).next();
  return value;
}

test('every partner is read by an operation of its own', async () => {
  const catalogues = new ScriptedCatalogues();
  for (const partner of INDEXED_PARTNERS) await readChanges(catalogues.execute, partner, null).next();
  expect(catalogues.asked).toEqual(['StemLearningChanges', 'IetFaradayChanges', 'RaengChanges', 'LocalHubsChanges']);
});

test('pages follow one another by their cursor until there are no more', async () => {
  const catalogues = new ScriptedCatalogues();
  catalogues.pageSize = 2;
  catalogues.put(...['a', 'b', 'c', 'd', 'e'].map((id) => createIndexedResource(id)));
  const cursors: string[] = [];
  for await (const { cursor } of readChanges(catalogues.execute, 'STEM_LEARNING', null)) cursors.push(cursor);
  expect(cursors).toEqual(['0.2', '0.4', '0.5']);
});

test('a cursor that stays where it is while there is more ends the reading', async () => {
  const pages = readChanges(async () => page({ hasMore: true }), 'RAENG', 'c');
  await pages.next();
  await expect(pages.next()).rejects.toMatchObject({ code: 'ANSWER_MALFORMED' });
});

test.each([
  ['no data', {}],
  ['null data', { data: null }],
  ['a null catalogue', { data: { catalogue: null } }],
  ['null changes', { data: { catalogue: { changes: null, lastSuccess: null, lastHarvest: null } } }],
  ['a change of another item', page({ changes: [{ id: 'a', removedAt: null, item: createIndexedResource('b') }] })],
  ['an item without a type', page({ changes: [{ id: 'a', removedAt: null, item: { id: 'a', partner: 'RAENG' } }] })],
])('%s is never taken for a page', async (_what, answer) => {
  await expect(readFirst(answer)).rejects.toMatchObject({ code: 'ANSWER_MALFORMED' });
});

test('a change to an item under embargo has neither the item nor a removal', async () => {
  const withheld = { id: 'a', removedAt: null, item: null };
  expect(await readFirst(page({ changes: [withheld] }))).toMatchObject({ changes: [withheld] });
});

test('errors beside a whole-looking page make it partial, and their words fit on one line', async () => {
  const errors = [{ message: `one\n\u001b[31mtwo${'x'.repeat(400)}` }, { message: 'more' }];
  const failure = await readFirst({ ...page({}), errors }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'ANSWER_PARTIAL', message: `one [31mtwo${'x'.repeat(289)}` });
});

test('what several errors say alike is told once', async () => {
  const errors = ['down', 'down', 'slow'].map((message) => ({ message }));
  await expect(readFirst({ data: null, errors })).rejects.toMatchObject({ message: 'down; slow' });
});

test('an unknown cursor is told apart from other errors', async () => {
  const errors = [{ message: 'a' }, { message: 'b', extensions: { code: 'CURSOR_UNKNOWN' } }];
  await expect(readFirst({ data: null, errors })).rejects.toMatchObject({ code: 'CURSOR_UNKNOWN', message: 'a; b' });
});
