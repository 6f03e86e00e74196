import { expect, test } from 'vitest';
import { diffDocuments } from '../../../../subgraphs/discovery/indexing/diff-documents.ts';

const document = (documentId: string, rest: object = {}) => ({
  documentId,
  itemId: 'raeng:1',
  itemKey: 'raeng_3a1',
  partner: 'RAENG' as const,
  main: true,
  ...rest,
});

test('a document that the index holds as it is wanted is not sent, whatever the order of its fields', () => {
  const { documentId, ...rest } = document('a', { ages: { from: 5, to: null } });
  expect(diffDocuments([document('a', { ages: { to: null, from: 5 } })], [{ ...rest, documentId }])).toEqual({
    upserts: [],
    deletions: [],
  });
});

test('fields that JSON does not carry make no difference', () => {
  expect(diffDocuments([document('a', { title: undefined })], [document('a')])).toEqual({ upserts: [], deletions: [] });
});

test('a document that differs anywhere inside, or is new, is sent; one that is not wanted any more is deleted', () => {
  const changed = document('a', { places: [{ latitude: 1 }] });
  const added = document('b');
  const held = [document('a', { places: [{ latitude: 2 }] }), document('c')];
  expect(diffDocuments([changed, added], held)).toEqual({ upserts: [changed, added], deletions: ['c'] });
});
