// What a course costs and who helps with it, found in the CRM's free texts: it has no field for either. Pure; texts that
// do not speak of money give null.
import { toPlainText } from '../kit/normalise/plain-text.ts';
import { normalisePrice } from '../kit/normalise/price.ts';
import type { CourseTemplate } from './feed-course.ts';

export interface CoursePrice {
  readonly priceText: string | null;
  readonly free: boolean | null;
  /** Names of funds, for example `ENTHUSE`. */
  readonly funding: readonly string[];
}

const HEADING =
  /^(?:what (?:does|will) (?:it|this(?: course)?) cost|(?:course |the )?(?:cost|costs|price|fees?|funding))\b[^.]{0,40}$/i;
const NEXT_HEADING = /^[^.]{1,80}(?:\?|:)$/;
const MONEY =
  /£\s?\d|\bfully[- ]funded\b|\bfree of charge\b|\b(?:is|are) (?:completely |entirely )?free\b|\bno (?:cost|charge)\b/i;
const MOST_LINES = 4;
const FUNDS: readonly (readonly [string, RegExp])[] = [
  ['ENTHUSE', /\bENTHUSE\b/i],
  ['Bursary', /\bbursar(?:y|ies)\b/i],
  ['Department for Education', /\bfunded by the (?:Department for Education|DfE)\b/i],
];

export function normaliseCoursePrice(template: CourseTemplate): CoursePrice {
  const additional = toLines(template.additionalInformation);
  const summary = toLines(template.summary);
  const words = underHeading(additional) ?? ofMoney([...additional, ...summary]);
  const price = normalisePrice(words);
  const everything = [...additional, ...summary, ...toLines(template.bookingOptions)].join('\n');
  return {
    priceText: price.text,
    free: price.free ?? normalisePrice(withoutFunds(price.text)).free,
    funding: FUNDS.filter(([, pattern]) => pattern.test(everything)).map(([name]) => name),
  };
}

/** What a fund gives says nothing of the price itself: `£400 + VAT. ENTHUSE bursaries are available.` is not free. */
function withoutFunds(text: string | null): string | null {
  const sentences = toSentences(text ?? '').filter((sentence) => !FUNDS.some(([, pattern]) => pattern.test(sentence)));
  return sentences.join(' ') || null;
}

function toSentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+/);
}

function toLines(html: string): readonly string[] {
  return (toPlainText(html, 20_000) ?? '').split('\n').filter((line) => line !== '');
}

function underHeading(lines: readonly string[]): string | null {
  const at = lines.findIndex((line) => HEADING.test(line));
  if (at === -1) return null;
  const below = lines.slice(at + 1, at + 1 + MOST_LINES);
  const end = below.findIndex((line) => NEXT_HEADING.test(line));
  return (end === -1 ? below : below.slice(0, end)).join(' ') || null;
}

/** Sentences that name an amount, or say that there is none. */
function ofMoney(lines: readonly string[]): string | null {
  const sentences = lines.flatMap(toSentences).filter((sentence) => MONEY.test(sentence));
  return sentences.slice(0, MOST_LINES).join(' ') || null;
}
