// How likely two listings are of the same work: a score made of named parts, so that every merge can be explained. Pure,
// and the same whichever of the two comes first.
import type { ItemKind } from '../../../schema/shared.generated.ts';
import { compareTitles, type TitleComparison } from './compare-titles.ts';
import { type Contradiction, findContradiction, haveCommon } from './contradictions.ts';
import type { Fingerprint } from './fingerprint.ts';

/** From here on two listings are taken to be of one work. */
export const SAME_FROM = 0.75;

/** How much each part may add, and why so much. */
export const WEIGHTS = {
  /** Enough by itself: a course code, DOI or ISBN is given to one thing only. */
  identifier: 0.75,
  /** Not enough: a page may be about several things. With a title that is in the other title it is. */
  page: 0.45,
  /** One names in its summary what the other is: itself, or something that it builds on. */
  mention: 0.35,
  /** A distinctive title that is the same to the word is enough for what stays as it is... */
  title: 0.75,
  /** ...and not for what comes again every year, where the day has to be the same too. */
  titleOfEvent: 0.55,
  /** Of an event, the other half of what it is; two runs of a course on one day are in two places. */
  day: 0.3,
  dayOfCourse: 0.1,
  /** Whoever made both is the same: makes up for a short title. */
  publisher: 0.3,
  /** Stated, and another: many have made an `Introduction to electricity`. */
  otherPublisher: -0.2,
  /** For the same ages; half of it for ages that overlap. */
  ages: 0.1,
} as const;

export type LikenessPart = Exclude<keyof typeof WEIGHTS, 'titleOfEvent' | 'dayOfCourse'>;

/** Two titles with a word of their own each name two parts of a series: that they share page and publisher says less too. */
const SWAPPED = 0.5;

/** Words that it takes to make a title distinctive. */
const DISTINCTIVE_WORDS = 4;
/** On one page even a title of one word says which of the things there is meant. */
const DISTINCTIVE_ON_PAGE = 0.55;
/** Those of the subject and the trade, which count half: half of all titles are made of them. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    'activity age award challenge classroom club competition computer computing conference course cpd day design development ' +
    'education engineering event fair festival guide introduction leader learning lesson math meeting network pack primary ' +
    'programme project pupil resource school science secondary session stem student subject support teacher teaching ' +
    'technology training week workshop'
  ).split(' '),
);
/** A year or key stage with a topic of the curriculum is what everybody calls it. */
const SCHOOL_YEAR = /^(?:y|ks)\d+$/;

const COMES_AGAIN: ReadonlySet<ItemKind> = new Set(['EVENT']);

export interface Likeness {
  /** 0 to 1; 0 when something forbids it. */
  readonly score: number;
  /** Those that add to the score or take from it. */
  readonly parts: Readonly<Partial<Record<LikenessPart, number>>>;
  /** What forbids it; null when nothing does. */
  readonly contradiction: Contradiction | null;
}

export function measureLikeness(first: Fingerprint, second: Fingerprint): Likeness {
  // Misspelt words find their partners in order.
  const [one, other] = first.id < second.id ? [first, second] : [second, first];
  const contradiction = findContradiction(one, other);
  if (contradiction !== null) return { score: 0, parts: {}, contradiction };
  const titles = compareTitles(one.words, other.words);
  const samePage = haveCommon(one.addresses, other.addresses);
  const titleWeight = COMES_AGAIN.has(one.kind) || COMES_AGAIN.has(other.kind) ? WEIGHTS.titleOfEvent : WEIGHTS.title;
  const measured: Record<LikenessPart, number> = {
    identifier: haveCommon(one.identifiers, other.identifiers) ? WEIGHTS.identifier : 0,
    page: samePage ? WEIGHTS.page * (titles.swapped ? SWAPPED : 1) : 0,
    mention: doesName(one, other) || doesName(other, one) ? WEIGHTS.mention : 0,
    title: titleWeight * measureTitles(titles, samePage),
    day: haveCommon(one.days, other.days) ? (one.kind === 'COURSE' ? WEIGHTS.dayOfCourse : WEIGHTS.day) : 0,
    ...measurePublishers(one, other, titles),
    ages: measureAges(one, other),
  };
  const total = Object.values(measured).reduce((sum, part) => sum + part, 0);
  return {
    // Sums of such numbers are off in their last places; whether they reach the bound must not depend on their order.
    score: Math.min(1, Math.max(0, Math.round(total * 1_000) / 1_000)),
    parts: Object.fromEntries(Object.entries(measured).filter(([, part]) => part !== 0)),
    contradiction: null,
  };
}

/** 0 to 1: how much of the titles is shared, and how much that says. */
function measureTitles({ shared, likeness, swapped }: TitleComparison, samePage: boolean): number {
  const count = shared.reduce((total, word) => total + toWorth(word), 0);
  const distinctive = Math.min(1, count / DISTINCTIVE_WORDS);
  if (swapped) return likeness * distinctive * SWAPPED;
  if (!samePage || shared.length === 0) return likeness * distinctive;
  // On one page, a title that is in the other is the same one without its subtitle.
  return ((likeness + 1) / 2) * Math.max(distinctive, DISTINCTIVE_ON_PAGE);
}

function toWorth(word: string): number {
  if (SCHOOL_YEAR.test(word)) return 0;
  return COMMON_WORDS.has(word) || /\d/.test(word) ? 0.5 : 1;
}

function measurePublishers(
  one: Fingerprint,
  other: Fingerprint,
  { swapped }: TitleComparison,
): Pick<Record<LikenessPart, number>, 'publisher' | 'otherPublisher'> {
  const known = one.publisher !== null && other.publisher !== null;
  const same = known && one.publisher === other.publisher;
  return {
    publisher: same ? WEIGHTS.publisher * (swapped ? SWAPPED : 1) : 0,
    otherPublisher: known && !same && one.publisherStated && other.publisherStated ? WEIGHTS.otherPublisher : 0,
  };
}

function measureAges({ ages: one }: Fingerprint, { ages: other }: Fingerprint): number {
  if (one === null || other === null) return 0;
  return one[0] === other[0] && one[1] === other[1] ? WEIGHTS.ages : WEIGHTS.ages / 2;
}

function doesName(one: Fingerprint, other: Fingerprint): boolean {
  return haveCommon(one.mentions, other.identifiers) || haveCommon(one.mentions, other.addresses);
}
