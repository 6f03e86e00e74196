// A typed query as words with their places in it, and the questions that readers ask of them. Pure, linear in the length
// of the query; a word that must not be read is empty to every reader.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';

export interface QueryToken {
  readonly text: string;
  /** In comparable form; empty for a quoted phrase, which must not be read. */
  readonly word: string;
  /** Offsets in the query, the end excluded. */
  readonly start: number;
  readonly end: number;
}

export interface TypedQuery {
  readonly text: string;
  readonly tokens: readonly QueryToken[];
  /** All of them: what a word means can depend on its company. */
  readonly words: ReadonlySet<string>;
}

// A quoted phrase is one token. `C++` and `16+` keep their signs.
const TOKEN = /"[^"]*"|“[^“”]*”|&|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*[+#]*/gu;
const QUOTED = /^["“]/;
const JOINED = /^(?:\s*|\p{Pd})$/u;

export function toTypedQuery(text: string): TypedQuery {
  const tokens = splitTokens(text);
  return {
    text,
    tokens: tokens.map((token) => (QUOTED.test(token.text) ? { ...token, word: '' } : token)),
    words: new Set(tokens.map(({ word }) => word)),
  };
}

/** Empty past either end, and for a quoted phrase. */
export function wordAt({ tokens }: TypedQuery, at: number): string {
  return tokens[at]?.word ?? '';
}

/** What stands between a token and the one before. */
export function gapBefore({ text, tokens }: TypedQuery, at: number): string {
  return text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? text.length);
}

/** Nothing but space or one hyphen parts a token from the one before. */
export function isJoined(query: TypedQuery, at: number): boolean {
  return JOINED.test(gapBefore(query, at));
}

/** As typed, from one token up to another, that one excluded. */
export function textOf({ text, tokens }: TypedQuery, start: number, end: number): string {
  return text.slice(tokens[start]?.start ?? 0, tokens[end - 1]?.end ?? 0);
}

/** Its words, quoted phrases and `&`, in order. */
export function splitTokens(text: string): readonly QueryToken[] {
  return [...text.matchAll(TOKEN)].map((match) => ({
    text: match[0],
    word: match[0] === '&' ? 'and' : toComparableWords(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
