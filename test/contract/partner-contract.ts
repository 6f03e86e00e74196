// What every partner's subgraph must do, from its feeds to its API, shown on the sandbox's real records; run by each
// partner's own test file. A fault that cannot touch a partner is left out with its reason, never in silence.
import { execute, type GraphQLInterfaceType, isInterfaceType, parse, validate } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hubItemRow, itemRow } from '../../scripts/sandbox/catalogue-rows.ts';
import type { FaultInput, PartnerName } from '../../scripts/sandbox/faults.ts';
import { readCatalogue } from '../../scripts/sandbox/read-catalogue.ts';
import type { Sandbox } from '../../scripts/sandbox/start-sandbox.ts';
import { statusAt } from '../../subgraphs/kit/catalogue/status-at.ts';
import type { CatalogueItem } from '../../subgraphs/kit/catalogue-item.ts';
import type { HarvestSummary } from '../../subgraphs/kit/harvest/harvest-summary.ts';
import type { OpenSubgraph, PartnerSubgraph } from '../../subgraphs/kit/subgraph.ts';
import { BENCH_NOW, openPartnerBench, type PartnerBench, SANDBOX_DATA_DIRECTORY } from '../support/partner-bench.ts';
import { selectAllFields } from '../support/select-all-fields.ts';

type FaultName = 'status' | 'malformed' | 'truncate' | 'never';

export interface PartnerContract {
  readonly subgraph: PartnerSubgraph;
  /** The partner's field of Query, for example `stemLearning`. */
  readonly root: string;
  /** The partner's settings for these addresses, by name; the first one is the one without which nothing works. */
  readonly settings: (urls: Sandbox['urls']) => Readonly<Record<string, string>>;
  /** What the sandbox calls the partner. */
  readonly sandboxName: PartnerName;
  /** The data file whose rows become items. */
  readonly rows: 'stem-learning' | 'iet-faraday' | 'raeng' | 'hub-items';
  /** Beginnings of the paths that a harvest cannot do without; robots.txt is not one of them. */
  readonly feedPaths: readonly string[];
  /** Faults that do not fail the partner's feeds, each with its reason. */
  readonly withoutFaults?: Readonly<Partial<Record<FaultName, string>>>;
}

/** Part of the real records that must become items. */
const LEAST_KEPT = 0.97;
const FAULTS: readonly Extract<FaultInput, { kind: FaultName }>[] = [
  { partner: 'stem-learning', kind: 'status', code: 500 },
  { partner: 'stem-learning', kind: 'malformed' },
  { partner: 'stem-learning', kind: 'truncate', share: 0.5 },
  { partner: 'stem-learning', kind: 'never' },
];
const ROWS_REMOVED = 5;

type TitledRow = { readonly title: string; readonly summary: string };

