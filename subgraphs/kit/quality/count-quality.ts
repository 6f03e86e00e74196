// Counts how good the items of one reading are, one by one, so that a harvest pays only for what it reads. Pure; memory
// grows by a short hash for each item.
import { hash } from 'node:crypto';
import type { ItemFamily, NormalisedItem } from '../catalogue-item.ts';
import type { UnknownWord } from '../harvest/harvest-feed.ts';
import { toAddressKey, toTitleKey } from './duplicate-keys.ts';
import { type FamilyQuality, NO_QUALITY, type Quality } from './quality.ts';

/** Every item has them, or they are ours, or having none is no lack. */
const NOT_COUNTED: ReadonlySet<string> = new Set([
  'family',
  'id',
  'kind',
  'title',
  'url',
  'otherUrls',
  'status',
  'hub',
  'embargoUntil',
  'inferredFields',
]);

export interface QualityCounter {
  add(item: NormalisedItem, unknownWords: readonly UnknownWord[]): void;
  total(): Quality;
}

export function createQualityCounter(): QualityCounter {
  const families = new Map<ItemFamily, { items: number; filled: Map<string, number> }>();
  const unknown = new Map<string, number>();
  const addresses = new Set<string>();
  const titles = new Set<string>();
  let items = 0;
  let sameAddress = 0;
  let sameTitle = 0;

  return {
    add(item, unknownWords) {
      items += 1;
      const family = families.get(item.family) ?? { items: 0, filled: new Map<string, number>() };
      families.set(item.family, family);
      family.items += 1;
      for (const [field, value] of Object.entries(item)) {
        if (!NOT_COUNTED.has(field)) increase(family.filled, field, saysSomething(field, value) ? 1 : 0);
      }
      for (const field of new Set(unknownWords.map((word) => word.field))) increase(unknown, field, 1);
      const address = toAddressKey(item);
      if (address !== null && isKnown(addresses, address)) sameAddress += 1;
      if (isKnown(titles, toTitleKey(item))) sameTitle += 1;
    },
    total: () => ({
      items,
      families: Object.fromEntries(
        [...families].map(([name, family]) => [name, { items: family.items, filled: toRecord(family.filled) }]),
      ),
      unknown: toRecord(unknown),
      sameAddress,
      sameTitle,
    }),
  };
}

/** Of several feeds together. */
export function sumQualities(all: readonly Quality[]): Quality {
  return all.reduce(
    (sum, one): Quality => ({
      items: sum.items + one.items,
      families: sumFamilies(sum.families, one.families),
      unknown: addUp(sum.unknown, one.unknown),
      sameAddress: sum.sameAddress + one.sameAddress,
      sameTitle: sum.sameTitle + one.sameTitle,
    }),
    NO_QUALITY,
  );
}

function sumFamilies(sum: Quality['families'], one: Quality['families']): Quality['families'] {
  const names: readonly ItemFamily[] = ['LearningResource', 'Course', 'Activity', 'HubProfile'];
  const parts = names.flatMap((name): readonly (readonly [ItemFamily, FamilyQuality])[] => {
    const [first, second] = [sum[name], one[name]];
    if (first === undefined || second === undefined) {
      const only = first ?? second;
      return only === undefined ? [] : [[name, only]];
    }
    return [[name, { items: first.items + second.items, filled: addUp(first.filled, second.filled) }]];
  });
  return Object.fromEntries(parts);
}

function addUp(sum: Readonly<Record<string, number>>, one: Readonly<Record<string, number>>): Record<string, number> {
  const total = new Map(Object.entries(sum));
  for (const [name, count] of Object.entries(one)) increase(total, name, count);
  return toRecord(total);
}

/** A stated lack, and a licence that nobody stated, say nothing. */
function saysSomething(field: string, value: unknown): boolean {
  if (value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !(field === 'licence' && typeof value === 'object' && 'code' in value && value.code === 'NONE_STATED');
}

function isKnown(seen: Set<string>, key: string): boolean {
  const short = hash('sha256', key, 'base64').slice(0, 16);
  if (seen.has(short)) return true;
  seen.add(short);
  return false;
}

function increase(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

function toRecord(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
