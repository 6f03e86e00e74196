// What was read in a query, in the engine's filter language. A thing that does not state what was asked is not left out:
// partners leave much unsaid. Pure.
import type { Constraint, Reading } from '../interpret/reading.ts';
import { allOf, anyOf, toInFilter } from '../quote-filter.ts';
import { toWindow } from './read-filter.ts';
import { toStartsFilter } from './to-filters.ts';

export interface ReadingFilters {
  /** States all that was read. */
  readonly stated: string;
  /** Contradicts nothing that was read; the same as `stated` where nothing can be left unsaid, empty where all may be. */
  readonly allowed: string;
}

const NOTHING = 'nothing';
const EVERYTHING = 'everything';

interface Meaning {
  readonly fits: string;
  /** What leaves it unsaid, or one of the two words above. */
  readonly isOpen: string;
}

/** Null when nothing was read that restricts. Readings of one field add up: `ks3 ks4` is either. */
export function toReadingFilters(readings: readonly Reading[]): ReadingFilters | null {
  const byField = Map.groupBy(readings, ({ constraint }) => constraint.field);
  const meanings = [...byField.values()].flatMap((same) => {
    const each = same.map(({ constraint }) => toMeaning(constraint)).filter((meaning) => meaning !== null);
    const [first] = each;
    if (first === undefined) return [];
    return [{ fits: anyOf(each.map(({ fits }) => fits)), isOpen: first.isOpen }];
  });
  if (meanings.length === 0) return null;
  return {
    stated: allOf(meanings.map(({ fits }) => fits)),
    allowed: allOf(meanings.map(toAllowed)),
  };
}

function toAllowed({ fits, isOpen }: Meaning): string {
  if (isOpen === EVERYTHING) return '';
  return isOpen === NOTHING ? fits : anyOf([fits, isOpen]);
}

function toMeaning(constraint: Constraint): Meaning | null {
  switch (constraint.field) {
    case 'keyStages':
      return { fits: toInFilter('keyStages', constraint.keyStages), isOpen: 'keyStages IS EMPTY' };
    case 'ages':
      return toAgesMeaning(constraint);
    case 'kinds':
      // Hubs put courses on, and say nothing of each.
      return {
        fits: toInFilter('kind', constraint.kinds),
        isOpen: constraint.kinds.includes('COURSE') ? 'kind = HUB' : NOTHING,
      };
    case 'deliveryModes':
      return { fits: toInFilter('deliveryMode', constraint.deliveryModes), isOpen: 'deliveryMode IS NULL' };
    case 'free':
      return { fits: 'free = true', isOpen: 'free IS NULL' };
    case 'dates': {
      const { from, to } = toWindow(constraint.from, constraint.to);
      return { fits: toStartsFilter(from, to), isOpen: 'dated = false' };
    }
    case 'duration':
      return { fits: `durationMinutes <= ${constraint.atMostMinutes}`, isOpen: 'durationMinutes IS NULL' };
    case 'regions':
      return { fits: toInFilter('regions', constraint.regions), isOpen: 'regions IS EMPTY' };
    case 'nation':
      return { fits: toInFilter('nations', [constraint.nation]), isOpen: 'nations IS EMPTY' };
    case 'audience':
      return { fits: toInFilter('audiences', [constraint.audience]), isOpen: EVERYTHING }; // what is for teachers is for new ones, too
    case 'resourceTypes':
      return { fits: toInFilter('resourceTypes', constraint.resourceTypes), isOpen: EVERYTHING }; // a partner's labels are coarse
    case 'near':
      return null; // An order, not a restriction.
    default:
      return constraint satisfies never;
  }
}

// Ages that only touch do not overlap: a thing for 7 to 11 is none for Year 7. Where an item has stages alone, these tell.
function toAgesMeaning({ from, to, keyStages }: Constraint & { readonly field: 'ages' }): Meaning {
  const ages =
    from === to ? `youngestAge <= ${to} AND oldestAge >= ${from}` : `youngestAge < ${to} AND oldestAge > ${from}`;
  const byStage = keyStages.length === 0 ? [] : [`youngestAge IS NULL AND ${toInFilter('keyStages', keyStages)}`];
  return { fits: anyOf([ages, ...byStage]), isOpen: 'youngestAge IS NULL AND keyStages IS EMPTY' };
}
