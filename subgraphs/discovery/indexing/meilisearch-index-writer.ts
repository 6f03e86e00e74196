// The writing side of Meilisearch by its official client. Work that Meilisearch takes and then fails is an IndexError,
// as is no answer; nothing is retried here, since a run that is repeated ends the same.
//
// A run with a handful of changes costs as many requests whatever the size of the index: one for work left in the queue,
// one for the indexes that there are, and one for documents that the clock has made wrong; for each partner with changes
// one for what the index holds of them, one to write, and two to four until that is done.
import {
  type DocumentsQuery,
  type EnqueuedTask,
  Meilisearch,
  MeilisearchApiError,
  type MultiSearchQuery,
} from 'meilisearch';
import { quoteFilter, toInFilter } from '../quote-filter.ts';
import { awaitTask, awaitTaskEnd, type TaskPatience } from './await-task.ts';
import { type BatchBounds, batchDocuments } from './batch-documents.ts';
import type { HeldDocument } from './diff-documents.ts';
import { IndexError } from './index-error.ts';
import type { DocumentName, IndexWriter } from './index-writer.ts';
import { withIndexErrors } from './to-index-error.ts';

const PRIMARY_KEY = 'documentId';
const ITEMS_PER_FILTER = 500;
const DOCUMENTS_PER_PAGE = 5_000;
const DELETIONS_PER_TASK = 10_000;
/** As many as a first page shows. */
const ANSWERS = 20;
/** Indexes of one page of their list; others than ours may share the engine. */
const INDEXES_PER_PAGE = 100;
/** Empty indexes, settings of empty ones, swaps. */
const QUICK_TASK_MS = 10;
const WRITE_TASK_MS = 100;

interface Engine {
  readonly url: string;
  /** A key that may write, for all indexes; undefined for a Meilisearch without keys. */
  readonly apiKey: string | undefined;
  readonly batch?: BatchBounds;
  /** For one piece of work: a large index with new settings takes minutes. */
  readonly taskTimeoutMs?: number;
}

