// Compares the documents that items should have with those that the index holds: what is the same is not sent again,
// since each document sent costs Meilisearch the same work as a new one. Pure.
import { isDeepStrictEqual } from 'node:util';
import type { IndexDocument } from './index-recipe.ts';

/** A document as Meilisearch gives it back. */
export interface HeldDocument {
  readonly documentId: string;
  readonly [field: string]: unknown;
}

export interface DocumentChanges {
  readonly upserts: readonly IndexDocument[];
  /** Document ids. */
  readonly deletions: readonly string[];
}

/** `held` are all documents that the index holds of the items that `wanted` is about, removed items among them. */
export function diffDocuments(wanted: readonly IndexDocument[], held: readonly HeldDocument[]): DocumentChanges {
  const heldById = new Map(held.map((document) => [document.documentId, document]));
  const wantedIds = new Set(wanted.map(({ documentId }) => documentId));
  return {
    upserts: wanted.filter((document) => !isDeepStrictEqual(asStored(document), heldById.get(document.documentId))),
    deletions: [...heldById.keys()].filter((documentId) => !wantedIds.has(documentId)),
  };
}

/** What is left of a document after its way through JSON: no undefined fields, dates as text. */
function asStored(document: IndexDocument): unknown {
  return JSON.parse(JSON.stringify(document));
}
