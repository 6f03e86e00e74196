// Words that may stand for an idea of a query in the catalogue. Pure.

export interface Term {
  /** As the engine is asked for it. */
  readonly words: string;
  /** How surely it means the idea: 1 for the typed word itself. */
  readonly weight: number;
}

/** As the engine is asked for whole words in comparable form. A space at the end tells it that the last one is whole. */
export function toWholeWords(words: string): string {
  return words.includes(' ') ? `"${words}"` : `${words} `;
}

/** Whether they were made by toWholeWords; else they are the beginning of a word. */
export function isWholeWords(words: string): boolean {
  return /[" ]$/.test(words);
}
