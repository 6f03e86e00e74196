// Reads how long something may take: under 30 minutes, 1 hour, half day, 10 minute starter. Pure; lengths that may be
// part of a topic (24 hour clock, 60 seconds) are left as words.
import { Duration } from 'luxon';
import { normaliseDuration } from '../../kit/normalise/duration.ts';
import type { Claim } from './claim.ts';
import { LITTLE_WORDS } from './little-words.ts';
import { indexPhrases, phrasesAt } from './phrase-index.ts';
import { isJoined, type TypedQuery, wordAt } from './typed-query.ts';

const LIMITS = indexPhrases(
  [
    ...['under', 'below', 'less than', 'fewer than', 'up to', 'at most', 'max', 'maximum', 'within', 'no more than'],
    ...['no longer than', 'not more than', 'shorter than', 'in under', 'in less than'],
  ].map((words) => [words, words] as const),
);
const UNIT = '(?:min|mins|minute|minutes|hr|hrs|hour|hours|day|days)';
const FUSED = new RegExp(`^(\\d{1,3})(${UNIT})$`);
const LONE_UNIT = new RegExp(`^${UNIT}$`);
const NUMBER = /^(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|an|a)$/;
// `10 minute starter`: the unit in the singular, after more than one, describes what follows.
const SINGULAR = /^(?:min|minute|hr|hour)$/;
const HALVES: readonly (readonly [string, string])[] = [
  ...['half an hour', 'half hour', 'half hours'].map((words) => [words, 'half an hour'] as const),
  ...['half a day', 'half day', 'half days'].map((words) => [words, 'half a day'] as const),
];
const halves = indexPhrases(HALVES);
/** Things that take a stated time. */
const TIMED: ReadonlySet<string> = new Set([
  ...[
    'lesson',
    'lessons',
    'starter',
    'starters',
    'activity',
    'activities',
    'task',
    'tasks',
    'video',
    'videos',
    'course',
  ],
  ...['courses', 'cpd', 'session', 'sessions', 'workshop', 'workshops', 'webinar', 'webinars', 'plenary', 'plenaries'],
  ...[
    'quiz',
    'experiment',
    'experiments',
    'practical',
    'practicals',
    'training',
    'demo',
    'demos',
    'long',
    'max',
    'event',
  ],
]);

interface Length {
  readonly text: string;
  readonly isAdjective: boolean;
  /** Excluded. */
  readonly end: number;
}

export function readDurations(query: TypedQuery): readonly Claim[] {
  return query.tokens.flatMap((_, at) => {
    const limit = phrasesAt(LIMITS, query, at)[0];
    const length = readLength(query, limit?.end ?? at);
    if (length === null || (limit !== undefined && !isJoined(query, limit.end))) return [];
    const isSure = limit === undefined ? isOwnLength(query, at, length) : wordAt(query, length.end) !== 'of';
    return isSure ? toClaim(query, at, length) : [];
  });
}

function readLength(query: TypedQuery, at: number): Length | null {
  const half = phrasesAt(halves, query, at)[0];
  if (half !== undefined) return { text: half.entry, isAdjective: true, end: half.end };
  const [, digits, unit] = FUSED.exec(wordAt(query, at)) ?? [];
  if (digits !== undefined && unit !== undefined) return toLength(digits, unit, at + 1);
  const [number, next] = [wordAt(query, at), wordAt(query, at + 1)];
  return NUMBER.test(number) && LONE_UNIT.test(next) && isJoined(query, at + 1) ? toLength(number, next, at + 2) : null;
}

function toLength(number: string, unit: string, end: number): Length {
  const isOne = number === '1' || number === 'one' || number === 'a' || number === 'an';
  return { text: `${number} ${unit}`, isAdjective: !isOne && SINGULAR.test(unit), end };
}

/** Without a limit before it: before a thing that takes time, or at the end. A day at the end may be any day. */
function isOwnLength(query: TypedQuery, start: number, { text, isAdjective, end }: Length): boolean {
  const next = wordAt(query, end);
  if (isJoined(query, end) && TIMED.has(next)) return true;
  if (next === 'of' || text.includes('day')) return isAdjective && next !== 'of';
  const isEnd = end === query.tokens.length || LITTLE_WORDS.has(next);
  return isAdjective || (start > 0 && isEnd && !/^an? /.test(text));
}

function toClaim(query: TypedQuery, start: number, { text, end }: Length): readonly Claim[] {
  const value = normaliseDuration(text);
  if (value === null) return [];
  const duration = Duration.fromISO(value, { locale: 'en-GB' });
  // As the index counts them: a day has 24 hours.
  const atMostMinutes = Math.round(duration.as('minutes'));
  const label = `At most ${value === 'P0.5D' ? 'half a day' : duration.toHuman()}`;
  const isOpen = wordAt(query, end) === 'or' && /^(?:less|under)$/.test(wordAt(query, end + 1));
  const isLong = /^(?:long|max|maximum)$/.test(wordAt(query, end));
  return [
    {
      start,
      end: isOpen ? end + 2 : isLong ? end + 1 : end,
      value,
      label,
      constraint: { field: 'duration', atMostMinutes },
    },
  ];
}
