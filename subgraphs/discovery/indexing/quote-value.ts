// Puts a value into a filter of Meilisearch, which is a piece of text: the only way that a value gets into one here.

/** The value in quotes; whatever is in it stays inside them. */
export function quoteValue(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
