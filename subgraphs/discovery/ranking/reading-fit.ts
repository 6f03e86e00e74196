// How well an item fits what was read in a query: of each field it states what was asked for, leaves it unsaid or says
// otherwise. The same meanings as to-reading-filters.ts gives to the engine. Pure.
import { toStems } from '../../kit/vocabulary/everyday-words.ts';
import type { Constraint, Reading } from '../interpret/reading.ts';
import { toWindow } from '../search/read-filter.ts';
import { type CardDocument, OLDEST_AGE } from '../search-document.ts';
import { hasPhrase } from './has-phrase.ts';
import { FIT_WEIGHTS, RANKING_WEIGHTS } from './ranking-weights.ts';

/** `partly`: not what was asked for, but what gives it. */
export type Fit = 'stated' | 'partly' | 'open' | 'contrary';

/** Of all readings together; readings of one field are alternatives. Bearing the very words is as good as stating them. */
export function toFitScore(readings: readonly Reading[], document: CardDocument, title: readonly string[]): number {
  let score = 0;
  for (const [field, same] of Map.groupBy(readings, ({ constraint }) => constraint.field)) {
    const weight = FIT_WEIGHTS[field];
    const fits = same.map(({ constraint, text }) =>
      hasPhrase(title, toStems(text)) ? 'stated' : fitOf(constraint, document),
    );
    if (fits.includes('stated')) score += weight / toBreadth(field, document);
    else if (fits.includes('partly')) score += RANKING_WEIGHTS.partly * weight;
    else if (!fits.includes('open')) score += RANKING_WEIGHTS.contrary * weight;
  }
  return score;
}

/** What is for one stage is more surely for it than what is for all. */
function toBreadth(field: Constraint['field'], { keyStages }: CardDocument): number {
  if (field !== 'keyStages' && field !== 'ages') return 1;
  return 1 + RANKING_WEIGHTS.breadth * Math.max(0, keyStages.length - 1);
}

/** Nearness is no matter of yes and no: it is weighed by itself. */
export function fitOf(constraint: Constraint, document: CardDocument): Fit {
  switch (constraint.field) {
    case 'keyStages':
      return ofSome(document.keyStages, constraint.keyStages);
    case 'ages':
      return ofAges(constraint, document);
    case 'kinds':
      if (constraint.kinds.includes(document.kind)) return 'stated';
      return document.kind === 'HUB' && constraint.kinds.includes('COURSE') ? 'partly' : 'contrary';
    case 'deliveryModes':
      return ofSome(document.deliveryMode === null ? [] : [document.deliveryMode], constraint.deliveryModes);
    case 'free':
      if (document.free === null) return 'open';
      return document.free ? 'stated' : 'contrary';
    case 'dates':
      return ofDates(constraint, document);
    case 'duration':
      if (document.durationMinutes === null) return 'open';
      return document.durationMinutes <= constraint.atMostMinutes ? 'stated' : 'contrary';
    case 'regions':
      return ofSome(document.regions, constraint.regions);
    case 'nation':
      return ofSome(document.nations, [constraint.nation]);
    case 'audience':
      return document.audiences.includes(constraint.audience) ? 'stated' : 'open'; // what is for teachers is for new ones, too
    case 'resourceTypes':
      return constraint.resourceTypes.some((type) => document.resourceTypes.includes(type)) ? 'stated' : 'open';
    case 'near':
      return 'open';
    default:
      return constraint satisfies never;
  }
}

function ofSome<T>(stated: readonly T[], wanted: readonly T[]): Fit {
  if (stated.length === 0) return 'open';
  return stated.some((value) => wanted.includes(value)) ? 'stated' : 'contrary';
}

// Ages that only touch do not overlap.
function ofAges(wanted: Constraint & { readonly field: 'ages' }, { ageRange, keyStages }: CardDocument): Fit {
  if (ageRange === null)
    return wanted.keyStages.length === 0 && keyStages.length > 0 ? 'contrary' : ofSome(keyStages, wanted.keyStages);
  const [from, to] = [ageRange.from ?? 0, ageRange.to ?? OLDEST_AGE];
  const fits =
    wanted.from === wanted.to ? from <= wanted.to && to >= wanted.from : from < wanted.to && to > wanted.from;
  return fits ? 'stated' : 'contrary';
}

function ofDates({ from, to }: Constraint & { readonly field: 'dates' }, { sessions }: CardDocument): Fit {
  if (sessions.length === 0) return 'open';
  const window = toWindow(from, to);
  const starts = sessions.some(
    ({ startsAt }) => startsAt >= (window.from ?? startsAt) && startsAt <= (window.to ?? startsAt),
  );
  return starts ? 'stated' : 'contrary';
}
