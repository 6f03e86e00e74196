// Measures how large an operation is once its fragments are spread, without spreading them: a fragment is measured once
// however often it is used, so that a bomb of nested fragments costs no more than its text.
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export interface OperationSize {
  /** Levels of fields. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields at the operation's own level. */
  readonly rootFields: number;
}

const NOTHING: OperationSize = { depth: 0, aliases: 0, directives: 0, rootFields: 0 };

/** Needs a document without unknown fragments: run it behind the specified rules. */
export function measureOperations(document: DocumentNode): readonly [OperationDefinitionNode, OperationSize][] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, OperationSize>();

  function measureFragment(name: string): OperationSize {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, NOTHING);
    const fragment = fragments.get(name);
    const size = fragment === undefined ? NOTHING : measureDefinition(fragment);
    measured.set(name, size);
    return size;
  }

  function measureSet(set: SelectionSetNode | undefined): OperationSize {
    let { depth, aliases, directives, rootFields } = NOTHING;
    for (const selection of set?.selections ?? []) {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? measureFragment(selection.name.value)
          : measureSet(selection.selectionSet);
      const isField = selection.kind === Kind.FIELD;
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
      aliases += inner.aliases + (isField && selection.alias !== undefined ? 1 : 0);
      directives += inner.directives + (selection.directives?.length ?? 0);
      rootFields += isField ? 1 : inner.rootFields;
    }
    return { depth, aliases, directives, rootFields };
  }

  function measureDefinition(definition: FragmentDefinitionNode | OperationDefinitionNode): OperationSize {
    const size = measureSet(definition.selectionSet);
    return { ...size, directives: size.directives + (definition.directives?.length ?? 0) };
  }

  return document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => [operation, measureDefinition(operation)]);
}
