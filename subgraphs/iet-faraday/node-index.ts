// The nodes of a page by their `@id`, so that `{"@id": "#venue"}` is read as the node that it stands for. A reference to
// nothing stays a reference; lists are cut, because a page decides how long they are.
import { isNode, type JsonLdNode } from '../kit/readers/json-ld.ts';

export type NodeIndex = ReadonlyMap<string, JsonLdNode>;

const LONGEST_LIST = 200;

export function createNodeIndex(nodes: readonly JsonLdNode[]): NodeIndex {
  return new Map(nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node]] : [])));
}

/** One step: what the node found refers to is not followed in turn, so that circles and avalanches end here. */
export function follow(value: unknown, index: NodeIndex): unknown {
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((member) => followOne(member, index));
  return followOne(value, index);
}

/** The node with all of its properties followed. */
export function followProperties(node: JsonLdNode, index: NodeIndex): JsonLdNode {
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, follow(value, index)]));
}

function followOne(value: unknown, index: NodeIndex): unknown {
  if (!isNode(value) || typeof value['@id'] !== 'string') return value;
  const isReference = Object.keys(value).every((key) => key === '@id' || key === '@type');
  return isReference ? (index.get(value['@id']) ?? value) : value;
}
