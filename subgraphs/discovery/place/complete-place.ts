// Completions of the name of a place that is being typed. Pure; where nothing begins so, nothing is suggested.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import type { NamedPlace } from './named-place.ts';
import { placeIndex } from './place-index.ts';
import { toPlaceKey } from './place-key.ts';

interface Beginning {
  /** The name, from one of its words on. */
  readonly text: string;
  /** Of its place in `ranked`. */
  readonly rank: number;
  /** Names from their first word on come before names from a later one. */
  readonly isLater: boolean;
}

/** Ranks, and whether only a later word of the name begins so. */
type Found = ReadonlyMap<number, boolean>;

interface Completions {
  /** Each name once, largest first; partnerships, which few go by, after all others. */
  readonly ranked: readonly NamedPlace[];
  /** By alphabet. */
  readonly beginnings: readonly Beginning[];
  readonly rankOf: ReadonlyMap<string, number>;
}

const LONGEST_PREFIX = 100;
/** So much of a name has to be typed before a mistake in it is forgiven. */
const FORGIVING_FROM = 5;
const SMALL_WORDS: ReadonlySet<string> = new Set(['and', 'by', 'en', 'in', 'la', 'le', 'of', 'on', 'under', 'upon']);

let built: Completions | null = null;

/**
 * Places whose name, or a later word of it, begins so. The one that is called exactly so comes first, then names that begin
 * so, then those of which a later word does; in each group the largest by postcode districts first, local enterprise
 * partnerships last. Each name once, as findPlace takes it. One wrong, missing, extra or swapped letter is forgiven from
 * five letters on, where nothing begins with what was typed.
 */
export function completePlace(prefix: string, first: number): readonly NamedPlace[] {
  built ??= build();
  const { ranked, beginnings, rankOf } = built;
  const key = toPlaceKey(prefix.slice(0, LONGEST_PREFIX));
  if (key === '') return [];
  // `newcastle up` is on its way to a name whose key has `on`.
  let found = beginningWith(beginnings, toComparableWords(prefix.slice(0, LONGEST_PREFIX)));
  if (found.size === 0) found = beginningWith(beginnings, key);
  if (found.size === 0 && key.length >= FORGIVING_FROM) found = almostBeginningWith(beginnings, key);
  const exact = rankOf.get(key);
  const toOrder = ([rank, isLater]: readonly [number, boolean]): number =>
    rank === exact ? -1 : rank + (isLater ? ranked.length : 0);
  return [...found]
    .sort((one, other) => toOrder(one) - toOrder(other))
    .slice(0, first)
    .flatMap(([rank]) => ranked[rank] ?? []);
}

function build(): Completions {
  const { entries, byKey } = placeIndex();
  const sizes = new Map<string, number>();
  for (const { keys, districts } of entries) {
    const name = keys[0] ?? '';
    sizes.set(name, Math.max(sizes.get(name) ?? 0, districts));
  }
  // London the town is as large as London the region.
  const isPartnership = (name: string): boolean => byKey.get(name)?.place.kind === 'LOCAL_ENTERPRISE_PARTNERSHIP';
  const names = [...sizes]
    .sort(
      ([name, size], [other, otherSize]) =>
        Number(isPartnership(name)) - Number(isPartnership(other)) || otherSize - size || compare(name, other),
    )
    .map(([name]) => name);
  const rankOf = new Map(names.map((name, rank) => [name, rank]));
  const beginnings = new Map<string, Beginning>();
  for (const [key, { place, keys }] of byKey) {
    const rank = rankOf.get(keys[0] ?? '');
    if (rank === undefined) continue;
    for (const wording of [key, toComparableWords(place.name)]) {
      for (const text of startsOf(wording)) {
        const isLater = text !== wording && beginnings.get(`${text} ${rank}`)?.isLater !== false;
        beginnings.set(`${text} ${rank}`, { text, rank, isLater });
      }
    }
  }
  return {
    ranked: names.flatMap((name) => byKey.get(name)?.place ?? []),
    beginnings: [...beginnings.values()].sort((one, other) => compare(one.text, other.text)),
    rankOf,
  };
}

function startsOf(wording: string): readonly string[] {
  const words = wording.split(' ');
  return words.flatMap((word, at) => (at > 0 && SMALL_WORDS.has(word) ? [] : [words.slice(at).join(' ')]));
}

function beginningWith(beginnings: readonly Beginning[], start: string): Found {
  const found = new Map<number, boolean>();
  for (let at = firstFrom(beginnings, start); ; at += 1) {
    const beginning = beginnings[at];
    if (beginning === undefined || !beginning.text.startsWith(start)) return found;
    add(found, beginning);
  }
}

/** The first letter has to be right. */
function almostBeginningWith(beginnings: readonly Beginning[], start: string): Found {
  const letter = start.slice(0, 1);
  const found = new Map<number, boolean>();
  for (let at = firstFrom(beginnings, letter); ; at += 1) {
    const beginning = beginnings[at];
    if (beginning === undefined || !beginning.text.startsWith(letter)) return found;
    if (isOneMistakeAway(start, beginning.text)) add(found, beginning);
  }
}

function add(found: Map<number, boolean>, { rank, isLater }: Beginning): void {
  found.set(rank, isLater && found.get(rank) !== false);
}

/** One letter of `typed` is wrong, missing, too much or swapped with the next; the rest begins `text`. */
function isOneMistakeAway(typed: string, text: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === text[at]) at += 1;
  const rest = typed.slice(at + 1);
  return (
    text.startsWith(rest, at + 1) ||
    text.startsWith(typed.slice(at), at + 1) ||
    text.startsWith(rest, at) ||
    (typed[at] === text[at + 1] && typed[at + 1] === text[at] && text.startsWith(typed.slice(at + 2), at + 2))
  );
}

/** Where the texts that are not before `start` begin. */
function firstFrom(beginnings: readonly Beginning[], start: string): number {
  let [low, high] = [0, beginnings.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compare(beginnings[middle]?.text ?? '', start) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
