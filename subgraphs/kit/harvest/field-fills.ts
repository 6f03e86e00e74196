// Counts in how many items of each family a field says something, so that a field that vanishes from a feed is noticed
// by the next reading. Pure; memory grows with the fields, never with the items.
import type { NormalisedItem } from '../catalogue-item.ts';
import type { DriftLimits } from './guard-limits.ts';

/** Of one reading, by family; kept in the report of the run for the next one. */
export type FieldFills = Readonly<Record<string, FamilyFills>>;

interface FamilyFills {
  readonly items: number;
  /** Items that say something there, by path (`sessions.venue.postcode`); paths that none fills are left out. */
  readonly filled: Readonly<Record<string, number>>;
}

export interface FieldFillCounter {
  add(item: NormalisedItem): void;
  total(): FieldFills;
}

const DEPTH = 3;

/** A tree, since the text of every path of every item would cost more than all else that is done with the item. */
interface Field {
  filled: number;
  /** The item that counted last, so that one whose list says it several times counts once. */
  lastItem: number;
  readonly fields: Map<string, Field>;
}

export function createFieldFillCounter(): FieldFillCounter {
  const families = new Map<string, Field>();
  return {
    add(item) {
      const family = families.get(item.family) ?? createField();
      families.set(item.family, family);
      family.filled += 1;
      addFields(item, family, family.filled, DEPTH);
    },
    total: () =>
      Object.fromEntries(
        [...families].map(([name, family]) => {
          const paths = listPaths(family, '').sort(([one], [other]) => (one < other ? -1 : 1));
          return [name, { items: family.filled, filled: Object.fromEntries(paths) }];
        }),
      ),
  };
}

/** What the next reading can be found wanting of, and nothing else: reports are kept by the hundred. */
export function toMemorable(fields: FieldFills, limits: DriftLimits): FieldFills {
  const families = Object.entries(fields).filter(([, { items }]) => items >= limits.floor);
  return Object.fromEntries(
    families.map(([name, { items, filled }]) => {
      const most = Object.entries(filled).filter(([, had]) => had >= items * limits.filled);
      return [name, { items, filled: Object.fromEntries(most) }];
    }),
  );
}

/** In words, each field that items of a family had and have no more. */
export function describeDrift(before: FieldFills, now: FieldFills, limits: DriftLimits): readonly string[] {
  return Object.entries(before).flatMap(([family, was]) => {
    const is = now[family];
    // Items that are gone as a whole are for the guard against shrinking to tell.
    if (is === undefined || was.items < limits.floor || is.items < limits.floor) return [];
    return Object.entries(was.filled).flatMap(([path, had]) => {
      const has = is.filled[path] ?? 0;
      if (had < was.items * limits.filled || has > is.items * limits.left) return [];
      return [`${path} of ${family} (${had} of ${was.items} before, ${has} of ${is.items} now)`];
    });
  });
}

function createField(): Field {
  return { filled: 0, lastItem: 0, fields: new Map() };
}

function addFields(record: object, { fields }: Field, item: number, depth: number): void {
  for (const [name, value] of Object.entries(record)) {
    if (value === null || value === undefined || value === '') continue;
    let field = fields.get(name);
    if (field === undefined) {
      field = createField();
      fields.set(name, field);
    }
    addValue(value, field, item, depth);
  }
}

/** A list says what any of its parts says. */
function addValue(value: unknown, field: Field, item: number, depth: number): void {
  if (value === null || value === undefined || value === '') return;
  if (Array.isArray(value)) {
    for (const part of value) addValue(part, field, item, depth);
    return;
  }
  if (field.lastItem !== item) {
    field.lastItem = item;
    field.filled += 1;
  }
  if (typeof value === 'object' && depth > 0) addFields(value, field, item, depth - 1);
}

function listPaths({ fields }: Field, above: string): [path: string, filled: number][] {
  return [...fields].flatMap(([name, field]) => {
    const path = above === '' ? name : `${above}.${name}`;
    const own: [string, number][] = field.filled === 0 ? [] : [[path, field.filled]];
    return [...own, ...listPaths(field, path)];
  });
}
