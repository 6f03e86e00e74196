// HTML and text of any origin to plain text that is safe to keep and show. Pure and bounded: input past its limit is cut
// before it is parsed, so a hostile description costs no more than an honest long one. Never fails.
import { compile } from 'html-to-text';

const LONGEST_INPUT = 100_000;
const LONGEST_TEXT = 2_000;
const LONGEST_TITLE = 300;

// No `<` inside a tag, so that a text of nothing but `<a` is read in linear time.
const LOOKS_LIKE_HTML = /<[a-z!/?][^<>]*>|&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/i;
// Whole elements whose content is never text, word-processor islands among them. Unclosed ones run to the end.
const NOT_TEXT =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|template|noscript|title|xml|svg|iframe|object)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
// Cells of a row share a line.
const CELL_END = /<\/t[dh]>/gi;
// What people and their systems mean as markup, where nothing says whether a text is HTML.
const GIVES_ITSELF_AWAY =
  /<\/(?:p|div|span|a|b|i|em|strong|u|small|su[bp]|font|[uo]l|li|h[1-6]|table|t[rdh]|blockquote)\s*>|<(?:br|hr|p)\b[^<>]*>/i;
// Controls but tab and newline, direction overrides, zero-width signs, soft hyphen, byte order mark.
const UNSAFE = /(?![\t\n])\p{Cc}|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

const readHtml = compile({
  wordwrap: false,
  limits: { maxInputLength: LONGEST_INPUT, maxDepth: 100, ellipsis: '' },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'blockquote', format: 'block' },
  ],
});

/**
 * Paragraphs and list items on lines of their own, at most one empty line between, cut at a word with an ellipsis. Null
 * where no text is left.
 */
export function toPlainText(text: string | null | undefined, longest = LONGEST_TEXT): string | null {
  const plain = cleanText(readText((text ?? '').slice(0, LONGEST_INPUT)));
  return plain === '' ? null : cutAtWord(plain, longest);
}

/** As toPlainText, on one line. */
export function toTitle(text: string | null | undefined): string | null {
  const plain = cleanLine(readText((text ?? '').slice(0, LONGEST_INPUT)));
  return plain === '' ? null : cutAtWord(plain, LONGEST_TITLE);
}

/**
 * A text that its feed calls plain, as HTML: `Using the <canvas> tag` keeps its tag. Gotcha: many systems send HTML and do
 * not say so; the elements that texts are written with give them away.
 */
export function plainToHtml(text: string): string {
  const start = text.slice(0, LONGEST_INPUT);
  if (!LOOKS_LIKE_HTML.test(start) || GIVES_ITSELF_AWAY.test(start)) return start;
  return start.replace(/<(?=[a-z!/?])/gi, '&lt;').replace(/\r\n?|\n/g, '<br>');
}

/** Plain words on one line, without control characters; markup is left as it stands. */
export function cleanLine(text: string): string {
  return text.replace(/\s/g, ' ').replace(UNSAFE, '').replace(/ +/g, ' ').toWellFormed().trim();
}

/** At most `longest` characters, the ellipsis included. */
export function cutAtWord(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const room = text.slice(0, longest - 1);
  const lastSpace = room.search(/\s\S*$/);
  const words = lastSpace > longest / 2 ? room.slice(0, lastSpace) : room;
  return `${words.toWellFormed().replace(/[\s\uFFFD,;:.–-]+$/u, '')}…`;
}

function readText(text: string): string {
  if (!LOOKS_LIKE_HTML.test(text)) return text;
  // Cut once more, because the parser would tell the console of every longer text.
  return readHtml(text.replace(NOT_TEXT, ' ').replace(CELL_END, ' $&').slice(0, LONGEST_INPUT));
}

function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\S\n]/g, ' ')
    .replace(UNSAFE, '')
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .toWellFormed()
    .trim();
}
