// How many values the answer to an operation could hold at most: each field counts once for every object it is asked of.
// A list is as long as its `first` or `ids` says, which is why this needs the variables; other lists are assumed short.
import {
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Lists that nobody sizes: sessions of a course, files, subjects. */
const ASSUMED_LENGTH = 5;

export interface CostInput {
  readonly schema: GraphQLSchema;
  /** Valid against the schema, without fragment cycles. */
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced, with defaults filled in. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Introspection costs nothing here: other rules bound it. Throws a GraphQLError for arguments that make no sense. */
export function costOperation({ schema, operation, fragments, variables }: CostInput): number {
  /** `size` is what a field above was told and no list has used up yet. */
  function costSet(set: SelectionSetNode, type: GraphQLCompositeType, size: number | null): number {
    return set.selections.reduce((cost, selection) => {
      if (selection.kind === Kind.FIELD) {
        const field = isUnionType(type) ? undefined : type.getFields()[selection.name.value];
        if (field === undefined) return cost;
        const told = sizeOf(field, getArgumentValues(field, selection, variables)) ?? size;
        const isList = isListType(getNullableType(field.type));
        const inner = getNamedType(field.type);
        const each =
          1 +
          (selection.selectionSet && isCompositeType(inner)
            ? costSet(selection.selectionSet, inner, isList ? null : told)
            : 0);
        return cost + each * (isList && isCompositeType(inner) ? (told ?? ASSUMED_LENGTH) : 1);
      }
      const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (part === undefined) return cost;
      const condition = part.typeCondition && schema.getType(part.typeCondition.name.value);
      return cost + costSet(part.selectionSet, isCompositeType(condition) ? condition : type, size);
    }, 0);
  }

  const root = schema.getRootType(operation.operation);
  return root ? costSet(operation.selectionSet, root, null) : 0;
}

function sizeOf(field: GraphQLField<unknown, unknown>, given: Readonly<Record<string, unknown>>): number | null {
  const { first, ids } = given;
  if (Array.isArray(ids)) return ids.length;
  if (typeof first === 'number') return Math.max(1, first);
  const isSized = field.args.some(({ name }) => name === 'first');
  return isSized ? ASSUMED_LENGTH : null;
}
