// JSON that parses and fits nothing: values of every wrong type, and good records with some of their parts spoilt. It is
// written as text, because no object holds a key twice or `__proto__` as data.
import { createHostileText } from './hostile-text.ts';
import type { Random } from './random.ts';

type Branch =
  | { readonly kind: 'object'; readonly entries: [string, Node][] }
  | { readonly kind: 'array'; readonly items: Node[] };
type Node = Branch | { readonly kind: 'text'; readonly text: string };

/** A place in a record, and what spoils it. */
type Spoil = () => void;

const VALUES = [
  'null',
  'true',
  'false',
  '0',
  '-0',
  '-1',
  '1.5',
  '1e400',
  '-1e400',
  '1e-400',
  '9007199254740993',
  '123456789012345678901234567890',
  '""',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '[{}]',
  '["", null, 0, {}]',
  '{"": ""}',
  '{"__proto__": {"polluted": true}}',
  '{"constructor": {"prototype": {"polluted": true}}}',
  '{"toString": null, "valueOf": 1, "hasOwnProperty": false}',
  '{"length": 1000000000, "0": "x"}',
  '{"then": "now"}',
  '{"a": 1, "a": 2, "a": {"a": null}}',
  '"\\u0000"',
  '"\\ud800"',
  '"\\uDC00\\uD800"',
] as const;

/** Deep, but within what a page of JSON may be. */
const DEEPEST = 40;

/** The text of one value. */
export function createHostileJson(random: Random): string {
  if (random.oneIn(3)) return JSON.stringify(createHostileText(random));
  if (random.oneIn(12)) return createNest(random);
  if (random.oneIn(40))
    return `[${Array.from({ length: 500 }, () => random.pick(['null', '"KS3"', '{}', '1'])).join()}]`;
  return VALUES[random.below(VALUES.length)] ?? 'null';
}

function createNest(random: Random): string {
  const depth = 1 + random.below(DEEPEST);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['{"name":', '}'],
    ['[{"@graph":', '}]'],
  ]);
  const levels = Math.floor(depth / open.replace(/[^[{]/g, '').length);
  return `${open.repeat(levels)}${JSON.stringify(createHostileText(random))}${close.repeat(levels)}`;
}

/**
 * The text of a good record with one to four parts spoilt, or of something else altogether.
 * @param whole keys at the top that stay as they are, because they tell one record from another
 */
export function spoilRecord(random: Random, good: unknown, whole: readonly string[] = []): string {
  if (random.oneIn(25)) return createHostileJson(random);
  const root = toNode(good);
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const spoils = listSpoils(random, root, whole);
    spoils[random.below(spoils.length)]?.();
  }
  return write(root);
}

function listSpoils(random: Random, node: Node, whole: readonly string[] = []): readonly Spoil[] {
  if (node.kind === 'text') return [];
  const spoilt = (): Node => ({ kind: 'text', text: createHostileJson(random) });
  if (node.kind === 'array') {
    const { items } = node;
    return items.flatMap((item, at) => [
      () => items.splice(at, 1, spoilt()),
      () => items.splice(at, 1),
      () => items.push(spoilt()),
      ...listSpoils(random, item),
    ]);
  }
  const { entries } = node;
  const extra =
    (key: string): Spoil =>
    () =>
      entries.push([key, spoilt()]);
  return [
    extra('__proto__'),
    extra('constructor'),
    ...entries.flatMap(([key, value], at): readonly Spoil[] => {
      if (whole.includes(key)) return [];
      return [
        () => entries.splice(at, 1, [key, spoilt()]),
        () => entries.splice(at, 1, [key, spoilt()]),
        () => entries.splice(at, 1),
        extra(key),
        ...listSpoils(random, value),
      ];
    }),
  ];
}

function toNode(value: unknown): Node {
  if (Array.isArray(value)) return { kind: 'array', items: value.map(toNode) };
  if (typeof value !== 'object' || value === null) return { kind: 'text', text: JSON.stringify(value) };
  return { kind: 'object', entries: Object.entries(value).map(([key, inner]) => [key, toNode(inner)]) };
}

function write(node: Node): string {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'array') return `[${node.items.map(write).join()}]`;
  return `{${node.entries.map(([key, value]) => `${JSON.stringify(key)}:${write(value)}`).join()}}`;
}
