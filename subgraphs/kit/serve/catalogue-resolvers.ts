// The resolvers that every partner's subgraph has: its door with lists, changes and reports, and its items by id. Errors
// are thrown as they come; guard-resolvers.ts makes them fit for clients.
import type { ItemKind } from '../../../schema/shared.generated.ts';
import type { CatalogueReader, ChangePage } from '../catalogue/catalogue.ts';
import { statusAt } from '../catalogue/status-at.ts';
import type { CatalogueItem, ItemFamily } from '../catalogue-item.ts';
import type { SchemaResolvers } from './guard-resolvers.ts';
import { formatItemCursor, parseItemCursor, readFirst } from './page-arguments.ts';
import type { PartnerContext } from './partner-context.ts';
import { toHarvestReport } from './to-harvest-report.ts';

const ITEMS = { fallback: 50, most: 200 };
const CHANGES = { fallback: 200, most: 500 };
const INTERFACES = ['CatalogueItem', 'LearningResource', 'Course', 'Activity', 'HubProfile'];

/** The partner's own type for each family that it has. */
export type TypeNames = Readonly<Partial<Record<ItemFamily, string>>>;

export interface CatalogueSchemaNames {
  /** The partner's field of Query, for example `stemLearning`. */
  readonly root: string;
  /** What its types begin with, for example `StemLearning`. */
  readonly typePrefix: string;
  readonly typeNames: TypeNames;
}

interface ItemsArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly kinds?: readonly ItemKind[] | null;
}

interface ChangesArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

interface Connection {
  readonly kinds: readonly ItemKind[] | null;
}

export function createCatalogueResolvers(names: CatalogueSchemaNames, catalogue: CatalogueReader): SchemaResolvers {
  const { root, typePrefix, typeNames } = names;
  const resolveType = { __resolveType: ({ family }: CatalogueItem) => typeNames[family] };
  return {
    Query: { [root]: () => ({}) },

    [`${typePrefix}Catalogue`]: {
      items: async (_catalogue: unknown, { first, after, kinds }: ItemsArguments, { now }: PartnerContext) => {
        // An empty list of kinds is what a form with nothing ticked sends.
        const wanted = kinds && kinds.length > 0 ? kinds : null;
        const { items, hasMore } = await catalogue.list({
          afterId: parseItemCursor(after),
          first: readFirst(first, ITEMS.fallback, ITEMS.most),
          kinds: wanted,
        });
        const edges = items.map((item) => ({ cursor: formatItemCursor(item.id), node: asOf(item, now) }));
        const pageInfo = { hasNextPage: hasMore, endCursor: edges.at(-1)?.cursor ?? null };
        return { edges, pageInfo, kinds: wanted };
      },

      changes: async (_catalogue: unknown, { first, after }: ChangesArguments, { now }: PartnerContext) => {
        const most = readFirst(first, CHANGES.fallback, CHANGES.most);
        const page: ChangePage = await catalogue.changesAfter(after ?? null, most);
        return { ...page, changes: page.changes.map((change) => ({ ...change, item: asOf(change.item, now) })) };
      },

      lastHarvest: async () => {
        const summary = await catalogue.lastHarvest();
        return summary === null ? null : toHarvestReport(summary);
      },

      lastSuccess: () => catalogue.lastSuccess(),
    },

    [`${typePrefix}ItemConnection`]: {
      totalCount: ({ kinds }: Connection) => catalogue.count(kinds),
    },

    ...Object.fromEntries(INTERFACES.map((name) => [name, resolveType])),
    ...Object.fromEntries(
      Object.entries(typeNames).map(([family, name]) => [
        name,
        {
          __resolveReference: async ({ id }: { readonly id: string }, { items, now }: PartnerContext) => {
            const item = await items.load(id);
            // An id may have changed its family since whoever asks has seen it.
            return item?.family === family ? asOf(item, now) : null;
          },
        },
      ]),
    ),
  };
}

/** A copy as of the moment; federation writes its mark on what it is given. */
function asOf<T extends CatalogueItem | null>(item: T, now: Date): T {
  return item === null ? item : { ...item, status: statusAt(item, now) };
}
