// The error for an argument that makes no sense: told to the client with the argument's name.
import { GraphQLError } from 'graphql';
import type { ApiErrorCode } from './api-error.ts';

const CODE: ApiErrorCode = 'BAD_USER_INPUT';

/** `argument` by its path, for example `near.postcode`; `needed` says what was needed and what came. */
export function badUserInput(argument: string, needed: string): GraphQLError {
  return new GraphQLError(`${argument}: ${needed}`, { extensions: { code: CODE, argument } });
}

/** Throws BAD_USER_INPUT unless the number is whole and within the bounds, both included. */
export function assertWithin(argument: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw badUserInput(argument, `expected a whole number from ${least} to ${most}, got ${value}`);
}
