// Three small subgraphs, composed for real: a finder that knows items by id, and two partners that own them. Their
// resolvers can fail in each way that a real one can.
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, GraphQLError, GraphQLScalarType, Kind, parse } from 'graphql';
import type { OpenSubgraph, Subgraph } from '../../subgraphs/kit/subgraph.ts';

const FEDERATION =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])';

const FINDER = parse(`${FEDERATION}
  scalar Day
  type Query {
    search(first: Int = 20, since: Day): Page
    items(ids: [ID!]!): [Item]
    refuse: String
    crash: String
    hang: String
  }
  type Page { total: Int! hits: [Hit!]! }
  type Hit { id: ID! title: String! item: Item }
  interface Item { id: ID! }
  type RiverItem implements Item @key(fields: "id", resolvable: false) { id: ID! }
  type HillItem implements Item @key(fields: "id", resolvable: false) { id: ID! }
`);

const partner = (name: string): DocumentNode => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Item`;
  return parse(`${FEDERATION}
    type Query { ${name}s: ${name}Catalogue }
    type ${name}Catalogue { items(first: Int = 10): [${type}!]! count: Int! }
    interface Item { id: ID! title: String! summary: String }
    type ${type} implements Item @key(fields: "id") { id: ID! title: String! summary: String seats: Int wait: String nested: [${type}!]! }
  `);
};

const IDS = ['river:1', 'hill:1', 'river:2', 'hill:2'];
const typeOf = (id: string): string => (id.startsWith('river') ? 'RiverItem' : 'HillItem');

const Day = new GraphQLScalarType({
  name: 'Day',
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : null),
});

function readDay(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  throw new GraphQLError(`expected a day such as 2026-03-02, not ${JSON.stringify(value)}`);
}

const forever = (): Promise<never> => new Promise(() => {});

const finderResolvers = {
  Day,
  Item: { __resolveType: ({ id }: { id: string }) => typeOf(id) },
  Query: {
    search: (_: unknown, { first }: { first: number }) => {
      if (first < 1) throw new GraphQLError('first: expected 1 to 100', { extensions: { code: 'BAD_USER_INPUT' } });
      const hits = IDS.slice(0, first).map((id) => ({ id, title: `Card of ${id}`, item: { id } }));
      return { total: IDS.length, hits };
    },
    items: (_: unknown, { ids }: { ids: readonly string[] }) =>
      ids.map((id) => (id.startsWith('river:') || id.startsWith('hill:') ? { id } : null)),
    refuse: () => {
      throw new GraphQLError('not on a Sunday', { extensions: { code: 'CLOSED_TODAY', day: 'Sunday' } });
    },
    crash: () => {
      throw new Error('connect ECONNREFUSED 10.0.0.7:5432 at /srv/secret/store.ts');
    },
    hang: forever,
  },
};

interface Loads {
  readonly loads: string[];
}

const itemResolvers = {
  __resolveReference: ({ id }: { id: string }, { loads }: Loads) => {
    loads.push(id);
    return id.endsWith(':gone') ? null : { id };
  },
  title: ({ id }: { id: string }) => `Title of ${id}`,
  summary: () => null,
  seats: ({ id }: { id: string }) => {
    if (id.endsWith(':2')) throw new GraphQLError('seats are not known', { extensions: { code: 'SEATS_UNKNOWN' } });
    return 7;
  },
  wait: forever,
  nested: ({ id }: { id: string }) => [{ id: id.replace(/\d+$/, '2') }],
};

const partnerResolvers = (name: string) => ({
  Query: { [`${name}s`]: () => ({}) },
  [`${name}Catalogue`]: {
    items: () => IDS.filter((id) => id.startsWith(`${name}:`)).map((id) => ({ id })),
    count: () => IDS.filter((id) => id.startsWith(`${name}:`)).length,
  },
  Item: { __resolveType: ({ id }: { id: string }) => typeOf(id) },
  [name === 'river' ? 'RiverItem' : 'HillItem']: itemResolvers,
});

export interface TinySubgraph extends Subgraph {
  /** What each operation's context loaded, one list for each context made. */
  readonly contexts: readonly (readonly string[])[];
}

function tiny(name: string, sdl: DocumentNode, resolvers: Parameters<typeof buildSubgraphSchema>[0]): TinySubgraph {
  const contexts: string[][] = [];
  return {
    name,
    sdl,
    mappers: {},
    contexts,
    async open(): Promise<OpenSubgraph> {
      let isClosed = false;
      return {
        schema: buildSubgraphSchema(resolvers),
        createContext() {
          if (isClosed) throw new Error(`the store of ${name} is closed`);
          const loads: string[] = [];
          contexts.push(loads);
          return { loads };
        },
        async assertHealthy() {
          if (isClosed) throw new Error('closed');
        },
        async close() {
          isClosed = true;
        },
      };
    },
  };
}

/** Fresh subgraphs, in the order finder, river, hill. */
export function createTinySubgraphs(): readonly [TinySubgraph, TinySubgraph, TinySubgraph] {
  const [river, hill] = [partner('river'), partner('hill')];
  return [
    tiny('finder', FINDER, { typeDefs: FINDER, resolvers: finderResolvers }),
    tiny('river', river, { typeDefs: river, resolvers: partnerResolvers('river') }),
    tiny('hill', hill, { typeDefs: hill, resolvers: partnerResolvers('hill') }),
  ];
}

/** Their supergraph. */
export function composeTinyGraph(): string {
  const { supergraphSdl, errors } = composeServices(
    createTinySubgraphs().map(({ name, sdl }) => ({ name, url: `http://${name}.invalid/graphql`, typeDefs: sdl })),
  );
  if (supergraphSdl === undefined) throw new AggregateError(errors ?? []);
  return supergraphSdl;
}
