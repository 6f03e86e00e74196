// Puts a code and the partner's name on every error that leaves a resolver. What was not meant for clients is wrapped
// with words that say nothing of paths or SQL; its cause stays with it for the log.
import type { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, GraphQLError } from 'graphql';
import type { Partner } from '../../../schema/shared.generated.ts';
import type { ApiErrorCode } from '../api-error.ts';
import { CatalogueError } from '../catalogue/catalogue-error.ts';

type Modules = Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>;

/** Resolvers by type and field, as buildSubgraphSchema takes them. */
export type SchemaResolvers = NonNullable<Exclude<Modules[number], DocumentNode>['resolvers']>;

const INTERNAL: ApiErrorCode = 'INTERNAL_SERVER_ERROR';

/** The same resolvers; `title` is what people call the partner. */
export function guardResolvers(resolvers: SchemaResolvers, partner: Partner, title: string): SchemaResolvers {
  const guard = <P extends unknown[], T>(resolve: (...parameters: P) => T) => {
    return async (...parameters: P) => {
      try {
        return await resolve(...parameters);
      } catch (error) {
        throw toClientError(error, partner, title);
      }
    };
  };
  return Object.fromEntries(
    Object.entries(resolvers).map(([type, fields]) => [
      type,
      Object.fromEntries(
        Object.entries(fields).map(([field, resolve]) => [
          field,
          typeof resolve === 'function' && field !== '__resolveType' ? guard(resolve) : resolve,
        ]),
      ),
    ]),
  );
}

function toClientError(error: unknown, partner: Partner, title: string): GraphQLError {
  if (error instanceof GraphQLError && typeof error.extensions.code === 'string') {
    return new GraphQLError(error.message, { extensions: { ...error.extensions, partner } });
  }
  if (error instanceof CatalogueError) {
    return new GraphQLError(error.message, { extensions: { code: error.code, partner } });
  }
  return new GraphQLError(`${title} could not answer this part`, {
    originalError: error instanceof Error ? error : new Error(String(error)),
    extensions: { code: INTERNAL, partner },
  });
}
