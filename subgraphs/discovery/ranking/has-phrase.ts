// Whether words stand side by side and in their order in a text; both by their stems. Pure.

/** Of nothing, nothing is said. */
export function hasPhrase(stems: readonly string[], phrase: readonly string[]): boolean {
  if (phrase.length === 0 || phrase.length > stems.length) return false;
  return stems.some((_, at) => phrase.every((stem, step) => stems[at + step] === stem));
}
