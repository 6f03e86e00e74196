// Reads school stages and years in a query: KS3, year 5, Y5/6, P5, GCSE, sixth form, Year 8 NI. Pure; numbers that no
// nation has as a stage or year are left as words.
import type { Nation } from '../../../schema/shared.generated.ts';
import { readAgeText } from '../../kit/normalise/read-age-text.ts';
import { findSubject } from '../../kit/vocabulary/subjects.ts';
import type { Claim } from './claim.ts';
import { indexPhrases, phrasesAt } from './phrase-index.ts';
import { readYearSeries, type YearSeries } from './read-year-series.ts';
import {
  BEFORE_SUBJECTS,
  EXAMINATION_WORDS,
  LEARNERS,
  STAGE_WORDINGS_READ,
  type StageWording,
} from './stage-wordings.ts';
import { toAgeClaim } from './to-age-claim.ts';
import { gapBefore, isJoined, type TypedQuery, textOf, wordAt } from './typed-query.ts';

const wordings = indexPhrases(
  STAGE_WORDINGS_READ.flatMap((entry) => entry.words.map((words) => [words, entry] as const)),
);
const beforeSubjects = indexPhrases(
  BEFORE_SUBJECTS.flatMap((entry) => entry.words.map((words) => [words, entry] as const)),
);

export function readStages(query: TypedQuery): readonly Claim[] {
  const nation = hasNorthernIreland(query) ? 'NORTHERN_IRELAND' : null;
  const named = query.tokens.flatMap((_, at) => [
    ...phrasesAt(wordings, query, at)
      .slice(0, 1)
      .flatMap(({ entry, end }) => toClaim(query, at, end, entry, nation)),
    ...phrasesAt(beforeSubjects, query, at)
      .filter(({ entry, end }) => entry.asTyped.test(textOf(query, at, end)))
      .filter(({ end }) => isSubject(query, end) && !isExamination(query))
      .flatMap(({ entry, end }) => toClaim(query, at, end, entry, nation)),
  ]);
  return [...readNumbered(query, nation), ...named];
}

/** One row of stages or years after the other: with a nation beside it and, should another row take that, without. */
function readNumbered(query: TypedQuery, nation: Nation | null): readonly Claim[] {
  const claims: Claim[] = [];
  for (let at = 0; at < query.tokens.length; ) {
    const series = readYearSeries(query, at);
    if (series !== null) claims.push(...toNumberedClaims(query, at, series, nation));
    at = series?.end ?? at + 1;
  }
  return claims;
}

function toNumberedClaims(
  query: TypedQuery,
  start: number,
  series: YearSeries,
  nation: Nation | null,
): readonly Claim[] {
  if (series.isScottish && isExamination(query)) return [];
  const { facts, unknown } = readAgeText(toWritten(textOf(query, start, series.end)), nation);
  if (unknown.length > 0) return [];
  const alone = { start, end: withLearners(query, series.end) };
  return [withNation(query, alone), alone].flatMap((span) => toList(toAgeClaim(span, facts, null)));
}

/** `y9s` and `years 7 8 9` as partners write them, whose texts are read by the same rules. */
function toWritten(years: string): string {
  return years.replaceAll(/(?<=\d)s\b/gi, '').replaceAll(/(?<=\d)\s+(?=\d)/g, ', ');
}

function toClaim(
  query: TypedQuery,
  start: number,
  end: number,
  { meaning, label, unlessWith = [] }: StageWording,
  nation: Nation | null,
): readonly Claim[] {
  // The school's own: `Primary Schools' STEM Fair` is a name.
  if (/^['’]/.test(gapBefore(query, end)) || unlessWith.some((word) => query.words.has(word))) return [];
  const { facts } = readAgeText(meaning, meaning === 'foundation stage' ? nation : null);
  return toList(toAgeClaim({ start, end: withLearners(query, end) }, facts, label));
}

function toList(claim: Claim | null): readonly Claim[] {
  return claim === null ? [] : [claim];
}

function withLearners(query: TypedQuery, end: number): number {
  return LEARNERS.has(wordAt(query, end)) && isJoined(query, end) ? end + 1 : end;
}

/** `Year 8 NI`, `Year 8 (Northern Ireland)`, `NI Year 8`. */
function withNation(query: TypedQuery, { start, end }: { start: number; end: number }): { start: number; end: number } {
  for (const length of [2, 1]) {
    if (isNorthernIreland(query, end, length) && /^\s*\(?$/.test(gapBefore(query, end)))
      return { start, end: end + length };
    const before = start - length;
    if (isNorthernIreland(query, before, length) && isJoined(query, start)) return { start: before, end };
  }
  return { start, end };
}

function hasNorthernIreland(query: TypedQuery): boolean {
  return query.tokens.some((_, at) => isNorthernIreland(query, at, 2) || isNorthernIreland(query, at, 1));
}

/** Ni in other letters is nickel. */
function isNorthernIreland(query: TypedQuery, at: number, length: number): boolean {
  if (length === 2) return wordAt(query, at) === 'northern' && wordAt(query, at + 1) === 'ireland';
  return wordAt(query, at) === 'ni' && query.tokens[at]?.text !== 'Ni';
}

function isSubject(query: TypedQuery, at: number): boolean {
  return [2, 1].some(
    (length) => wordAt(query, at) !== '' && isJoined(query, at) && findSubject(textOf(query, at, at + length)) !== null,
  );
}

function isExamination({ words }: TypedQuery): boolean {
  return EXAMINATION_WORDS.some((word) => words.has(word));
}
