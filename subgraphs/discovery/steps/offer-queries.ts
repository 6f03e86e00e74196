// Where to look for courses and activities about a focus: by its topics, by its words, by its subjects, near the place,
// and at the hub itself. Whatever is found is held against the focus afterwards. Pure.
import type { ItemKind } from '../../../schema/shared.generated.ts';
import { quoteFilter, toInFilter } from '../quote-filter.ts';
import type { HitsQuery } from '../search-engine.ts';
import { type Asked, toCandidateQuery } from './candidate-query.ts';
import type { Focus } from './focus.ts';
import { withNarrowerSubjects } from './narrower-subjects.ts';
import { type StepPlace, toNearestFirst, toReachFilter } from './step-place.ts';

export const COURSES: readonly ItemKind[] = ['COURSE'];
export const ACTIVITIES: readonly ItemKind[] = ['COMPETITION', 'PROGRAMME', 'EVENT'];

const MOST_CANDIDATES = 20;
const MOST_WORDS = 6;

/** Courses for the stages of the focus, or activities for its ages; what states neither is for all. */
export function toOfferQueries(
  focus: Focus,
  kinds: readonly ItemKind[],
  place: StepPlace | null,
  nowSeconds: number,
): readonly HitsQuery[] {
  const basis = [
    toInFilter('kind', kinds),
    // An event without a day to come is nothing to go to.
    `(upcomingUntil > ${nowSeconds} OR (dated = false AND kind != EVENT))`,
  ];
  const suitable = [...basis, kinds.includes('COURSE') ? toStagesFilter(focus) : toAgesFilter(focus)];
  const subjects = withNarrowerSubjects(focus.subjects);
  const asked: readonly (Asked | null)[] = [
    focus.mainTopics.length === 0
      ? null
      : { filters: [...suitable, toInFilter('topics', focus.mainTopics)], limit: MOST_CANDIDATES },
    focus.kin.length === 0 ? null : { filters: [...suitable, toInFilter('topics', focus.kin)], limit: MOST_CANDIDATES },
    ...focus.mainTopics.slice(0, 2).map((topic) => ({ filters: suitable, words: topic, limit: MOST_CANDIDATES })),
    // The words of a title tell less than its topics.
    focus.words.length === 0 || focus.mainTopics.length > 0
      ? null
      : { filters: suitable, words: focus.words.slice(0, MOST_WORDS).join(' '), limit: MOST_CANDIDATES },
    subjects.length === 0 ? null : { filters: [...suitable, toInFilter('subjects', subjects)], limit: MOST_CANDIDATES },
    subjects.length === 0 || place === null
      ? null
      : {
          filters: [...suitable, toInFilter('subjects', subjects), toReachFilter(place)],
          sort: [toNearestFirst(place)],
          limit: MOST_CANDIDATES,
          byPlace: true,
        },
    focus.isHub && focus.itemKey !== null
      ? { filters: [...basis, `hubKey = ${quoteFilter(focus.itemKey)}`], limit: MOST_CANDIDATES }
      : null,
  ];
  return asked.flatMap((one) => (one === null ? [] : [toCandidateQuery(focus, one, nowSeconds)]));
}

function toStagesFilter({ keyStages }: Focus): string {
  return keyStages.length === 0 ? '' : `(${toInFilter('keyStages', keyStages)} OR keyStages IS EMPTY)`;
}

// Ages that only touch do not overlap: what ends at 11 is none for those who begin at 11.
function toAgesFilter({ ages }: Focus): string {
  if (ages === null) return '';
  const overlap =
    ages.from === ages.to
      ? `youngestAge <= ${ages.to} AND oldestAge >= ${ages.from}`
      : `youngestAge < ${ages.to} AND oldestAge > ${ages.from}`;
  return `((${overlap}) OR youngestAge IS NULL)`;
}
