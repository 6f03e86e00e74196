// What a client may know of an error inside a subgraph. An error that was meant for clients is a GraphQLError with a
// code; input that does not fit the schema is told in graphql-js's words; anything else is masked and logged.
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import type { ApiErrorCode } from './api-error.ts';
import type { Logger } from './log.ts';

const BAD_INPUT: ApiErrorCode = 'BAD_USER_INPUT';
const INTERNAL: ApiErrorCode = 'INTERNAL_SERVER_ERROR';

/** `service` is the subgraph's name, told to the client as `extensions.service`. */
export function toPublicError(error: GraphQLError, service: string, log: Logger): GraphQLFormattedError {
  const path = error.path === undefined ? {} : { path: error.path };
  if (isMeantForClients(error)) {
    const { cause } = thrown(error);
    if (cause !== undefined)
      log.warn({ service, path: error.path, code: error.extensions.code, err: cause }, 'told to a client');
    return { message: error.message, ...path, extensions: { ...error.extensions, service } };
  }
  if (isBadInput(error)) {
    return { message: error.message, ...path, extensions: { code: BAD_INPUT, service } };
  }
  log.error({ service, path: error.path, err: causeOf(error) }, 'a resolver failed');
  const { partner } = error.extensions;
  const named = partner === undefined ? { service } : { service, partner };
  return { message: `${service} failed to answer this part`, ...path, extensions: { code: INTERNAL, ...named } };
}

/** What went wrong in the end, under every wrapping. */
function causeOf(error: Error): Error {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

/** The error as thrown: graphql-js wraps it to add the place. */
const thrown = (error: GraphQLError): Error => error.originalError ?? error;

function isMeantForClients(error: GraphQLError): boolean {
  const cause = thrown(error);
  return (
    cause instanceof GraphQLError && typeof cause.extensions.code === 'string' && cause.extensions.code !== INTERNAL
  );
}

// graphql-js marks a value that it cannot coerce by pointing at the value or at the variable's definition. A custom
// scalar is first checked in the subgraph, since the gateway knows only its name.
function isBadInput(error: GraphQLError): boolean {
  const cause = thrown(error);
  const kind = error.nodes?.[0]?.kind;
  if (kind === Kind.VARIABLE_DEFINITION) return true;
  return (
    cause instanceof GraphQLError && kind !== undefined && kind !== Kind.FIELD && kind !== Kind.OPERATION_DEFINITION
  );
}
