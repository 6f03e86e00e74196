// Writes the selection of every field of a type, so that a test asks for whole items without listing their fields. A
// type that contains itself would never end and throws.
import { type GraphQLOutputType, type GraphQLSchema, getNamedType, isInterfaceType, isObjectType } from 'graphql';

const DEEPEST = 8;

/** `leaveOut` names fields by type and name, for example `Session.availability`. */
export function selectAllFields(
  schema: GraphQLSchema,
  output: GraphQLOutputType,
  leaveOut: readonly string[] = [],
  depth = 0,
): string {
  if (depth > DEEPEST) throw new Error(`the type '${String(output)}' nests too deeply`);
  const type = getNamedType(output);
  if (isInterfaceType(type)) {
    const fragments = schema
      .getPossibleTypes(type)
      .map((member) => `... on ${member.name} ${selectAllFields(schema, member, leaveOut, depth + 1)}`);
    return `{ __typename ${fragments.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields())
    .filter((field) => !leaveOut.includes(`${type.name}.${field.name}`))
    .map((field) => `${field.name} ${selectAllFields(schema, field.type, leaveOut, depth + 1)}`);
  return `{ ${fields.join(' ')} }`;
}
