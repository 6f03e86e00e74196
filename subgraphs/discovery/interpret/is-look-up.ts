// Tells a query that asks for one thing by its address, id or code. Pure.

// A course code, such as CP253, CP423C or 530205.
const CODES: readonly RegExp[] = [/^[a-z]{2}\d{3}[a-z]?$/i, /^\d{5,}$/];

const LOOK_UPS: readonly RegExp[] = [
  ...CODES,
  // An address, with or without its scheme.
  /^https?:\/\//i,
  /^[\w-]+(?:\.[\w-]+)+(?:\/|$)/,
  // A global id, such as `stem-learning:123`.
  /^[a-z]+(?:-[a-z]+)*:\S/i,
];

/** True for words of which one is such a thing: `course CP253`. */
export function hasLookUp(query: string): boolean {
  return query.split(/\s+/).some(isLookUp);
}

/** True for one word that is an address, an id or a code. */
export function isLookUp(query: string): boolean {
  const word = query.trim();
  return !/\s/.test(word) && LOOK_UPS.some((pattern) => pattern.test(word));
}

/** `word` without spaces. */
export function isCode(word: string): boolean {
  return CODES.some((pattern) => pattern.test(word));
}