export function runPartnerContract(contract: PartnerContract): void {
  const { subgraph, root, settings, sandboxName, feedPaths, withoutFaults = {} } = contract;
  const openBench = (): Promise<PartnerBench> => openPartnerBench(subgraph, settings);

  describe(`the partner contract: ${subgraph.name}`, () => {
    describe('after one harvest', () => {
      let bench: PartnerBench;
      let first: HarvestSummary;
      let open: OpenSubgraph;
      let kept: readonly CatalogueItem[];

      beforeAll(async () => {
        bench = await openBench();
        first = await bench.harvest();
        open = await subgraph.open(bench.environment);
        kept = await bench.items();
      }, 60_000);

      afterAll(async () => {
        await open.close();
        await bench.close();
      });

      const ask = (query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<unknown> =>
        askSubgraph(open, query, variables);

      test('every feed is read to its end', () => {
        expect(first.failure).toBeNull();
        expect(first.feeds.filter((feed) => feed.failure !== null)).toEqual([]);
        expect(first.complete).toBe(true);
        expect(first.feeds.length).toBeGreaterThan(0);
      });

      test('every record read is kept or rejected, and nearly all are kept', () => {
        for (const feed of first.feeds) expect(feed.read, feed.name).toBe(feed.kept + feed.rejected);
        expect(first.totals.read).toBeGreaterThan(0);
        // News and the like are records that were never meant to be items.
        const meant = first.totals.read - (first.rejections.NOT_AN_ITEM ?? 0);
        expect(first.totals.kept / meant).toBeGreaterThanOrEqual(LEAST_KEPT);
        expect(first.totals.items).toBe(kept.length);
      });

      test('every rejection says which record was refused and why, and keeps it', async () => {
        const { rejections } = await bench.catalogue.rejections({ feed: null, after: null, first: 1_000 });
        expect(rejections.length).toBeGreaterThanOrEqual(Math.min(1, first.totals.rejected));
        for (const { code, message, recordId, raw } of rejections) {
          expect(code).toMatch(/^[A-Z_]+$/);
          expect(message.length, recordId).toBeGreaterThan(10);
          expect(recordId).not.toBe('');
          expect(raw, recordId).toMatch(/\w/);
        }
      });

      test('ids are unique and begin with the partner', () => {
        const ids = kept.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(new RegExp(`^${subgraph.name}:[A-Za-z0-9-]+$`));
      });

      test('every item has a title of one line, an address and what a normaliser must leave to others', () => {
        for (const item of kept) {
          expect(item.title, item.id).toMatch(/^\S(?:[^\n\r]*\S)?$/);
          expect(item.url, item.id).toMatch(/^https?:\/\//);
          expect(item.otherUrls, item.id).not.toContain(item.url);
          expect(new Set(item.otherUrls).size, item.id).toBe(item.otherUrls.length);
          expect(item.summary ?? '', item.id).not.toMatch(/<\/?[a-z]+[^>]*>|&(?:amp|nbsp|rsquo|#\d+);/i);
          expect(item.licence, item.id).not.toBeNull();
          expect(item.partner, item.id).toBe(subgraph.partner);
          if (item.family === 'Course' || item.family === 'Activity') {
            const starts = item.sessions.map(({ start }) => Date.parse(start));
            expect(starts, item.id).toEqual(starts.toSorted((one, other) => one - other));
            expect(
              item.sessions.filter(({ availability }) => availability !== null),
              item.id,
            ).toEqual([]);
          }
        }
      });

      test('every item is served whole and as it was kept', async () => {
        const all = selectAllFields(open.schema, interfaceOf(open, 'CatalogueItem'), ['Session.availability']);
        const page = `query Page($after: String) { ${root} { items(first: 100, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } edges { cursor node ${all} } } } }`;
        const served: unknown[] = [];
        let after: unknown = null;
        for (let more: unknown = true; more === true; ) {
          const items = dig(await ask(page, { after }), root, 'items');
          expect(dig(items, 'totalCount')).toBe(kept.length);
          const edges = dig(items, 'edges');
          if (!Array.isArray(edges)) throw new Error('expected edges');
          served.push(...edges.map((edge: unknown) => dig(edge, 'node')));
          more = dig(items, 'pageInfo', 'hasNextPage');
          after = dig(items, 'pageInfo', 'endCursor');
        }
        expect(served.map(withoutTypename)).toEqual(kept.map(toServed));
      });

      test('every item is found by its reference', async () => {
        const all = selectAllFields(open.schema, interfaceOf(open, 'CatalogueItem'), ['Session.availability']);
        const list = await ask(`{ ${root} { items(first: 200) { edges { node { __typename id } } } } }`);
        const edges = dig(list, root, 'items', 'edges');
        if (!Array.isArray(edges)) throw new Error('expected edges');
        const references = edges.map((edge: unknown) => dig(edge, 'node'));
        const members = all.slice(1, -1);
        const found = dig(
          await ask(`query Find($references: [_Any!]!) { _entities(representations: $references) { ${members} } }`, {
            references,
          }),
          '_entities',
        );
        if (!Array.isArray(found)) throw new Error('expected entities');
        expect(found.map(withoutTypename)).toEqual(kept.slice(0, references.length).map(toServed));
      });

      test('the change feed holds every item once, in pages that neither skip nor repeat', async () => {
        const query = `query Changes($after: String) { ${root} { changes(after: $after, first: 7) {
          cursor hasMore changes { id changedAt removedAt item { id title } } } } }`;
        const seen: unknown[] = [];
        let after: unknown = null;
        for (let more: unknown = true; more === true; ) {
          const page = dig(await ask(query, { after }), root, 'changes');
          const changes = dig(page, 'changes');
          if (!Array.isArray(changes)) throw new Error('expected changes');
          seen.push(...changes);
          more = dig(page, 'hasMore');
          after = dig(page, 'cursor');
        }
        expect(seen.map((change) => dig(change, 'id')).toSorted()).toEqual(kept.map(({ id }) => id).toSorted());
        expect(seen.filter((change) => dig(change, 'item') === null)).toEqual([]);
        expect(dig(await ask(query, { after }), root, 'changes', 'changes')).toEqual([]);
      });

      test('the report of the harvest is served without addresses', async () => {
        const report = `{ ${root} { lastSuccess lastHarvest { complete read kept rejected added failures } } }`;
        expect(dig(await ask(report), root)).toEqual({
          lastSuccess: first.finishedAt,
          lastHarvest: {
            complete: true,
            read: first.totals.read,
            kept: first.totals.kept,
            rejected: first.totals.rejected,
            added: kept.length,
            failures: [],
          },
        });
      });
    });

    describe('when harvested again', () => {
      let bench: PartnerBench;
      let first: HarvestSummary;

      beforeAll(async () => {
        bench = await openBench();
        first = await bench.harvest();
      }, 60_000);

      afterAll(() => bench.close());

      test('a feed that has not changed changes nothing and is hardly sent again', async () => {
        const again = await bench.harvest();
        expect(again.complete).toBe(true);
        expect(again.totals).toEqual({ ...first.totals, added: 0, changed: 0, removed: 0 });
        expect(again.traffic.notModified).toBeGreaterThan(0);
        expect(again.traffic.bytes).toBeLessThan(first.traffic.bytes / 10);
      }, 60_000);
    });

    test('another installation gives the same things the same ids', async () => {
      const one = await openBench();
      const other = await openBench();
      try {
        await one.harvest();
        await other.harvest();
        const ids = async (bench: PartnerBench) => (await bench.items()).map(({ id, title }) => `${id} ${title}`);
        expect(await ids(other)).toEqual(await ids(one));
      } finally {
        await one.close();
        await other.close();
      }
    }, 60_000);

    describe('when the partner changes its records', () => {
      let bench: PartnerBench;
      let before: readonly CatalogueItem[];
      let cursor: string;

      beforeAll(async () => {
        bench = await openBench();
        await bench.harvest();
        before = await bench.items();
        ({ cursor } = await bench.catalogue.changesAfter(null, 10_000));
      }, 60_000);

      afterAll(() => bench.close());

      test('items change under the ids that they had', async () => {
        await replaceRows(bench.sandbox, contract.rows, (rows) =>
          rows.map((row) => ({ ...row, summary: `${row.summary} Said otherwise.` })),
        );
        const run = await bench.harvest();
        expect(run.totals).toMatchObject({ added: 0, removed: 0 });
        expect(run.totals.changed).toBeGreaterThan(before.length / 4);
        expect((await bench.items()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
        const { changes, cursor: next } = await bench.catalogue.changesAfter(cursor, 10_000);
        expect(changes).toHaveLength(run.totals.changed);
        expect(changes.filter(({ item }) => !item?.summary?.includes('Said otherwise'))).toEqual([]);
        cursor = next;
      }, 60_000);

      test('what the partner takes away becomes a tombstone, after two harvests at the latest', async () => {
        await replaceRows(bench.sandbox, contract.rows, (rows) => {
          const step = Math.floor(rows.length / ROWS_REMOVED);
          return rows.filter((_row, index) => index % step !== 1 || index >= step * ROWS_REMOVED);
        });
        await bench.harvest();
        await bench.harvest();
        const left = new Set((await bench.items()).map(({ id }) => id));
        const gone = before.map(({ id }) => id).filter((id) => !left.has(id));
        expect(gone.length).toBeGreaterThan(0);
        expect(gone.length).toBeLessThanOrEqual(ROWS_REMOVED);
        const { changes } = await bench.catalogue.changesAfter(cursor, 10_000);
        const tombstones = changes.filter(({ item }) => item === null);
        expect(tombstones.map(({ id }) => id).toSorted()).toEqual(gone.toSorted());
        expect(tombstones.filter(({ removedAt }) => removedAt === null)).toEqual([]);
      }, 60_000);
    });

    describe('when the partner fails', () => {
      let bench: PartnerBench;
      let open: OpenSubgraph;
      let before: readonly CatalogueItem[];
      let cursor: string;

      beforeAll(async () => {
        bench = await openBench();
        await bench.harvest();
        open = await subgraph.open(bench.environment);
        before = await bench.items();
        ({ cursor } = await bench.catalogue.changesAfter(null, 10_000));
      }, 60_000);

      afterEach(() => bench.sandbox.clearFaults());

      afterAll(async () => {
        await open.close();
        await bench.close();
      });

      for (const fault of FAULTS) {
        const name = fault.kind;
        const reason = withoutFaults[name];
        test.skipIf(reason !== undefined)(
          `the fault '${name}' leaves the catalogue as it was${reason === undefined ? '' : ` (${reason})`}`,
          async () => {
            for (const path of feedPaths) bench.sandbox.addFault({ ...fault, partner: sandboxName, path });
            const failed = await bench.harvest({ tries: 2, deadlineMs: name === 'never' ? 300 : 10_000 });
            expect(failed.complete).toBe(false);
            expect(await bench.items()).toEqual(before);
            expect((await bench.catalogue.changesAfter(cursor, 10)).changes).toEqual([]);

            const report = `{ ${root} { lastSuccess lastHarvest { complete failures } } }`;
            const served = dig(await askSubgraph(open, report), root);
            expect(served).toMatchObject({ lastSuccess: expect.any(String), lastHarvest: { complete: false } });
            const failures = dig(served, 'lastHarvest', 'failures');
            expect(failures).not.toEqual([]);
            expect(JSON.stringify(failures)).not.toMatch(/127\.0\.0\.1|https?:/);

            bench.sandbox.clearFaults();
            const recovered = await bench.harvest();
            expect(recovered.complete).toBe(true);
            expect(recovered.totals).toMatchObject({ added: 0, changed: 0, removed: 0 });
          },
          60_000,
        );
      }

      test('without its address it is not asked, and the report names the setting', async () => {
        const [needed = ''] = Object.keys(settings(bench.sandbox.urls));
        const unset = { ...bench.environment, settings: { ...bench.environment.settings, [needed]: undefined } };
        await expect(firstFeed(subgraph, unset)).rejects.toThrow(needed);
      });
    });
  });
}

async function firstFeed(subgraph: PartnerSubgraph, environment: PartnerBench['environment']): Promise<unknown> {
  const client = {
    get: () => Promise.reject(new Error('nobody is to be asked')),
    traffic: { requests: 0, notModified: 0, fromStore: 0, bytes: 0 },
    close: async () => {},
  };
  for await (const feed of subgraph.listFeeds(environment, client)) return feed;
  return null;
}

/** Serves edited rows from now on. */
async function replaceRows(
  sandbox: Sandbox,
  name: PartnerContract['rows'],
  edit: <Row extends TitledRow>(rows: readonly Row[]) => readonly Row[],
): Promise<void> {
  if (name === 'hub-items') {
    sandbox.replace(name, [...edit(await readCatalogue(SANDBOX_DATA_DIRECTORY, name, hubItemRow))]);
  } else {
    sandbox.replace(name, [...edit(await readCatalogue(SANDBOX_DATA_DIRECTORY, name, itemRow))]);
  }
}

/** The data of a valid operation that meets no error. */
async function askSubgraph(
  open: OpenSubgraph,
  query: string,
  variableValues: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const document = parse(query);
  expect(validate(open.schema, document)).toEqual([]);
  const answer = await execute({ schema: open.schema, document, contextValue: open.createContext(), variableValues });
  expect(answer.errors).toBeUndefined();
  return JSON.parse(JSON.stringify(answer.data));
}

function interfaceOf(open: OpenSubgraph, name: string): GraphQLInterfaceType {
  const type = open.schema.getType(name);
  if (!isInterfaceType(type)) throw new Error(`no interface '${name}'`);
  return type;
}

/** A kept item as clients get it: as of now, without what is ours alone and without what is asked live. */
function toServed(item: CatalogueItem): unknown {
  const { family: _family, ...fields } = { ...item, status: statusAt(item, BENCH_NOW) };
  return withoutTypename(JSON.parse(JSON.stringify(fields)));
}

function withoutTypename(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTypename);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '__typename' && name !== 'availability')
      .map(([name, inner]) => [name, withoutTypename(inner)]),
  );
}

function dig(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
    value,
  );
}
