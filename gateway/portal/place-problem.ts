// What was wrong with the place, for whoever typed it, with the names that the graph holds for likely. Pure.
import type { GraphQLFormattedError } from 'graphql';

export interface PlaceProblem {
  readonly words: string;
  /** Names of places like the one typed; often none. */
  readonly names: readonly string[];
}

const NAMES = /^.*; the nearest names are (.+)$/s;

/** Null when none of the errors is about the place. */
export function toPlaceProblem(place: string, errors: readonly GraphQLFormattedError[]): PlaceProblem | null {
  const error = errors.find(({ extensions }) => /^near(?:\.|$)/.test(String(extensions?.argument)));
  if (error === undefined) return null;
  if (error.extensions?.argument === 'near.postcode') {
    return {
      words: `We do not know the postcode “${place}”. Its first half is enough, for example NR31.`,
      names: [],
    };
  }
  const names = NAMES.exec(error.message)?.[1]?.split(', ') ?? [];
  const advice = names.length === 0 ? 'Try the nearest town, or a postcode.' : 'Did you mean:';
  return { words: `We do not know a place called “${place}”. ${advice}`, names };
}
