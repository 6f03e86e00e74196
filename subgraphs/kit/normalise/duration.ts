// A length of time in words to ISO 8601. Pure; words that name no length are null.
import { Duration, type DurationLikeObject } from 'luxon';
import { cleanLine } from './plain-text.ts';

type Unit = 'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes' | 'seconds';

const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/^(?:year|yr)s?$/, 'years'],
  [/^months?$/, 'months'],
  [/^(?:week|wk)s?$/, 'weeks'],
  [/^(?:(?:school|teaching|working|full) )?days?$/, 'days'],
  [/^(?:hour|hr)s?$|^h$/, 'hours'],
  [/^min(?:ute)?s?$|^m$/, 'minutes'],
  [/^sec(?:ond)?s?$|^s$/, 'seconds'],
];
const NUMBER = String.raw`(\d{1,4}(?:\.\d{1,2})?|half an?|an?|${NUMBER_WORDS.join('|')})`;
const PART = new RegExp(
  String.raw`(?:${NUMBER}\s*(?:-|–|to|or)\s*)?${NUMBER}[\s-]*((?:(?:school|teaching|working|full) )?[a-z]+)`,
  'y',
);
const BETWEEN = /(?:\s|,|\band\b)*/y;
const ABOUT = /^(?:approximately|approx\.?|about|around|up to|circa|duration:?)\s+/;
// What may follow a length without changing it.
const TAIL = /^(?:each|long|in total|total|online|course|per session|session|\([^()]{0,60}\)|[\s.,;])*$/;

/**
 * `90 minutes` is PT90M, `One school day` P1D, `1 hour 30 minutes` PT1H30M; of `8 to 10 weeks` the longer, P10W. ISO 8601
 * passes as it is.
 */
export function normaliseDuration(text: string | null | undefined): string | null {
  const line = cleanLine((text ?? '').slice(0, 200));
  if (/^P[\dT]/i.test(line)) return readIso(line.toUpperCase());
  const words = line.toLowerCase().replace(ABOUT, '');
  const parts: DurationLikeObject = {};
  let at = 0;
  for (let part = readPart(words, at); part !== null && parts[part.unit] === undefined; part = readPart(words, at)) {
    parts[part.unit] = part.value;
    at = part.end;
  }
  if (at === 0 || !TAIL.test(words.slice(at))) return null;
  const duration = Duration.fromObject(withoutPartHours(parts));
  return duration.toMillis() > 0 ? duration.toISO() : null;
}

function readIso(text: string): string | null {
  const duration = Duration.fromISO(text);
  return duration.isValid && duration.toMillis() > 0 ? text : null;
}

function readPart(words: string, at: number): { unit: Unit; value: number; end: number } | null {
  PART.lastIndex = at;
  const match = PART.exec(words);
  const unit = UNITS.find(([pattern]) => pattern.test(match?.[3] ?? ''))?.[1];
  if (match === null || unit === undefined) return null;
  BETWEEN.lastIndex = PART.lastIndex;
  BETWEEN.exec(words);
  return { unit, value: Math.max(toNumber(match[1] ?? '0'), toNumber(match[2] ?? '0')), end: BETWEEN.lastIndex };
}

/** Part of an hour is minutes; part of a day stays a fraction, because a school day has no fixed hours. */
function withoutPartHours(parts: DurationLikeObject): DurationLikeObject {
  const { hours, ...others } = parts;
  if (hours === undefined || Number.isInteger(hours)) return parts;
  return { ...others, minutes: Math.round(hours * 60) + (others.minutes ?? 0) };
}

function toNumber(word: string): number {
  if (word.startsWith('half')) return 0.5;
  if (word === 'a' || word === 'an') return 1;
  const written = NUMBER_WORDS.indexOf(word);
  return written === -1 ? Number(word) : written;
}
