// Puts errors about entities where they belong. Gotcha (2026-11, @apollo/gateway 2.14.4): it reads the number in
// `_entities.<n>` as a place among all objects at the plan's path, although a subgraph numbers only those of its own
// types, so in a list of mixed types an error lands on another partner's item. Where nothing fits, numbers stay.
import type { GraphQLFormattedError } from 'graphql';
import type { Representation } from './unfilled-positions.ts';

/** As a query plan writes it: `@` stands for every element of a list. */
export type PlanPath = readonly (string | number)[];

/** For each representation, in order, its place among all objects at `path` below the roots. */
export function placeEntities(
  roots: readonly unknown[],
  path: PlanPath,
  representations: readonly Representation[],
): readonly number[] {
  const objects = roots.flatMap((root) => objectsAt(root, path));
  let next = 0;
  return representations.map((representation, at) => {
    const place = objects.findIndex((object, index) => index >= next && isOf(object, representation));
    if (place === -1) return at;
    next = place + 1;
    return place;
  });
}

/** The error with the place of its entity for the number that the subgraph gave. */
export function moveToPlace(error: GraphQLFormattedError, places: readonly number[]): GraphQLFormattedError {
  const [first, number, ...rest] = error.path ?? [];
  const place = first === '_entities' && typeof number === 'number' ? places[number] : undefined;
  return first === undefined || place === undefined ? error : { ...error, path: [first, place, ...rest] };
}

function objectsAt(value: unknown, path: PlanPath): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  const [head, ...rest] = path;
  if (Array.isArray(value)) return value.flatMap((element) => objectsAt(element, head === '@' ? rest : path));
  if (head === undefined) return [value];
  return objectsAt(Reflect.get(value, head), rest);
}

// Keys are scalars throughout our graph; anything else is taken to fit.
function isOf(object: object, representation: Representation): boolean {
  return Object.entries(representation).every(
    ([name, value]) => typeof value === 'object' || Reflect.get(object, name) === value,
  );
}
