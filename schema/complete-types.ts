// Gives each type and interface the fields of the interfaces it implements, so that a field is written in SDL once.
// A field that the type writes itself stays as it is; an unknown interface is left for composition to report.
import { type DocumentNode, type FieldDefinitionNode, Kind, visit } from 'graphql';

/** Returns the document with inherited fields filled in, own fields last. */
export function completeTypes(document: DocumentNode): DocumentNode {
  const interfaces = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.INTERFACE_TYPE_DEFINITION)
      .map((definition) => [definition.name.value, definition] as const),
  );

  const inheritedBy = (names: readonly string[]): FieldDefinitionNode[] =>
    names.flatMap((name) => {
      const parent = interfaces.get(name);
      const above = parent?.interfaces?.map((one) => one.name.value) ?? [];
      return [...inheritedBy(above), ...(parent?.fields ?? [])];
    });

  const complete = <
    T extends { readonly interfaces?: readonly { name: { value: string } }[]; fields?: readonly FieldDefinitionNode[] },
  >(
    node: T,
  ): T => {
    const fields = [...inheritedBy((node.interfaces ?? []).map((one) => one.name.value)), ...(node.fields ?? [])];
    return { ...node, fields: [...new Map(fields.map((field) => [field.name.value, field])).values()] };
  };

  return visit(document, {
    ObjectTypeDefinition: (node) => complete(node),
    InterfaceTypeDefinition: (node) => complete(node),
  });
}
