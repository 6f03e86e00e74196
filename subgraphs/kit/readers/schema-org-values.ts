// Reads schema.org values, which any publisher may write as a string, an object or an array of either.
// What carries no such value reads as nothing; these functions never fail.

import { isNode, type JsonLdNode, toSchemaOrgTerm } from './json-ld.ts';

// The properties by which an object stands for a text: a name, or the target of an AlignmentObject.
const TEXT_KEYS = ['@value', 'name', 'targetName', 'headline'];
const URL_KEYS = ['url', 'contentUrl', '@id', '@value'];

/** The texts of a value, in order, trimmed, without empty ones: `"Maths"`, `{name}`, `{"@value"}`, or arrays of them. */
export function toTexts(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(toTexts);
  if (!isNode(value)) return [];
  return TEXT_KEYS.map((key) => toTexts(value[key])).find((texts) => texts.length > 0) ?? [];
}

/**
 * The first http(s) address in a value, absolute; null when there is none.
 * @param base what relative addresses resolve against: the page's `baseUrl`
 */
export function toUrl(value: unknown, base?: string): string | null {
  if (typeof value === 'string') {
    const text = value.trim();
    if (text === '' || !URL.canParse(text, base)) return null;
    const url = new URL(text, base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  }
  const candidates = Array.isArray(value) ? value : isNode(value) ? URL_KEYS.map((key) => value[key]) : [];
  for (const candidate of candidates) {
    const url = toUrl(candidate, base);
    if (url !== null) return url;
  }
  return null;
}

/** The objects in a value: itself, or the members of an array. */
export function toNodes(value: unknown): JsonLdNode[] {
  if (Array.isArray(value)) return value.flatMap(toNodes);
  return isNode(value) ? [value] : [];
}

/** The types of a node without the vocabulary's prefix or address, for example `['Course']`. */
export function typesOf(node: JsonLdNode): string[] {
  return toTexts(node['@type']).map(toSchemaOrgTerm);
}
