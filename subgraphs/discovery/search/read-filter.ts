// Checks a client's filter once, and gives it a shape without nulls. What makes no sense is BAD_USER_INPUT that names the
// argument; an empty list is one that was not given.
import { DateTime } from 'luxon';
import type {
  DeliveryMode,
  ItemKind,
  ItemStatus,
  KeyStage,
  Partner,
  Region,
} from '../../../schema/shared.generated.ts';
import { assertWithin, badUserInput } from '../../kit/bad-user-input.ts';
import type { SearchFilter } from '../resolvers.generated.ts';
import { OLDEST_AGE } from '../search-document.ts';

/** Empty lists and nulls restrict nothing. */
export interface CheckedFilter {
  readonly kinds: readonly ItemKind[];
  readonly partners: readonly Partner[];
  readonly keyStages: readonly KeyStage[];
  readonly subjects: readonly string[];
  readonly topics: readonly string[];
  readonly resourceTypes: readonly string[];
  readonly deliveryModes: readonly DeliveryMode[];
  readonly regions: readonly Region[];
  readonly hubs: readonly string[];
  readonly freeOnly: boolean;
  /** Never empty. */
  readonly statuses: readonly ItemStatus[];
  /** In whole years; null where no age is asked for. */
  readonly ages: { readonly from: number; readonly to: number } | null;
  /** Unix seconds, both ends included and either open; null where no day is asked for. */
  readonly window: { readonly from: number | null; readonly to: number | null } | null;
  readonly datedOnly: boolean;
}

export const ALL_STATUSES: readonly ItemStatus[] = ['CURRENT', 'CLOSED', 'ARCHIVED'];

/** What a search without a filter has. */
export function toEmptyFilter(): CheckedFilter {
  return readFilter(null);
}

const MOST_VALUES = 100;
const LONGEST_VALUE = 500;

export function readFilter(filter: SearchFilter | null | undefined): CheckedFilter {
  const given = filter ?? {};
  const statuses = readList('statuses', given.statuses);
  return {
    kinds: readList('kinds', given.kinds),
    partners: readList('partners', given.partners),
    keyStages: readList('keyStages', given.keyStages),
    subjects: readList('subjects', given.subjects),
    topics: readList('topics', given.topics),
    resourceTypes: readList('resourceTypes', given.resourceTypes),
    deliveryModes: readList('deliveryModes', given.deliveryModes),
    regions: readList('regions', given.regions),
    hubs: readList('hubs', given.hubs),
    freeOnly: given.freeOnly === true,
    statuses: statuses.length > 0 ? statuses : ['CURRENT'],
    ages: readAges(given.ageFrom ?? null, given.ageTo ?? null),
    window: readWindow(given.startsFrom ?? null, given.startsTo ?? null),
    datedOnly: given.datedOnly === true,
  };
}

function readList<T extends string>(name: string, values: readonly T[] | null | undefined): readonly T[] {
  const argument = `filter.${name}`;
  if (values === null || values === undefined) return [];
  if (values.length > MOST_VALUES) {
    throw badUserInput(argument, `expected at most ${MOST_VALUES} values, got ${values.length}`);
  }
  for (const value of values) {
    if (value.trim() === '') throw badUserInput(argument, 'expected words, got an empty value');
    if (!value.isWellFormed()) throw badUserInput(argument, 'expected Unicode text, got half a character');
    if (value.length > LONGEST_VALUE) {
      throw badUserInput(argument, `expected values of at most ${LONGEST_VALUE} characters, got ${value.length}`);
    }
  }
  return [...new Set(values)];
}

function readAges(from: number | null, to: number | null): CheckedFilter['ages'] {
  if (from === null && to === null) return null;
  const ages = { from: from ?? 0, to: to ?? OLDEST_AGE };
  assertWithin('filter.ageFrom', ages.from, 0, OLDEST_AGE);
  assertWithin('filter.ageTo', ages.to, 0, OLDEST_AGE);
  if (ages.from > ages.to) throw badUserInput('filter.ageTo', `expected at least ageFrom (${from}), got ${to}`);
  return ages;
}

function readWindow(startsFrom: string | null, startsTo: string | null): CheckedFilter['window'] {
  if (startsFrom === null && startsTo === null) return null;
  const window = toWindow(startsFrom, startsTo);
  if (window.from !== null && window.to !== null && window.from > window.to) {
    throw badUserInput('filter.startsTo', `expected ${startsFrom} or later, got ${startsTo}`);
  }
  return window;
}

/** From the first moment of one calendar day to the last of another; an end that is not given stays open. */
export function toWindow(from: string | null, to: string | null): NonNullable<CheckedFilter['window']> {
  return {
    from: from === null ? null : readDay(from).startOf('day').toUnixInteger(),
    to: to === null ? null : readDay(to).endOf('day').toUnixInteger(),
  };
}

// Days are days of the United Kingdom, wherever the server runs. The scalar has let calendar days through only.
function readDay(day: string): DateTime {
  return DateTime.fromISO(day, { zone: 'Europe/London' });
}
