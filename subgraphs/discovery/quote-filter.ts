// The one function that puts a value into a filter of the engine. Every value goes through it, read or written for:
// filters are strings, and an unquoted value could say anything.

/** The value as a quoted string of the filter language. */
export function quoteFilter(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** `attribute IN ["a", "b"]`. The attribute is ours, the values are anybody's. */
export function toInFilter(attribute: string, values: readonly string[]): string {
  return `${attribute} IN [${values.map(quoteFilter).join(', ')}]`;
}

/** All of them; those that are empty say nothing. */
export function allOf(filters: readonly string[]): string {
  return filters.filter((filter) => filter !== '').join(' AND ');
}

/** Any of them; of none, nothing is said. */
export function anyOf(filters: readonly string[]): string {
  const [only, ...others] = [...new Set(filters)].filter((filter) => filter !== '');
  if (only === undefined) return '';
  return others.length === 0 ? `(${only})` : `(${[only, ...others].map((filter) => `(${filter})`).join(' OR ')})`;
}
