// Cuts documents into request bodies that are bounded both in number and in bytes. A document that is larger than the
// bound goes alone, for Meilisearch to judge. Pure.

export interface BatchBounds {
  readonly documents: number;
  readonly bytes: number;
}

/** JSON arrays that hold all documents in their order. */
export function* batchDocuments(documents: Iterable<object>, bounds: BatchBounds): Generator<string, void, undefined> {
  let batch: string[] = [];
  let bytes = 0;
  for (const document of documents) {
    const text = JSON.stringify(document);
    const size = Buffer.byteLength(text) + 1;
    if (batch.length > 0 && (batch.length >= bounds.documents || bytes + size > bounds.bytes)) {
      yield `[${batch.join(',')}]`;
      batch = [];
      bytes = 0;
    }
    batch.push(text);
    bytes += size;
  }
  if (batch.length > 0) yield `[${batch.join(',')}]`;
}
