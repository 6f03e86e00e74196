// Where a fetch that failed would have put its values, so that its error can say which fields are empty because of it.
import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { z } from 'zod';

type Path = readonly (string | number)[];

const ENTITIES = '_entities';
const representationsShape = z.array(z.looseObject({ __typename: z.string() }));

/** An entity as the gateway asks for it: its type and key. */
export type Representation = z.infer<typeof representationsShape>[number];

/** The representations among a fetch's variables; none for a fetch at the root. */
export function readRepresentations(variables: Readonly<Record<string, unknown>>): readonly Representation[] {
  return representationsShape.safeParse(variables.representations).data ?? [];
}

/** Paths in the answer's own terms: a root field, or `_entities`, the representation's place and a field of it. */
export function listUnfilledPositions(
  document: DocumentNode,
  representations: readonly Representation[],
): readonly Path[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

  /** Response names selected for a type; null stands for the root, which has no fragments on other types. */
  function namesIn(set: SelectionSetNode, typename: string | null): readonly string[] {
    return set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) {
        return typename !== null && selection.name.value === '__typename'
          ? []
          : [(selection.alias ?? selection.name).value];
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value ?? typename;
      const applies = typename === null || condition === typename;
      return fragment !== undefined && applies ? namesIn(fragment.selectionSet, typename) : [];
    });
  }

  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) return [];
  const entities = operation.selectionSet.selections.find(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === ENTITIES,
  );
  if (entities?.kind !== Kind.FIELD) return namesIn(operation.selectionSet, null).map((name) => [name]);

  const namesByType = new Map<string, readonly string[]>();
  return representations.flatMap(({ __typename }, at) => {
    const names =
      namesByType.get(__typename) ??
      (entities.selectionSet ? [...new Set(namesIn(entities.selectionSet, __typename))] : []);
    namesByType.set(__typename, names);
    return names.length === 0 ? [[ENTITIES, at]] : names.map((name) => [ENTITIES, at, name]);
  });
}
