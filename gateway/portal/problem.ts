// What was wrong with a search, for whoever typed it. An argument without words of its own is told as the graph told it.
import type { GraphQLFormattedError } from 'graphql';

const PROBLEMS: Readonly<Record<string, string>> = {
  after: 'This page of results is not there any more. Please search again.',
};

/** `error` is a BAD_USER_INPUT of the search. */
export function problemInWords({ message, extensions }: GraphQLFormattedError): string {
  return PROBLEMS[String(extensions?.argument)] ?? message;
}
