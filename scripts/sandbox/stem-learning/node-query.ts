// The query parameters of a JSON:API collection: sort, filter, page and include. What Drupal would refuse is a BadQuery.
import type { NodeRecord } from './node-records.ts';
import { type RelationshipName, relationshipNames } from './taxonomy-terms.ts';

/** A query that Drupal answers with 400. */
export class BadQuery extends Error {}

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const MOST_PER_PAGE = 50;
const fields: Readonly<Record<string, (node: NodeRecord) => number | string>> = {
  changed: (node) => Math.floor(node.record.changedAt.getTime() / 1000),
  created: (node) => Math.floor(node.record.createdAt.getTime() / 1000),
  drupal_internal__nid: (node) => node.nid,
  title: (node) => node.record.row.title,
  status: () => 1,
};

const operators: Readonly<Record<string, (one: number | string, other: number | string) => boolean>> = {
  '=': (one, other) => one === other,
  '<>': (one, other) => one !== other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
};

/** `page[offset]` and `page[limit]`, the limit capped at 50 as Drupal caps it. */
export function readPage(query: Query): { readonly offset: number; readonly limit: number } {
  const offset = readWhole(query['page[offset]'] ?? '0', 'page[offset]');
  const limit = readWhole(query['page[limit]'] ?? String(MOST_PER_PAGE), 'page[limit]');
  return { offset, limit: limit === 0 ? MOST_PER_PAGE : Math.min(limit, MOST_PER_PAGE) };
}

/** The relationships to resolve. */
export function readInclude(query: Query): readonly RelationshipName[] {
  const names = readOne(query.include, 'include').split(',').filter(Boolean);
  return [...new Set(names)].map((name) => {
    const known = relationshipNames.find((field) => field === name);
    if (known === undefined) throw new BadQuery(`\`${name}\` is not a valid relationship field name.`);
    return known;
  });
}

/** An order of the nodes; node number decides between equals, as it does without `sort`. */
export function readSort(query: Query): (one: NodeRecord, other: NodeRecord) => number {
  const keys = readOne(query.sort, 'sort').split(',').filter(Boolean);
  const steps = keys.map((key) => ({ read: findField(key.replace(/^-/, '')), sign: key.startsWith('-') ? -1 : 1 }));
  return (one, other) => {
    for (const { read, sign } of steps) {
      const [left, right] = [read(one), read(other)];
      if (left !== right) return left < right ? -sign : sign;
    }
    return one.nid - other.nid;
  };
}

/** Which nodes the filters let through: `filter[x]=v`, `filter[x][value]=v` and the long form with `condition`. */
export function readFilter(query: Query): (node: NodeRecord) => boolean {
  const conditions = new Map<string, Map<string, string>>();
  for (const [key, given] of Object.entries(query)) {
    const match = /^filter\[([^\]]+)\](?:\[condition\])?(?:\[(path|operator|value)\])?$/.exec(key);
    if (!key.startsWith('filter')) continue;
    if (match?.[1] === undefined) throw new BadQuery(`The filter \`${key}\` is not understood.`);
    const parts = conditions.get(match[1]) ?? new Map<string, string>();
    conditions.set(match[1], parts.set(match[2] ?? 'value', readOne(given, key)));
  }
  const tests = [...conditions].map(([name, parts]) => {
    const path = parts.get('path') ?? name;
    const read = findField(path);
    const compare = operators[parts.get('operator') ?? '='];
    if (compare === undefined) throw new BadQuery(`The operator of the filter \`${name}\` is not allowed.`);
    const value = readValue(path, parts.get('value') ?? '');
    return (node: NodeRecord) => compare(read(node), value);
  });
  return (node) => tests.every((test) => test(node));
}

function findField(name: string): (node: NodeRecord) => number | string {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined)
    throw new BadQuery(`Invalid nested filtering or sorting. The field \`${name}\` does not exist.`);
  return field;
}

// A timestamp field takes seconds since 1970, or a moment in RFC 3339.
function readValue(path: string, value: string): number | string {
  if (path === 'title') return value;
  const number = /^\d+$/.test(value) ? Number(value) : Math.floor(Date.parse(value) / 1000);
  if (Number.isNaN(number)) throw new BadQuery(`The value of the filter on \`${path}\` is not understood.`);
  return number;
}

function readWhole(value: string | readonly string[], name: string): number {
  const text = readOne(value, name);
  if (!/^\d{1,9}$/.test(text)) throw new BadQuery(`\`${name}\` must be a whole number from 0.`);
  return Number(text);
}

function readOne(value: string | readonly string[] | undefined, name: string): string {
  if (value === undefined || typeof value === 'string') return value ?? '';
  throw new BadQuery(`\`${name}\` must be given once.`);
}
