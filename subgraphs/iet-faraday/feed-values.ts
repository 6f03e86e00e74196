// How single schema.org values come through door 1: whatever a page writes becomes texts, addresses, truths or names.
// Nothing here fails; what carries no such value counts as not stated.
import { z } from 'zod';
import { isNode, toSchemaOrgTerm } from '../kit/readers/json-ld.ts';
import { toNodes, toTexts, typesOf } from '../kit/readers/schema-org-values.ts';

const ADDRESS_KEYS = ['url', 'contentUrl', '@id', '@value'];

/** A property that may be there in any form or not at all; without `optional` a missing one would be a fault. */
export const anything = z.unknown().optional();

/** Every text, in order. */
export const texts = anything.transform((value): readonly string[] => toTexts(value));

/** The first text. */
export const text = anything.transform((value): string | null => toTexts(value)[0] ?? null);

/** Names of types and of values of schema.org's own lists, without its address: `EventScheduled`. */
export const terms = anything.transform((value): readonly string[] => toTexts(value).map(toSchemaOrgTerm));

/** Addresses as they stand, absolute or not. */
export const addresses = anything.transform((value): readonly string[] => toAddresses(value));

/** Gotcha: pages write `true`, `"True"` and `https://schema.org/True`. */
export const truth = anything.transform((value): boolean | null => {
  const [word = ''] = toTexts(value).map((word) => toSchemaOrgTerm(word).toLowerCase());
  if (word === 'true' || word === 'yes') return true;
  return word === 'false' || word === 'no' ? false : null;
});

/** Names of bodies. Persons are left out: we keep no personal data. */
export const bodies = anything.transform((value): readonly string[] => toBodies(value));

/** Words of a list, which may stand in one text with commas. */
export const keywords = anything.transform((value): readonly string[] =>
  toTexts(value).flatMap((words) => words.split(',')),
);

/** Numbers, written as such or as text. */
export const number = anything.transform((value): number | null => {
  const [words] = toTexts(value);
  return words !== undefined && /^\d{1,9}(?:\.\d{1,4})?$/.test(words) ? Number(words) : null;
});

function toAddresses(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value)) return value.flatMap(toAddresses);
  if (!isNode(value)) return [];
  return ADDRESS_KEYS.map((key) => toAddresses(value[key])).find((found) => found.length > 0) ?? [];
}

function toBodies(value: unknown): readonly string[] {
  if (typeof value === 'string') return toTexts(value);
  if (Array.isArray(value)) return value.flatMap(toBodies);
  return toNodes(value).flatMap((node) => (typesOf(node).includes('Person') ? [] : toTexts(node)));
}
