// A price in a partner's words: the words stay, and what can be read for certain stands beside them. Pure; where the
// words leave it open whether something is free, `free` is null.
import { cleanLine, cutAtWord } from './plain-text.ts';

const LONGEST_TEXT = 500;

export interface Amount {
  readonly amountPence: number;
  /** True where the words say that VAT comes on top. */
  readonly vatExcluded: boolean;
}

export interface Price {
  /** The partner's words. */
  readonly text: string | null;
  readonly free: boolean | null;
  /** In the order of the words. */
  readonly amounts: readonly Amount[];
}

const POUNDS = /(?:£\s?|\bGBP\s*)(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?(k\b)?/gi;
const VAT_ON_TOP =
  /^(?:\s*(?:each|pp|per \w+))?\s*(?:\(\s*)?(?:\+|plus|ex\.?|excl?\.?|excluding|exclusive of)\s*vat\b/i;
const PLAIN_NUMBER = /^(\d{1,6})(?:\.(\d{1,2}))?$/;
// Free school meals are about pupils, not about the price.
const NOT_A_PRICE = /free[- ]school[- ]meals?|\bFSM\b/gi;
const FREE = /\b(?:free(?: of charge)?|fully[- ]funded|no (?:charge|cost|fee)|gratis|complimentary|without charge)\b/i;
const FREE_FIRST = new RegExp(`^\\W*(?:this (?:course|event) is |it is |completely |totally )?${FREE.source}`, 'i');
const NOT_FREE = /\b(?:not|isn't|never) free\b/i;
// Free to some and not to others, or free in part.
const CONDITIONAL =
  /\b(?:some|few|limited|certain|first \w+)\b[^.;]{0,40}\b(?:free|funded)\b|\bfree (?:places?|spaces?)\b|\bfree\s*(?:-|–|—|to)\s*£\s?\d|\b(?:free|funded|charge|cost)\b[^.;]{0,20}\b(?:for|to) (?:members|eligible|state|maintained|some|one|the first|qualifying|subscribers|non-profit)/i;
// Money that a school receives rather than pays.
const RECEIVED =
  /\b(?:grants?|awards?|prizes?|bursar(?:y|ies)|scholarships?|up to £|worth|sponsored)\b|^£[\d,]+ (?:to|-|–) £/i;

/** `£400 + VAT` is not free, 40,000 pence and VAT on top; `Free; £1,000 towards cover` is free. */
export function normalisePrice(text: string | null | undefined): Price {
  const line = cleanLine(text ?? '');
  if (line === '') return { text: null, free: null, amounts: [] };
  const words = cutAtWord(line, LONGEST_TEXT);
  const amounts = readAmounts(words);
  return { text: words, free: readFree(words.replace(NOT_A_PRICE, ' '), amounts), amounts };
}

function readFree(words: string, amounts: readonly Amount[]): boolean | null {
  const paid = amounts.some((amount) => amount.amountPence > 0);
  if (RECEIVED.test(words) && !FREE_FIRST.test(words)) return null;
  if (NOT_FREE.test(words)) return false;
  if (FREE_FIRST.test(words)) return CONDITIONAL.test(words) ? null : true;
  if (paid) return false;
  if (amounts.length > 0) return true;
  return FREE.test(words) && !CONDITIONAL.test(words) ? true : null;
}

function readAmounts(words: string): readonly Amount[] {
  const [, plainPounds, plainPence] = PLAIN_NUMBER.exec(words) ?? [];
  if (plainPounds !== undefined) return [{ amountPence: toPence(plainPounds, plainPence), vatExcluded: false }];
  return [...words.matchAll(POUNDS)].map((match) => ({
    amountPence: toPence(match[1] ?? '0', match[2]) * (match[3] === undefined ? 1 : 1_000),
    vatExcluded: VAT_ON_TOP.test(words.slice(match.index + match[0].length)),
  }));
}

function toPence(pounds: string, pence: string | undefined): number {
  return Number(pounds.replaceAll(',', '')) * 100 + Number((pence ?? '').padEnd(2, '0'));
}
