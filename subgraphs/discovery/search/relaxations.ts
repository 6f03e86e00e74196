// What a search that finds little could do without: for each filter, for the radius and for each reading of its words, how
// many it would find without it. All are counted in one round trip.
import type { Relaxation } from '../resolvers.generated.ts';
import { toTotalQuery } from './build-query.ts';
import { FARTHEST_MILES } from './near.ts';
import { ALL_STATUSES, type CheckedFilter, toEmptyFilter } from './read-filter.ts';
import type { AroundPage } from './search-page-parent.ts';
import { toExactParts } from './search-parts.ts';
import { interpretRequest, type SearchRequest } from './search-request.ts';

/** With as many as this there is no need. */
const ENOUGH = 5;

/** A radius is first doubled, then made as wide as a day's journey, then dropped. */
const WIDER = 2;
const WIDEST_MILES = 100;

// A query may be nothing but readings, two hundred of them.
const MOST_READINGS = 6;

const LABELS: Readonly<Record<Exclude<keyof CheckedFilter, 'statuses'>, string>> = {
  kinds: 'Any kind',
  partners: 'Any partner',
  keyStages: 'Any key stage',
  subjects: 'Any subject',
  topics: 'Any topic',
  resourceTypes: 'Any type of resource',
  deliveryModes: 'Online or in person',
  regions: 'Any region',
  hubs: 'Any hub',
  freeOnly: 'Free or not',
  ages: 'Any age',
  window: 'Any date',
  datedOnly: 'With or without a date',
};

// What a client set to get there, where the checked filter calls it otherwise.
const ARGUMENTS: Readonly<Partial<Record<keyof CheckedFilter, string>>> = { ages: 'ageFrom', window: 'startsFrom' };

interface Attempt extends Omit<Relaxation, 'total'> {
  readonly request: SearchRequest;
}

/** Those that find more than `total`, the most first. Empty where that is enough. */
export async function findRelaxations(
  { request, nowSeconds, ask }: AroundPage,
  total: number,
): Promise<readonly Relaxation[]> {
  if (total >= ENOUGH) return [];
  const single = [...withoutFilters(request), ...withWiderRadius(request)];
  const chosen = new Set(single.map(({ drop }) => drop).filter((drop) => drop !== 'statuses'));
  const attempts = [
    ...single,
    ...(chosen.size > 1 ? [withoutAnyFilter(request)] : []),
    ...withoutReadings(request, nowSeconds),
  ];
  const found = await Promise.all(
    attempts.map(async ({ request: relaxed, ...relaxation }) => {
      const answers = await ask(toExactParts(relaxed).map((part) => toTotalQuery(relaxed, part, nowSeconds)));
      return { ...relaxation, total: answers.reduce((sum, answer) => sum + answer.total, 0) };
    }),
  );
  return found.filter((each) => each.total > total).sort((one, other) => other.total - one.total);
}

function withoutFilters(request: SearchRequest): readonly Attempt[] {
  const { filter } = request;
  const empty = toEmptyFilter();
  const fields = Object.entries(LABELS).flatMap(([name, label]) =>
    isField(name) && !isSame(filter[name], empty[name])
      ? [
          {
            drop: ARGUMENTS[name] ?? name,
            label,
            instead: null,
            request: { ...request, filter: { ...filter, [name]: empty[name] } },
          },
        ]
      : [],
  );
  if (filter.statuses.length === ALL_STATUSES.length) return fields;
  return [
    ...fields,
    {
      drop: 'statuses',
      label: 'Closed and archived ones too',
      instead: null,
      request: { ...request, filter: { ...filter, statuses: ALL_STATUSES } },
    },
  ];
}

function isField(name: string): name is keyof typeof LABELS {
  return name in LABELS;
}

function isSame(one: unknown, other: unknown): boolean {
  return Array.isArray(one) ? one.length === 0 : one === other;
}

function withWiderRadius(request: SearchRequest): readonly Attempt[] {
  const { near } = request;
  const { withinMiles } = near ?? {};
  if (near === null || withinMiles === null || withinMiles === undefined) return [];
  const wider = [...new Set([withinMiles * WIDER, WIDEST_MILES])].filter(
    (miles) => miles > withinMiles && miles <= FARTHEST_MILES,
  );
  return [...wider, null].map((miles) => ({
    drop: 'near.withinMiles',
    label: miles === null ? 'Any distance' : `Within ${miles} miles`,
    instead: miles === null ? null : String(miles),
    request: { ...request, near: { ...near, withinMiles: miles } },
  }));
}

/** Where no one of several filters is all that stands in the way. */
function withoutAnyFilter(request: SearchRequest): Attempt {
  const { near } = request;
  const open = { ...request, filter: toEmptyFilter(), near: near === null ? null : { ...near, withinMiles: null } };
  return { drop: 'filter', label: 'Without any filter', instead: null, request: open };
}

function withoutReadings(request: SearchRequest, nowSeconds: number): readonly Attempt[] {
  const now = new Date(nowSeconds * 1000);
  const texts = [...new Set(request.reading.readings.map(({ text }) => text))].slice(0, MOST_READINGS);
  return texts.map((text) => ({
    drop: 'interpretation',
    label: `“${text}” as plain words`,
    instead: text,
    request: interpretRequest({ ...request, literal: [...request.literal, text] }, now),
  }));
}
