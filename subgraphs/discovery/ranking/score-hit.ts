// How good a hit is for a query, as one number: how much of the query it covers and where, and what else speaks for it.
// Pure; the weights stand in ranking-weights.ts.
import { toStems } from '../../kit/vocabulary/everyday-words.ts';
import { MATCH_END, MATCH_START } from '../document/markers.ts';
import { milesBetween, type Point } from '../document/miles.ts';
import type { Reading } from '../interpret/reading.ts';
import type { CardDocument } from '../search-document.ts';
import type { EngineHit, Formatted } from '../search-engine.ts';
import { type CardStems, toCardStems } from './card-stems.ts';
import { hasPhrase } from './has-phrase.ts';
import type { QueryTerm, QueryTerms } from './query-terms.ts';
import {
  DISTANT_MILES,
  FIELD_WEIGHTS,
  MATCH_QUALITIES,
  RANKING_WEIGHTS,
  SOON_DAYS,
  UNCONFIRMED_DAYS,
} from './ranking-weights.ts';
import { toFitScore } from './reading-fit.ts';
import { toSubjectScore } from './subject-fit.ts';

const SECONDS_PER_DAY = 86_400;
/** A course at the other end of the country is no worse than one two counties away. */
const FARTHEST = -0.25;

export interface Candidate extends EngineHit {
  /** From 0, the best place among the engine's answers. */
  readonly rank: number;
}

export interface Judgement {
  readonly query: QueryTerms;
  readonly readings: readonly Reading[];
  /** Named in the query. */
  readonly subjects: readonly string[];
  readonly near: Point | null;
  readonly nowSeconds: number;
}

interface Field {
  readonly weight: number;
  readonly stems: readonly string[];
}

export function scoreHit({ document, formatted, rank }: Candidate, judgement: Judgement): number {
  const { query, readings, subjects, near, nowSeconds } = judgement;
  const card = toCardStems(document);
  const { title } = card;
  const fields = toFields(card);
  const guessed = toGuessedStems(formatted);
  const whole = query.terms.reduce((sum, { weight }) => sum + weight, 0);
  const covered = query.terms.reduce((sum, term) => sum + term.weight * toStrength(term, fields, guessed), 0);
  const weights = RANKING_WEIGHTS;
  return (
    (query.phrase.length === 0 ? 0 : covered / whole) +
    (query.phrase.length === 0 ? 0 : weights.titleShare * toTitleShare(title, query, guessed)) +
    (hasPhrase(title, query.phrase) ? weights.phrase : 0) +
    toFitScore(readings, document, title) +
    toSubjectScore(subjects, document) +
    weights.near * toNearness(document, near) +
    weights.engineRank / (1 + rank) +
    weights.over * document.currency +
    toTimeliness(document, nowSeconds) +
    weights.completeness * document.completeness +
    toKindScore(document, judgement)
  );
}

/** What is over has its currency against it already. */
function toTimeliness({ sessions, upcomingUntil, checkedAt }: CardDocument, nowSeconds: number): number {
  const { evergreen, upcoming, soon, unconfirmed } = RANKING_WEIGHTS;
  const confirmed = nowSeconds - Date.parse(checkedAt) / 1000 > UNCONFIRMED_DAYS * SECONDS_PER_DAY ? unconfirmed : 0;
  if (upcomingUntil === null) return evergreen + confirmed;
  if (upcomingUntil <= nowSeconds) return confirmed;
  const isSoon = sessions.some(
    ({ startsAt }) => startsAt > nowSeconds && startsAt < nowSeconds + SOON_DAYS * SECONDS_PER_DAY,
  );
  return upcoming + (isSoon ? soon : 0) + confirmed;
}

/** Nothing where a kind is asked for. */
function toKindScore({ kind, upcomingUntil }: CardDocument, { readings, nowSeconds }: Judgement): number {
  if (readings.some(({ constraint }) => constraint.field === 'kinds')) return 0;
  if (kind === 'COLLECTION') return RANKING_WEIGHTS.collection;
  return kind === 'EVENT' && (upcomingUntil ?? 0) <= nowSeconds ? RANKING_WEIGHTS.report : 0;
}

function toFields({ title, topics, subjects, publisher, 'hub.name': hub, summary }: CardStems): readonly Field[] {
  return [
    { weight: FIELD_WEIGHTS.title, stems: title },
    { weight: FIELD_WEIGHTS.topics, stems: [...topics, ...subjects] },
    { weight: FIELD_WEIGHTS.publisher, stems: [...publisher, ...hub] },
    { weight: FIELD_WEIGHTS.summary, stems: summary },
  ];
}

/** What the engine marked as a match, whichever way it came to it. */
function toGuessedStems({ title, summary, publisher, topics = [] }: Formatted): ReadonlySet<string> {
  const marked = [title, summary, publisher, ...topics].flatMap((text) =>
    (text ?? '')
      .split(MATCH_START)
      .slice(1)
      .map((part) => part.split(MATCH_END)[0] ?? ''),
  );
  return new Set(marked.flatMap(toStems));
}

// Every hit has every word somewhere: a word that is not on the card is in what the card does not show.
function toStrength(term: QueryTerm, fields: readonly Field[], guessed: ReadonlySet<string>): number {
  let best = term.weight === 1 ? FIELD_WEIGHTS.elsewhere : 0;
  for (const { weight, stems } of fields) {
    if (weight <= best) continue;
    best = Math.max(best, weight * toQuality(term, stems, guessed));
  }
  return best;
}

function toQuality({ stem, synonyms }: QueryTerm, stems: readonly string[], guessed: ReadonlySet<string>): number {
  if (stems.includes(stem)) return MATCH_QUALITIES.same;
  if (synonyms.some((words) => hasPhrase(stems, words))) return MATCH_QUALITIES.synonym;
  if (stem.length > 3 && stems.some((other) => other.startsWith(stem))) return MATCH_QUALITIES.begins;
  const isNear = (other: string): boolean =>
    guessed.has(other) && other[0] === stem[0] && Math.abs(other.length - stem.length) <= 2;
  return stem.length > 3 && stems.some(isNear) ? MATCH_QUALITIES.misspelt : 0;
}

function toTitleShare(title: readonly string[], { terms }: QueryTerms, guessed: ReadonlySet<string>): number {
  if (title.length === 0) return 0;
  const isMeant = (stem: string): boolean =>
    guessed.has(stem) ||
    terms.some((term) => term.stem === stem || term.synonyms.some((words) => words.includes(stem)));
  return title.filter(isMeant).length / title.length;
}

/** 1 at the place, 0 at what is as far as anybody goes and for what has no place, and below for what is farther. */
function toNearness({ places }: CardDocument, near: Point | null): number {
  if (near === null || places.length === 0) return 0;
  const miles = Math.min(...places.map((place) => milesBetween(near, place)));
  return Math.max(FARTHEST, 1 - miles / DISTANT_MILES);
}
