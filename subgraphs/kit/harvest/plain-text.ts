// Makes words that came from outside fit for one line of a log, a report or a terminal. Never throws.

const LONGEST = 500;

/** The text without control, formatting and line-breaking characters, at most 500 characters long. */
export function toPlainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
}
