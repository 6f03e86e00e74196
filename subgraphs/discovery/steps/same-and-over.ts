// What tells that two things are one and the same, or that the time of one is past. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import type { CardDocument } from '../search-document.ts';

const WAYS_OF_DELIVERY = /\b(?:remote|online|face to face|in person|blended|short course|intensive|cpd)\b/g;

/** A title but for the way of delivery: `- remote` and `- face to face` are one course. For comparison alone. */
function toBareTitle(title: string): string {
  const comparable = toComparableWords(title);
  const bare = comparable.replace(WAYS_OF_DELIVERY, ' ').replace(/\s+/g, ' ').trim();
  return bare === '' ? comparable : bare;
}

/** The first of each work and of each bare title, in their order, save those of `known`. */
export function withoutSameThings<T>(
  things: readonly T[],
  toDocument: (thing: T) => Pick<CardDocument, 'workId' | 'title'>,
  known: { readonly workId: string | null; readonly title: string } = { workId: null, title: '' },
): readonly T[] {
  const seen = new Set([`work ${known.workId}`, `title ${toBareTitle(known.title)}`]);
  return things.filter((thing) => {
    const { workId, title } = toDocument(thing);
    const keys = [`work ${workId}`, `title ${toBareTitle(title)}`];
    if (keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
}

/** All its days are past, or it has none and names years that are: `Challenge Days 2017-18` is over in 2019. */
export function isOver({ title, sessions }: Pick<CardDocument, 'title' | 'sessions'>, nowSeconds: number): boolean {
  if (sessions.length > 0) return sessions.every(({ upcomingUntil }) => upcomingUntil <= nowSeconds);
  const years = [...title.matchAll(/\b(20\d\d)(?:\s?[-–/]\s?(?:20)?(\d\d)\b)?/g)].map(([, first, last]) =>
    last === undefined ? Number(first) : 2_000 + Number(last),
  );
  return years.length > 0 && Math.max(...years) < new Date(nowSeconds * 1_000).getUTCFullYear();
}
