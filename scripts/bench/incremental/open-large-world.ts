// One partner with as many items as one likes, from its feed to the index, apart from the stack of the other benches: a
// sandbox, a gateway and a Meilisearch of its own. A run that does not find just what changed is an error.
import { startGateway } from '../../../gateway/start-gateway.ts';
import { raeng } from '../../../subgraphs/raeng/subgraph.ts';
import { SUBGRAPHS } from '../../../subgraphs/registry.ts';
import { openMeilisearch } from '../../meilisearch/open-meilisearch.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { indexAll } from '../../start/index-all.ts';
import { harvestOne } from '../harvest-one.ts';
import type { Stack } from '../open-stack.ts';
import { openTrafficCounter, type Traffic } from './count-traffic.ts';
import { generateRows, spreadOver } from './generated-rows.ts';

export interface Cost extends Traffic {
  readonly tookMs: number;
}

export interface LargeWorld {
  /** Publishes another edition of so many items. */
  change(items: number): void;
  /** Into an empty folder of its own. */
  harvestFirst(): Promise<Cost>;
  /** Into the Catalogue that is indexed; `changes` is how many items have to be found new or changed. */
  harvest(changes: number): Promise<Cost>;
  /** Requests to Meilisearch and bytes of their bodies; `changes` is null for a full run. */
  index(changes: number | null): Promise<Cost>;
  close(): Promise<void>;
}

/** With `size` items published and nothing harvested. */
export async function openLargeWorld(stack: Stack, size: number, signal: AbortSignal): Promise<LargeWorld> {
  await using opening = new AsyncDisposableStack();
  const { log } = stack;
  const folder = await stack.createFolder();
  const editions = new Map<number, number>();
  const sandbox = await startSandbox({
    dataDirectory: '',
    // So that 100,000 are not more pages than a feed may have.
    feedEntriesPerPage: 100,
    catalogues: {
      'stem-learning': [],
      'iet-faraday': [],
      raeng: generateRows(size, editions),
      hubs: [],
      'hub-items': [],
    },
    now: new Date(),
    host: '127.0.0.1',
    port: 0,
  });
  opening.defer(() => sandbox.close());
  const own = {
    ...stack.settings,
    DATA_DIR: folder,
    RAENG_URL: `${sandbox.urls.raeng}/feed.atom`,
    HARVEST_ALLOWED_HOSTS: [new URL(sandbox.urls.raeng).host],
  };
  const engine = await openMeilisearch({ ...own, MEILI_URL: undefined, MEILI_API_KEY: undefined }, log);
  opening.defer(() => engine.close());
  const counter = await openTrafficCounter(engine.url);
  opening.defer(() => counter.close());
  const gateway = await startGateway(
    { ...own, PORT: 0, MEILI_URL: engine.url, MEILI_SEARCH_KEY: engine.searchKey },
    { subgraphs: SUBGRAPHS, log },
  );
  opening.defer(() => gateway.close());
  const all = opening.move();

  const harvestInto = async (dataDirectory: string, changes: number): Promise<Cost> => {
    const { tookMs, traffic, totals } = await harvestOne(raeng, { settings: own, log }, dataDirectory, signal);
    const found = totals.added + totals.changed;
    if (found !== changes) throw new Error(`expected ${changes} items new or changed in the harvest, got ${found}`);
    return { tookMs, requests: traffic.requests, bytes: traffic.bytes };
  };

  return {
    change(items) {
      for (const number of spreadOver(size, items)) editions.set(number, (editions.get(number) ?? 0) + 1);
      sandbox.replace('raeng', generateRows(size, editions));
    },
    harvestFirst: async () => harvestInto(await stack.createFolder(), size),
    harvest: (changes) => harvestInto(folder, changes),
    async index(changes) {
      counter.take();
      const begin = performance.now();
      const { partners } = await indexAll({
        settings: own,
        engine: { url: counter.url, indexKey: engine.indexKey },
        gateway,
        log,
        now: new Date(),
        full: changes === null,
      });
      const tookMs = performance.now() - begin;
      signal.throwIfAborted();
      const failure = partners.find((pass) => pass.failure !== null)?.failure;
      if (failure) throw new Error(`not everything could be indexed: ${failure.code}: ${failure.message}`);
      const found = partners.reduce((sum, pass) => sum + pass.changes, 0);
      if (found !== (changes ?? size))
        throw new Error(`expected ${changes ?? size} changes in the index run, got ${found}`);
      return { tookMs, ...counter.take() };
    },
    close: () => all.disposeAsync(),
  };
}
