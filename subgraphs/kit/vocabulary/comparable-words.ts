// The form in which words are compared: case, accents, punctuation, `&` and spacing never tell two labels apart.
// Never fails; words of punctuation alone become the empty string, which no vocabulary holds.

/** `Safety & Security` and `safety and security` both give `safety and security`. For comparison only, never for show. */
export function toComparableWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`´]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
