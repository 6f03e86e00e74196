// A validation rule that refuses operations larger than the limits. It reports and never throws: a rule that throws
// turns a bad request into a server error.
import { GraphQLError, Kind, type ValidationRule } from 'graphql';
import type { ApiErrorCode } from './api-error.ts';
import { measureOperations, type OperationSize } from './operation-size.ts';

export type SizeLimits = OperationSize;

const CODE: ApiErrorCode = 'OPERATION_TOO_LARGE';

const WORDS: Readonly<Record<keyof OperationSize, string>> = {
  depth: 'levels of fields',
  aliases: 'aliases',
  directives: 'directives',
  rootFields: 'root fields',
};

const MEASURES: readonly (keyof OperationSize)[] = ['depth', 'aliases', 'directives', 'rootFields'];

/** One error for each limit that an operation passes, with `extensions` code, limit, maximum and actual. */
export function createSizeRule(limits: SizeLimits): ValidationRule {
  return (context) => ({
    [Kind.DOCUMENT](document) {
      for (const [operation, size] of measureOperations(document)) {
        for (const limit of MEASURES.filter((measure) => size[measure] > limits[measure])) {
          const message = `The operation has ${size[limit]} ${WORDS[limit]}; at most ${limits[limit]} are allowed.`;
          const extensions = { code: CODE, limit, maximum: limits[limit], actual: size[limit] };
          context.reportError(new GraphQLError(message, { nodes: [operation], extensions }));
        }
      }
      return false;
    },
  });
}
