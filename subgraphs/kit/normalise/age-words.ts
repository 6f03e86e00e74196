// Splits a text about ages and school years into words, numbers and signs, so that `KS2/3`, `Y5-6` and `S-FIRST` read
// the same however they are spaced. Pure, linear in the length of the text.

export interface AgeToken {
  readonly kind: 'word' | 'number' | 'range' | 'list' | 'plus';
  /** In lower case. */
  readonly text: string;
}

const TOKEN = /(\d+)|(\p{L}+)|([-‐-―−])|([/&,;])|(\+)/gu;
const WRITTEN = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((word, number) => [word, String(number)]),
);

export function toAgeTokens(text: string): readonly AgeToken[] {
  return [...text.toLowerCase().replace(/['’]/g, '').matchAll(TOKEN)].map((match) => toToken(match[0]));
}

function toToken(text: string): AgeToken {
  if (/^\d/.test(text)) return { kind: 'number', text };
  const written = WRITTEN.get(text);
  if (written !== undefined) return { kind: 'number', text: written };
  if (text === 'to' || text === 'until' || text === 'through') return { kind: 'range', text };
  if (text === 'and' || text === 'or') return { kind: 'list', text };
  if (/^\p{L}/u.test(text)) return { kind: 'word', text };
  if (text === '+') return { kind: 'plus', text };
  return /^[/&,;]$/.test(text) ? { kind: 'list', text } : { kind: 'range', text };
}

/** The words and numbers of the tokens with single spaces, for look-ups. */
export function toPhrase(tokens: readonly AgeToken[]): string {
  return tokens
    .filter((token) => token.kind !== 'range' && token.kind !== 'list')
    .map((token) => token.text)
    .join(' ');
}