/** An IndexWriter on a Meilisearch. */
export function createMeilisearchIndexWriter(engine: Engine): IndexWriter {
  const { url, apiKey, batch = { documents: 5_000, bytes: 20_000_000 }, taskTimeoutMs = 30 * 60_000 } = engine;
  const client = new Meilisearch({
    host: url,
    ...(apiKey === undefined ? {} : { apiKey }),
    timeout: 60_000,
    // Compressed answers make each request on loopback take some 40 ms longer.
    requestInit: { headers: { 'accept-encoding': 'identity' } },
  });

  const quick: TaskPatience = { timeoutMs: taskTimeoutMs, firstPauseMs: QUICK_TASK_MS };
  const slow: TaskPatience = { timeoutMs: taskTimeoutMs, firstPauseMs: WRITE_TASK_MS };

  async function finish(enqueued: Promise<EnqueuedTask>): Promise<void> {
    await awaitTask(client, (await enqueued).taskUid, quick);
  }

  async function readGeneration(uid: string): Promise<string | null> {
    try {
      // The moment it was made, to the nanosecond, moves with the physical index in a swap; its name does not.
      return (await client.getRawIndex(uid)).createdAt;
    } catch (error) {
      if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return null;
      throw error;
    }
  }

  async function remove(uid: string): Promise<void> {
    if ((await readGeneration(uid)) !== null) await finish(client.deleteIndex(uid));
  }

  async function readDocuments<T extends object>(uid: string, query: DocumentsQuery<T>): Promise<T[]> {
    const documents: T[] = [];
    for (;;) {
      const page = { ...query, offset: documents.length, limit: DOCUMENTS_PER_PAGE };
      const { results, total } = await client.index(uid).getDocuments<T>(page);
      documents.push(...results);
      if (results.length === 0 || documents.length >= total) return documents;
    }
  }

  return {
    settle: withIndexErrors(async (uids) => {
      for (;;) {
        const { results } = await client.tasks.getTasks({
          statuses: ['enqueued', 'processing'],
          indexUids: [...uids],
          limit: 1,
        });
        const [waiting] = results;
        if (waiting === undefined) return;
        // How work of an earlier run ends does not matter: what it leaves behind is looked at afresh.
        await awaitTaskEnd(client, waiting.uid, slow);
      }
    }),

    readGenerations: withIndexErrors(async (uids) => {
      const generations = new Map<string, string>();
      for (let offset = 0; ; offset += INDEXES_PER_PAGE) {
        const { results, total } = await client.getRawIndexes({ offset, limit: INDEXES_PER_PAGE });
        for (const { uid, createdAt } of results) if (uids.includes(uid)) generations.set(uid, createdAt);
        if (results.length === 0 || offset + results.length >= total) return generations;
      }
    }),

    readSettings: withIndexErrors((uid) => client.index(uid).getSettings()),

    create: withIndexErrors(async (uid, settings) => {
      await remove(uid);
      await finish(client.createIndex(uid, { primaryKey: PRIMARY_KEY }));
      await finish(client.index(uid).updateSettings(settings));
      const generation = await readGeneration(uid);
      if (generation === null) throw new IndexError('ENGINE_REFUSED', `index ${uid} was made and is not there`);
      return generation;
    }),

    swap: withIndexErrors((uid, other) => finish(client.swapIndexes([{ indexes: [uid, other], rename: false }]))),

    rename: withIndexErrors(async (uid, name) => {
      await remove(name);
      await finish(client.swapIndexes([{ indexes: [uid, name], rename: true }]));
    }),

    readHeld: withIndexErrors(async (uid, itemKeys) => {
      const held: HeldDocument[] = [];
      for (let at = 0; at < itemKeys.length; at += ITEMS_PER_FILTER) {
        const filter = toInFilter('itemKey', itemKeys.slice(at, at + ITEMS_PER_FILTER));
        held.push(...(await readDocuments<HeldDocument>(uid, { filter })));
      }
      return held;
    }),

    listOfPartner: withIndexErrors((uid, partner) =>
      readDocuments<DocumentName>(uid, {
        filter: `partner = ${quoteFilter(partner)}`,
        fields: ['documentId', 'itemId'],
      }),
    ),

    listDue: withIndexErrors(async (uid, partners, bound) => {
      const filter = `${toInFilter('partner', partners)} AND refreshAt <= ${bound}`;
      const due = await readDocuments<DocumentName>(uid, { filter, fields: ['documentId', 'itemId'] });
      return [...new Set(due.map(({ itemId }) => itemId))];
    }),

    countItems: withIndexErrors(async (uid, partner) => {
      const filter = `partner = ${quoteFilter(partner)} AND main = true`;
      return (await client.index(uid).getDocuments({ filter, limit: 0 })).total;
    }),

    sampleTitles: withIndexErrors(async (uid, partner, most) => {
      const filter = `partner = ${quoteFilter(partner)} AND main = true`;
      const index = client.index<{ title: string }>(uid);
      const { total } = await index.getDocuments({ filter, limit: 0 });
      const step = Math.max(1, Math.floor(total / most));
      const titles: string[] = [];
      for (let offset = 0; offset < total && titles.length < most; offset += step) {
        const { results } = await index.getDocuments({ filter, fields: ['title'], offset, limit: 1 });
        titles.push(...results.map(({ title }) => title));
      }
      return titles;
    }),

    findTitles: withIndexErrors(async (uid, searches) => {
      const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, { title: string }>({
        queries: searches.map((q) => ({
          indexUid: uid,
          q,
          filter: 'main = true',
          attributesToRetrieve: ['title'],
          limit: ANSWERS,
        })),
      });
      return results.map(({ hits }) => hits.map(({ title }) => title));
    }),

    write: withIndexErrors(async (uid, { upserts, deletions }) => {
      const index = client.index(uid);
      // All are handed over before the first is waited for, so that Meilisearch can take them together.
      const tasks: EnqueuedTask[] = [];
      for (let at = 0; at < deletions.length; at += DELETIONS_PER_TASK) {
        tasks.push(await index.deleteDocuments(deletions.slice(at, at + DELETIONS_PER_TASK)));
      }
      for (const body of batchDocuments(upserts, batch)) {
        tasks.push(await index.addDocumentsFromString(body, 'application/json', { primaryKey: PRIMARY_KEY }));
      }
      for (const { taskUid } of tasks) await awaitTask(client, taskUid, slow);
    }),
  };
}
