// Reads ages in a query: age 7, ages 7 to 11, 11-14 year olds, 5- to 11-year-olds, under 5s. Pure; a number without a
// word that makes it an age is left as a word.
import { readAgeText } from '../../kit/normalise/read-age-text.ts';
import { SCHOOL_PHASES, SCHOOL_STAGES } from '../../kit/vocabulary/key-stages.ts';
import type { Claim } from './claim.ts';
import { LEARNERS } from './stage-wordings.ts';
import { toAgeClaim } from './to-age-claim.ts';
import { gapBefore, isJoined, type TypedQuery, wordAt } from './typed-query.ts';

interface Ages {
  /** As normalise/read-age-text.ts takes it. */
  readonly text: string;
  /** Excluded. */
  readonly end: number;
}

const AGE_WORD = /^age[sd]?$/;
const NUMBER = /^\d{1,2}$/;
const OPEN_LIMIT = /^(under|over)$/;
const PLURAL = /^(\d{1,2})s$/;
const RANGE_GAP = /^\s*\p{Pd}\s*$/u;
const LOOSE_GAP = /^[\s\p{Pd}]*$/u;
// `for 7-11` says ages where 7 to 11 are those of a stage or phase.
const STAGE_AGES = new Set([
  ...[...SCHOOL_STAGES, ...SCHOOL_PHASES].map(({ ageFrom, ageTo }) => `${ageFrom}-${ageTo}`),
  ...['11-18', '14-19', '14-18', '5-16', '3-5'],
]);

export function readAges(query: TypedQuery): readonly Claim[] {
  return query.tokens.flatMap((_, at) => {
    const ages = readMarked(query, at) ?? readYearOlds(query, at) ?? readOpen(query, at) ?? readBareStage(query, at);
    if (ages === null) return [];
    const { facts, unknown } = readAgeText(ages.text, null);
    const end = LEARNERS.has(wordAt(query, ages.end)) && isJoined(query, ages.end) ? ages.end + 1 : ages.end;
    return unknown.length > 0 ? [] : (toAgeClaim({ start: at, end }, facts, null) ?? []);
  });
}

/** `age 7`, `aged 7 to 11`, `ages 7-11`, `age 11+`. */
function readMarked(query: TypedQuery, at: number): Ages | null {
  if (!AGE_WORD.test(wordAt(query, at)) || !isJoined(query, at + 1)) return null;
  const range = readRange(query, at + 1);
  if (range === null) return null;
  const isOpen = query.tokens[range.end - 1]?.text.endsWith('+') && range.from === range.to;
  if (isOpen) return { text: `age ${range.from}+`, end: range.end };
  return toAges(range, skipYearOlds(query, range.end) ?? range.end);
}

/** `7 year olds`, `11-14 year olds`, `5- to 11-year-olds`. */
function readYearOlds(query: TypedQuery, at: number): Ages | null {
  const range = readRange(query, at);
  const end = range === null ? null : skipYearOlds(query, range.end);
  return range === null || end === null ? null : toAges(range, end);
}

/** `under 5s`, `over 16s`: without the s it may be minutes or pounds. */
function readOpen(query: TypedQuery, at: number): Ages | null {
  const [limit] = OPEN_LIMIT.exec(wordAt(query, at)) ?? [];
  const [, age] = PLURAL.exec(wordAt(query, at + 1)) ?? [];
  return limit === undefined || age === undefined ? null : { text: `${limit} ${age}`, end: at + 2 };
}

function readBareStage(query: TypedQuery, at: number): Ages | null {
  if (wordAt(query, at - 1) !== 'for' || !RANGE_GAP.test(gapBefore(query, at + 1))) return null;
  const range = readRange(query, at);
  return range !== null && STAGE_AGES.has(`${range.from}-${range.to}`) ? toAges(range, range.end) : null;
}

interface Range {
  readonly from: string;
  readonly to: string;
  readonly end: number;
}

/** One number, or two with a hyphen or `to` between. */
function readRange(query: TypedQuery, at: number): Range | null {
  const from = wordAt(query, at);
  if (!NUMBER.test(from)) return null;
  const isTo = wordAt(query, at + 1) === 'to' && LOOSE_GAP.test(gapBefore(query, at + 1));
  const last = isTo ? at + 2 : at + 1;
  const to = wordAt(query, last);
  const isRange =
    NUMBER.test(to) && (isTo ? LOOSE_GAP.test(gapBefore(query, last)) : RANGE_GAP.test(gapBefore(query, last)));
  return isRange ? { from, to, end: last + 1 } : { from, to: from, end: at + 1 };
}

function skipYearOlds(query: TypedQuery, at: number): number | null {
  const isUnit = /^(?:years?|yrs?)$/.test(wordAt(query, at)) && LOOSE_GAP.test(gapBefore(query, at));
  return isUnit && /^olds?$/.test(wordAt(query, at + 1)) && LOOSE_GAP.test(gapBefore(query, at + 1)) ? at + 2 : null;
}

function toAges({ from, to }: Range, end: number): Ages {
  return { text: from === to ? `age ${from}` : `ages ${from}-${to}`, end };
}
