import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchDocuments } from '../../../../subgraphs/discovery/indexing/batch-documents.ts';

test('batches hold all documents in their order, within both bounds', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ text: fc.string({ unit: 'binary' }) })), (documents) => {
      const bounds = { documents: 3, bytes: 60 };
      const batches = [...batchDocuments(documents, bounds)];
      const read = batches.map((batch): unknown[] => JSON.parse(batch));
      expect(read.flat()).toEqual(documents);
      for (const [at, batch] of batches.entries()) {
        const count = read[at]?.length ?? 0;
        expect(count).toBeGreaterThan(0);
        expect(count).toBeLessThanOrEqual(bounds.documents);
        if (count > 1) expect(Buffer.byteLength(batch)).toBeLessThanOrEqual(bounds.bytes + 2);
      }
    }),
  );
});

test('a document above the bound goes alone', () => {
  const large = { text: 'x'.repeat(100) };
  const batches = [...batchDocuments([{ a: 1 }, large, { b: 2 }], { documents: 10, bytes: 50 })];
  expect(batches).toEqual(['[{"a":1}]', `[${JSON.stringify(large)}]`, '[{"b":2}]']);
});

test('no documents make no batch', () => {
  expect([...batchDocuments([], { documents: 10, bytes: 50 })]).toEqual([]);
});
