// One indexer with catalogues, store and index of its own, on the Meilisearch that a test file shares.
import type { Partner } from '../../schema/shared.generated.ts';
import type { HeldDocument } from '../../subgraphs/discovery/indexing/diff-documents.ts';
import { openDiscoveryStore } from '../../subgraphs/discovery/indexing/discovery-store.ts';
import type { IndexRecipe } from '../../subgraphs/discovery/indexing/index-recipe.ts';
import type { IndexReport, IndexRunOptions } from '../../subgraphs/discovery/indexing/index-run.ts';
import { ITEMS_RECIPE } from '../../subgraphs/discovery/indexing/items-recipe.ts';
import { createMeilisearchIndexWriter } from '../../subgraphs/discovery/indexing/meilisearch-index-writer.ts';
import { runIndex } from '../../subgraphs/discovery/indexing/run-index.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { BrokenOff, breakAtCall } from './break-at-call.ts';
import type { IndexEngine } from './index-engine.ts';
import { ScriptedCatalogues } from './scripted-catalogues.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

export const NOW = new Date('2026-11-21T12:00:00Z');

let benches = 0;

export interface IndexBench {
  readonly uid: string;
  readonly dataDirectory: string;
  readonly catalogues: ScriptedCatalogues;
  run(options?: Partial<IndexRunOptions>): Promise<IndexReport>;
  /** A full build that is broken off just before its nth call to the engine or the store: null, or its report. */
  runUntilCall(call: number): Promise<IndexReport | null>;
  /** What the index should hold, by documentId. */
  wanted(now?: Date): unknown[];
  /** What it holds. */
  held(): Promise<HeldDocument[]>;
  close(): Promise<void>;
}

export async function openIndexBench(engine: IndexEngine): Promise<IndexBench> {
  benches += 1;
  const uid = `items_${benches}`;
  const folder = await createTemporaryFolder();
  const catalogues = new ScriptedCatalogues();
  const writer = createMeilisearchIndexWriter({ url: engine.url, apiKey: engine.indexKey });
  const recipe: IndexRecipe = { ...ITEMS_RECIPE, uid };
  async function run(options: Partial<IndexRunOptions>, wrap: <T extends object>(part: T) => T): Promise<IndexReport> {
    const store = openDiscoveryStore(folder.path);
    try {
      return await runIndex({
        execute: catalogues.execute,
        recipe,
        partners: null,
        full: false,
        now: NOW,
        log: createLog('silent'),
        observe: () => undefined,
        writer: wrap(writer),
        store: wrap(store),
        ...options,
      });
    } finally {
      store.close();
    }
  }

  return {
    uid,
    dataDirectory: folder.path,
    catalogues,
    run: (options = {}) => run(options, (part) => part),
    async runUntilCall(call) {
      try {
        return await run({ full: true }, breakAtCall(call).wrap);
      } catch (error) {
        if (error instanceof BrokenOff) return null;
        throw error;
      }
    },
    wanted(now = NOW) {
      const documents = catalogues.items().flatMap((item) => recipe.toDocuments(item, now));
      const stored: unknown = JSON.parse(
        JSON.stringify(documents.sort((one, other) => (one.documentId < other.documentId ? -1 : 1))),
      );
      return Array.isArray(stored) ? stored : [];
    },
    held: () => engine.documents(uid),
    close: () => folder.remove(),
  };
}

/** The parts of a report that a test compares, by partner. */
export function summarise({ partners }: IndexReport): Partial<Record<Partner, unknown>> {
  return Object.fromEntries(
    partners.map(({ partner, changes, documentsSent, documentsDeleted, cursorMoved, failure }) => [
      partner,
      { changes, documentsSent, documentsDeleted, cursorMoved, failure: failure?.code ?? null },
    ]),
  );
}
