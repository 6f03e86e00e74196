// For which ages and stages a record is, from everything that its page says of them. Pure.

import { normaliseKeyStages, type SchoolAges } from '../kit/normalise/key-stages.ts';
import type { Normalised } from '../kit/normalise/normalised.ts';
import type { NodeRecord } from './feed-node.ts';

/** schema.org writes ages as `11-14`, `11-` and `-14`. */
const AGE_RANGE = /^(\d{1,2})?\s*[-–]\s*(\d{1,2})?$|^(\d{1,2})$/;

export function normaliseAges({
  educationalLevel,
  educationalAlignment,
  typicalAgeRange,
  audience,
}: NodeRecord): Normalised<SchoolAges> {
  const aligned = educationalAlignment
    .filter(({ alignmentType }) => /^(?:educational|reading)?\s?level$/i.test(alignmentType ?? ''))
    .flatMap(({ targetName }) => targetName);
  const readings = typicalAgeRange.map((words) => ({ words, match: AGE_RANGE.exec(words.trim()) }));
  const ranges = [
    ...readings.flatMap(({ match }) =>
      match === null ? [] : [{ from: toAge(match[1] ?? match[3]), to: toAge(match[2] ?? match[3]) }],
    ),
    ...audience
      .map(({ suggestedMinAge, suggestedMaxAge }) => ({ from: suggestedMinAge, to: suggestedMaxAge }))
      .filter(({ from, to }) => from !== null || to !== null),
  ];
  const inWords = readings.filter(({ match }) => match === null).map(({ words }) => words);
  return normaliseKeyStages([...educationalLevel, ...aligned, ...inWords], {
    ageFrom: outermost(
      ranges.map(({ from }) => from),
      Math.min,
    ),
    ageTo: outermost(
      ranges.map(({ to }) => to),
      Math.max,
    ),
  });
}

/** Of several ranges the outer ends; an end that one of them leaves open is open. */
function outermost(ages: readonly (number | null)[], pick: (...ages: number[]) => number): number | null {
  const known = ages.filter((age) => age !== null);
  return known.length === 0 || known.length < ages.length ? null : pick(...known);
}

function toAge(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
