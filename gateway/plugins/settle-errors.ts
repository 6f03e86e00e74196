// Tells each failure of a subgraph once for each hole it left in the answer, in the order of the answer. A hole is a
// null: a field that failed inside an object which is itself gone is told at the object.
import type { GraphQLFormattedError } from 'graphql';

type Path = readonly (string | number)[];

/** Errors of whole fetches, moved to the nulls they caused, without repeats; other errors as they are; all sorted. */
export function settleErrors(
  data: unknown,
  errors: readonly GraphQLFormattedError[],
): readonly GraphQLFormattedError[] {
  const settled = new Map<string, GraphQLFormattedError>();
  const homeless = new Map<string, GraphQLFormattedError>();
  for (const error of errors) {
    const path = isFetchFailure(error) && error.path ? pathOfNull(data, error.path) : error.path;
    const { path: _path, extensions, ...words } = error;
    const told = { ...words, ...(path ? { path } : {}), ...(extensions ? { extensions } : {}) };
    (path === null ? homeless : settled).set(JSON.stringify(told), told);
  }
  // A failure that left no hole anyone asked about is still told, lest an answer look whole that is not.
  const told = new Set([...settled.values()].map(serviceOf));
  const rest = [...homeless.values()].filter((error) => !told.has(serviceOf(error)));
  return [...settled.values(), ...rest].sort((one, other) => comparePaths(one.path ?? [], other.path ?? []));
}

const serviceOf = ({ extensions }: GraphQLFormattedError): unknown => extensions?.service;

function isFetchFailure({ extensions }: GraphQLFormattedError): boolean {
  return typeof extensions?.code === 'string' && extensions.code.startsWith('SUBGRAPH_');
}

/** The shortest beginning of the path that leads to a null; null when the path leads to a value or was not asked for. */
function pathOfNull(data: unknown, path: Path): Path | null {
  let value = data;
  for (const [depth, step] of path.entries()) {
    if (typeof value !== 'object' || value === null) return null;
    value = Reflect.get(value, step);
    if (value === null) return path.slice(0, depth + 1);
  }
  return null;
}

function comparePaths(one: Path, other: Path): number {
  for (const [depth, step] of one.entries()) {
    const against = other[depth];
    if (against === undefined) return 1;
    if (step === against) continue;
    if (typeof step === 'number' && typeof against === 'number') return step - against;
    return String(step) < String(against) ? -1 : 1;
  }
  return one.length - other.length;
}
