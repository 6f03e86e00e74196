// The partners' catalogues as the gateway shows them to the indexer, in memory: they page, remember removals, can be
// rebuilt, and fail when told to. Asked directly or over HTTP.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type DocumentNode, Kind } from 'graphql';
import type { IndexedItemFragment } from '../../schema/operations.generated.ts';
import type { Partner } from '../../schema/shared.generated.ts';
import type { HarvestState } from '../../subgraphs/discovery/indexing/change-page.ts';
import type { ExecuteOperation, OperationAnswer } from '../../subgraphs/discovery/indexing/execute-operation.ts';

const PARTNERS: Readonly<Record<string, Partner>> = {
  StemLearningChanges: 'STEM_LEARNING',
  IetFaradayChanges: 'IET_FARADAY',
  RaengChanges: 'RAENG',
  LocalHubsChanges: 'LOCAL_HUBS',
};

const HARVESTED: HarvestState = {
  lastSuccess: '2026-11-20T02:00:00Z',
  lastHarvest: { finishedAt: '2026-11-20T02:00:00Z', complete: true, failures: [] },
};

/** How a catalogue fails from a page (counted from 0 in each run of pages) on. */
export interface Fault {
  readonly fromPage: number;
  /** `partial`: errors beside whole-looking data. `error`: errors alone. `silence`: no answer. */
  readonly how: 'partial' | 'error' | 'silence';
}

interface Entry {
  readonly sequence: number;
  readonly item: IndexedItemFragment | null;
}

class Catalogue {
  readonly entries = new Map<string, Entry>();
  state: HarvestState = HARVESTED;
  fault: Fault | null = null;
  epoch = 0;
  sequence = 0;
  pages = 0;
}

export class ScriptedCatalogues {
  readonly #catalogues = new Map<Partner, Catalogue>(
    Object.values(PARTNERS).map((partner) => [partner, new Catalogue()]),
  );
  /** Names of the operations asked, in order. */
  readonly asked: string[] = [];
  /** Faults of items read by id. */
  readonly brokenItems = new Set<string>();
  pageSize = 250;

  #of(partner: Partner): Catalogue {
    const catalogue = this.#catalogues.get(partner);
    if (catalogue === undefined) throw new Error(partner);
    return catalogue;
  }

  put(...items: readonly IndexedItemFragment[]): void {
    for (const item of items) {
      const { entries, ...catalogue } = this.#next(item.partner);
      entries.delete(item.id);
      entries.set(item.id, { sequence: catalogue.sequence, item });
    }
  }

  remove(partner: Partner, ...ids: readonly string[]): void {
    for (const id of ids) {
      const { entries, sequence } = this.#next(partner);
      entries.delete(id);
      entries.set(id, { sequence, item: null });
    }
  }

  #next(partner: Partner): Catalogue {
    const catalogue = this.#of(partner);
    catalogue.sequence += 1;
    return catalogue;
  }

  /** As when the catalogue's file was lost and harvested again: other cursors, no memory of removals. */
  rebuild(partner: Partner, keep: (item: IndexedItemFragment) => boolean = () => true): void {
    const catalogue = this.#of(partner);
    const items = this.items().filter((item) => item.partner === partner && keep(item));
    catalogue.epoch += 1;
    catalogue.entries.clear();
    this.put(...items);
  }

  setState(partner: Partner, state: HarvestState): void {
    this.#of(partner).state = state;
  }

  setFault(partner: Partner, fault: Fault | null): void {
    this.#of(partner).fault = fault;
  }

  /** All items of all partners, as they are now. */
  items(): IndexedItemFragment[] {
    return [...this.#catalogues.values()].flatMap(({ entries }) =>
      [...entries.values()].map(({ item }) => item).filter((item) => item !== null),
    );
  }

  readonly execute: ExecuteOperation = async (document, variables) => this.answer(nameOf(document), variables);

  answer(operation: string, variables: Readonly<Record<string, unknown>>): OperationAnswer {
    this.asked.push(operation);
    const partner = PARTNERS[operation];
    if (partner !== undefined) return this.#changes(this.#of(partner), variables.after, Number(variables.first));
    if (operation !== 'IndexedItems' || !Array.isArray(variables.ids))
      throw new Error(`no such operation: ${operation}`);
    return this.#items(variables.ids.map(String));
  }

  #changes(catalogue: Catalogue, after: unknown, first: number): OperationAnswer {
    const [epoch, from] = typeof after === 'string' ? after.split('.') : [String(catalogue.epoch), '0'];
    catalogue.pages = typeof after === 'string' ? catalogue.pages + 1 : 0;
    if (epoch !== String(catalogue.epoch)) {
      const errors = [
        { message: 'begin again', path: ['catalogue', 'changes'], extensions: { code: 'CURSOR_UNKNOWN' } },
      ];
      return { data: { catalogue: { changes: null, ...catalogue.state } }, errors };
    }
    const { fault } = catalogue;
    const failing = fault !== null && catalogue.pages >= fault.fromPage ? fault.how : null;
    if (failing === 'silence') throw new Error('nobody answers');
    const errors = [{ message: 'a partner is down\u001b[2J', path: ['catalogue'] }];
    if (failing === 'error') return { data: { catalogue: null }, errors };
    const rest = [...catalogue.entries].filter(([, { sequence }]) => sequence > Number(from));
    const page = rest.slice(0, Math.min(first, this.pageSize));
    const end = page.at(-1)?.[1].sequence ?? Number(from);
    const changes = {
      cursor: `${epoch}.${end}`,
      hasMore: rest.length > page.length,
      changes: page.map(([id, { item }]) => ({ id, item, removedAt: item === null ? '2026-11-20T02:00:00Z' : null })),
    };
    // The worst that a partial answer can be: it looks whole, but its items are missing.
    if (failing === 'partial')
      return { data: { catalogue: { changes: { ...changes, changes: [] }, ...catalogue.state } }, errors };
    return { data: { catalogue: { changes, ...catalogue.state } } };
  }

  #items(ids: readonly string[]): OperationAnswer {
    const items = ids.map((id) =>
      this.brokenItems.has(id) ? null : (this.items().find((item) => item.id === id) ?? null),
    );
    const broken = ids.flatMap((id, at) =>
      this.brokenItems.has(id) ? [{ message: `${id} is out`, path: ['items', at] }] : [],
    );
    return { data: { items }, ...(broken.length > 0 ? { errors: broken } : {}) };
  }

  /** Serves the catalogues as a gateway would: operations posted to /graphql. */
  async serve(): Promise<{ url: string; close(): Promise<void> }> {
    const server = createServer(async (incoming, outgoing) => {
      try {
        const { operationName, variables } = JSON.parse(await text(incoming));
        const answer = JSON.stringify(this.answer(operationName, variables));
        outgoing.writeHead(200, { 'content-type': 'application/json' });
        outgoing.end(answer);
      } catch (error) {
        outgoing.writeHead(503);
        outgoing.end(String(error));
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${port}/graphql`,
      close: () =>
        new Promise((resolve) => {
          server.closeAllConnections();
          server.close(() => resolve());
        }),
    };
  }
}

function nameOf(document: DocumentNode): string {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) return definition.name?.value ?? '';
  }
  return '';
}
