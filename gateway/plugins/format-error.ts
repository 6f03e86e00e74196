// The last gate before a client: an error keeps its message only when it was written for clients. Everything else is
// masked, and told to the log instead; addresses, file paths and stacks never pass.
import { ApolloServerErrorCode, ApolloServerValidationErrorCode } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ApiErrorCode } from '../../subgraphs/kit/api-error.ts';
import type { Logger } from '../../subgraphs/kit/log.ts';

const INTERNAL: ApiErrorCode = 'INTERNAL_SERVER_ERROR';
const TOO_LARGE: ApiErrorCode = 'OPERATION_TOO_LARGE';

const TOO_MANY_SELECTIONS = ApolloServerValidationErrorCode.MAX_RECURSIVE_SELECTIONS_EXCEEDED;

/** Codes that Apollo gives to faults without a code of their own. */
const UNNAMED: readonly unknown[] = [INTERNAL, 'DOWNSTREAM_SERVICE_ERROR', undefined];

type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

export function createFormatError(log: Logger): FormatError {
  return ({ message, path, locations, extensions = {} }, error) => {
    const {
      code,
      serviceName,
      service = serviceName,
      validationErrorCode: _rule,
      stacktrace: _stack,
      exception: _exception,
      ...rest
    } = extensions;
    const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
    const named = service === undefined ? {} : { service };
    if (!UNNAMED.includes(code)) {
      return { message, ...place, extensions: { code: ownCode(error) ?? code, ...named, ...rest } };
    }
    if (service === undefined && isRefusal(error)) {
      return { message, ...place, extensions: { code: ApolloServerErrorCode.BAD_REQUEST } };
    }
    if (service === undefined) {
      log.error({ err: error }, 'an operation failed');
      return { message: 'Something went wrong on our side.', ...place, extensions: { code: INTERNAL } };
    }
    const partner = typeof rest.partner === 'string' ? { partner: rest.partner } : {};
    // The subgraph that masked it has logged it.
    return {
      message: `${service} failed to answer this part`,
      ...place,
      extensions: { code: INTERNAL, service, ...partner },
    };
  };
}

// Apollo gives some refusals (a persisted query with the wrong hash) a status and no code.
function isRefusal(error: unknown): boolean {
  const http = error instanceof GraphQLError ? error.extensions.http : null;
  if (typeof http !== 'object' || http === null || !('status' in http)) return false;
  return typeof http.status === 'number' && http.status >= 400 && http.status < 500;
}

// Apollo calls whatever a validation rule reports GRAPHQL_VALIDATION_FAILED; the rule's own error is behind it.
function ownCode(error: unknown): ApiErrorCode | null {
  const reported = error instanceof GraphQLError ? error.originalError : null;
  if (!(reported instanceof GraphQLError)) return null;
  const { code, validationErrorCode } = reported.extensions;
  return code === TOO_LARGE || validationErrorCode === TOO_MANY_SELECTIONS ? TOO_LARGE : null;
}
