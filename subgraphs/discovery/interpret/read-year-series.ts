// How far a numbered stage or year goes in a query: `ks1-2`, `Y5/6`, `years 7, 8 and 9`, `year 6 to year 7`. Pure; what
// the numbers mean is for normalise/read-age-text.ts to say.
import { gapBefore, isJoined, type TypedQuery, wordAt } from './typed-query.ts';

type Unit = 'stage' | 'year' | 'step' | 'primary' | 'secondary';

export interface YearSeries {
  /** Excluded. */
  readonly end: number;
  readonly isScottish: boolean;
}

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...['key stage', 'key stages', 'keystage', 'keystages', 'ks'].map((words) => [words, 'stage'] as const),
  ...['year', 'years', 'yr', 'yrs', 'year group', 'year groups'].map((words) => [words, 'year'] as const),
  ...['progression step', 'progression steps'].map((words) => [words, 'step'] as const),
]);
// Single letters only where they touch their number.
const FUSED_UNITS: ReadonlyMap<string, Unit> = new Map([
  ...UNITS,
  ...[['y', 'year'] as const, ['ps', 'step'] as const, ['p', 'primary'] as const, ['s', 'secondary'] as const],
]);
const MOST: Readonly<Record<Unit, number>> = { stage: 5, year: 14, step: 5, primary: 7, secondary: 6 };
// `y9s` are the pupils of Y9.
const FUSED = /^([a-z]{1,9})(\d{1,2})s?$/;
const NUMBER = /^(?:\d{1,2}|one|two|three|four|five|six|seven)$/;
const SIGN = /^\s*[\p{Pd}/]\s*$/u;
const LIST = /^\s*,\s*$/;
const MOST_NUMBERS = 14;
const JOINING_WORDS = new Set(['to', 'and', 'or']);
// `year 5 and 10 minute starters` is one year.
const COUNTED = /^(?:min|minute|hour|hr|day|week|month|lesson|mile)s?$/;

/** Null where none begins there. */
export function readYearSeries(query: TypedQuery, start: number): YearSeries | null {
  const first = readUnitNumber(query, start);
  if (first === null) return null;
  let end = first.end;
  for (let count = 1; count < MOST_NUMBERS; count += 1) {
    const next = readNext(query, end, first.unit);
    if (next === null) break;
    end = next;
  }
  return { end, isScottish: first.unit === 'primary' || first.unit === 'secondary' };
}

function readUnitNumber(query: TypedQuery, at: number): { readonly unit: Unit; readonly end: number } | null {
  const [, letters = '', digits = ''] = FUSED.exec(wordAt(query, at)) ?? [];
  const fused = FUSED_UNITS.get(letters);
  if (fused !== undefined) return isNumberOf(fused, digits) ? { unit: fused, end: at + 1 } : null;
  for (const length of [2, 1]) {
    const words = Array.from({ length }, (_, step) => wordAt(query, at + step)).join(' ');
    const unit = UNITS.get(words);
    const number = at + length;
    if (unit !== undefined && isJoined(query, number) && isNumberOf(unit, wordAt(query, number)))
      return { unit, end: number + 1 };
  }
  return null;
}

/** The end of the next number of the row; null where the row ends. */
function readNext(query: TypedQuery, end: number, unit: Unit): number | null {
  const at = skipJoint(query, end);
  if (at === null) return null;
  const again = readUnitNumber(query, at);
  if (again?.unit === unit) return again.end;
  return isNumberOf(unit, wordAt(query, at)) && !COUNTED.test(wordAt(query, at + 1)) ? at + 1 : null;
}

function skipJoint(query: TypedQuery, at: number): number | null {
  const gap = gapBefore(query, at);
  if (SIGN.test(gap)) return at;
  const isList = LIST.test(gap);
  if (/^\s+$/.test(gap) && isNextNumber(wordAt(query, at - 1), wordAt(query, at))) return at;
  const isWord = (isList || /^\s*$/.test(gap)) && JOINING_WORDS.has(wordAt(query, at));
  if (isWord) return isJoined(query, at + 1) || gapBefore(query, at + 1).trim() === '' ? at + 1 : null;
  return isList ? at : null;
}

/** `7 8 9` are three years, `5 10` are not two. */
function isNextNumber(before: string, word: string): boolean {
  const [last] = /\d+$/.exec(before) ?? [];
  return last !== undefined && /^\d{1,2}$/.test(word) && Number(word) === Number(last) + 1;
}

function isNumberOf(unit: Unit, word: string): boolean {
  if (!NUMBER.test(word)) return false;
  return !/^\d/.test(word) || Number(word) <= MOST[unit];
}
