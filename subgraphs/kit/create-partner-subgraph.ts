// Makes the subgraph of a partner out of what is its own: names, SDL and feeds. A schema that does not fit the names
// throws when it is opened; a Catalogue that is not there yet is served as an empty one.
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import { loadCatalogueSdl } from '../../schema/load-sdl.ts';
import type { Partner } from '../../schema/shared.generated.ts';
import { catalogueFile } from './catalogue/catalogue-file.ts';
import { createLiveCatalogueReader } from './catalogue/live-catalogue-reader.ts';
import { type CatalogueSchemaNames, createCatalogueResolvers } from './serve/catalogue-resolvers.ts';
import { guardResolvers, type SchemaResolvers } from './serve/guard-resolvers.ts';
import { createPartnerContext } from './serve/partner-context.ts';
import type { OpenSubgraph, PartnerSubgraph, SubgraphEnvironment } from './subgraph.ts';

/** Resolvers of the partner's own, for what its Catalogue does not know. */
export interface OwnResolvers {
  /** Added to the common ones, and before them where both have a field. */
  readonly resolvers: SchemaResolvers;
  close(): Promise<void>;
}

export interface PartnerSubgraphOptions extends CatalogueSchemaNames {
  readonly name: string;
  readonly partner: Partner;
  readonly title: string;
  /** The partner's schema.graphql. */
  readonly sdlUrl: URL;
  readonly listFeeds: PartnerSubgraph['listFeeds'];
  /** Called once, when the subgraph is opened; for live fields such as Session.availability. */
  readonly resolvers?: (environment: SubgraphEnvironment) => OwnResolvers;
}

export function createPartnerSubgraph(options: PartnerSubgraphOptions): PartnerSubgraph {
  const { name, partner, title, listFeeds } = options;
  const sdl = loadCatalogueSdl(options.sdlUrl);

  async function open(environment: SubgraphEnvironment): Promise<OpenSubgraph> {
    const { settings, now } = environment;
    const catalogue = createLiveCatalogueReader({ file: catalogueFile(settings.DATA_DIR, name), partner, now });
    const own = options.resolvers?.(environment);
    const resolvers = mergeResolvers(createCatalogueResolvers(options, catalogue), own?.resolvers ?? {});
    const schema = buildSubgraphSchema([{ typeDefs: sdl, resolvers: guardResolvers(resolvers, partner, title) }]);
    assertTypes(schema, options);
    return {
      schema,
      createContext: () => createPartnerContext(catalogue, now()),
      assertHealthy: () => catalogue.assertHealthy(),
      close: async () => {
        await catalogue.close();
        await own?.close();
      },
    };
  }

  return { name, partner, title, sdl, mappers: {}, listFeeds, open };
}

function mergeResolvers(common: SchemaResolvers, own: SchemaResolvers): SchemaResolvers {
  const merged = Object.entries(own).map(([type, fields]) => [type, { ...common[type], ...fields }] as const);
  return { ...common, ...Object.fromEntries(merged) };
}

/** Resolvers of a type that does not exist would be passed over in silence. */
function assertTypes(schema: GraphQLSchema, { typePrefix, typeNames }: CatalogueSchemaNames): void {
  for (const type of [`${typePrefix}Catalogue`, `${typePrefix}ItemConnection`, ...Object.values(typeNames)]) {
    if (schema.getType(type) === undefined) throw new Error(`the SDL has no type '${type}'`);
  }
}
