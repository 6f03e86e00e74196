// Completes what is typed to subjects or topics of the index. Pure; words that begin none give none.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { beginsAlike } from './begins-alike.ts';
import type { IndexValue } from './index-values.ts';
import { countMistakes, countMistakesInBeginning } from './typing-mistakes.ts';

/** Of an alias so much has to be typed, or all of it: `te` is not yet the teeth of Animals including humans. */
const ALIAS_FROM = 4;
const FORGIVING_FROM = 5;
const MORE_FORGIVING_FROM = 7;
/** Worse than the first word of a value, better than one more mistake. */
const LATER = 0.5;

/** The better the fewer: the whole of it, its first words whole, its beginning, a later word of it; then by frequency. */
export function completeValues(values: readonly IndexValue[], prefix: string): readonly IndexValue[] {
  const typed = toComparableWords(prefix);
  return rank(values, (value) => toPlace(value, typed));
}

/** For a prefix that begins nothing: where it would with one mistake in it, or two in a long one. */
export function completeMisspelt(values: readonly IndexValue[], prefix: string): readonly IndexValue[] {
  const typed = toComparableWords(prefix).replaceAll(' ', '');
  if (typed.length < FORGIVING_FROM) return [];
  const most = typed.length < MORE_FORGIVING_FROM ? 1 : 2;
  return rank(values, ({ beginnings, squashedAliases }) => {
    const counts = [
      ...beginnings.flatMap((beginning, at) => {
        const count = beginsAlike(typed, beginning) ? countMistakesInBeginning(typed, beginning, most) : null;
        return count === null ? [] : [at === 0 ? count : count + LATER];
      }),
      // Of an alias all has to be there: `sceince` is not on its way to every name with science in it.
      ...squashedAliases
        .filter((alias) => Math.abs(alias.length - typed.length) <= most && beginsAlike(typed, alias))
        .map((alias) => countMistakes(typed, alias, most))
        .filter((count) => count <= most)
        .map((count) => count + LATER),
    ];
    return counts.length === 0 ? null : Math.min(...counts);
  });
}

function toPlace({ wordings: [own = '', ...aliases] }: IndexValue, typed: string): number | null {
  if (typed === '') return null;
  if (own === typed) return 0;
  if (aliases.includes(typed)) return 1;
  if (own.startsWith(`${typed} `)) return 2;
  if (own.startsWith(typed)) return 3;
  if (own.includes(` ${typed}`)) return 4;
  return typed.length >= ALIAS_FROM && aliases.some((alias) => alias.startsWith(typed)) ? 5 : null;
}

function rank(values: readonly IndexValue[], toRank: (value: IndexValue) => number | null): readonly IndexValue[] {
  return values
    .flatMap((value) => {
      const place = toRank(value);
      return place === null ? [] : [{ value, place }];
    })
    .sort((one, other) => one.place - other.place || other.value.count - one.value.count)
    .map(({ value }) => value);
}
