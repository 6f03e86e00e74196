// A checked filter in the engine's filter language, in parts: one for each facet, so that a facet can be counted without
// its own. Pure.
import { toItemKey } from '../document/document-id.ts';
import { METRES_PER_MILE } from '../document/miles.ts';
import { allOf, toInFilter } from '../quote-filter.ts';
import { FACET_ATTRIBUTES, type FacetName } from './facets.ts';
import type { NearPoint } from './near.ts';
import type { CheckedFilter } from './read-filter.ts';

/** Known to anybody: one document an item, and nothing under embargo. */
export function toKnownFilter(nowSeconds: number): string {
  return `main = true AND visibleFrom <= ${nowSeconds}`;
}

/** Shown in lists: of the same work in several catalogues, the preferred listing alone. */
export function toVisibleFilter(nowSeconds: number): string {
  return `${toKnownFilter(nowSeconds)} AND preferred = true`;
}

/** The same for searches of places: an item's documents stand for its places. */
export function toKnownPlacesFilter(nowSeconds: number): string {
  return `placement = true AND visibleFrom <= ${nowSeconds}`;
}

/** The values selected in each facet that has any. */
export function toSelections(filter: CheckedFilter): ReadonlyMap<FacetName, readonly string[]> {
  const selections: readonly (readonly [FacetName, readonly string[]])[] = [
    ['kinds', filter.kinds],
    ['partners', filter.partners],
    ['keyStages', filter.keyStages],
    ['subjects', filter.subjects],
    ['topics', filter.topics],
    ['resourceTypes', filter.resourceTypes],
    ['deliveryModes', filter.deliveryModes],
    ['regions', filter.regions],
    ['free', filter.freeOnly ? ['true'] : []],
    ['statuses', filter.statuses],
  ];
  return new Map(selections.filter(([, values]) => values.length > 0));
}

/** The filter of all selections, save those of one facet. */
export function toSelectionsFilter(selections: ReadonlyMap<FacetName, readonly string[]>, except?: FacetName): string {
  return allOf(
    [...selections]
      .filter(([facet]) => facet !== except)
      .map(([facet, values]) => toInFilter(FACET_ATTRIBUTES[facet], values)),
  );
}

/** Whether the searcher has left anything out, but for what a search leaves out by itself. */
export function isRestricted(filter: CheckedFilter, near: NearPoint | null): boolean {
  const { statuses: _statuses, ...chosen } = filter;
  const isChosen = Object.values(chosen).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== false,
  );
  return isChosen || near?.withinMiles != null;
}

/** Everything that is no facet: ages, days, hubs, the radius. */
export function toOtherFilters(filter: CheckedFilter, near: NearPoint | null): string {
  return allOf([
    filter.hubs.length === 0 ? '' : toInFilter('hubKey', filter.hubs.map(toItemKey)),
    filter.ages === null ? '' : `youngestAge <= ${filter.ages.to} AND oldestAge >= ${filter.ages.from}`,
    toWindowFilter(filter),
    near === null || near.withinMiles === null ? '' : toRadiusFilter(near, near.withinMiles),
  ]);
}

function toWindowFilter({ window, datedOnly }: CheckedFilter): string {
  const dated = datedOnly ? 'dated = true' : '';
  if (window === null) return dated;
  const inWindow = toStartsFilter(window.from, window.to);
  return datedOnly ? inWindow : `(${inWindow} OR dated = false)`;
}

/** A session that starts in the window; Unix seconds, both ends included, at least one given. */
// One range, not two comparisons: of an item with many sessions, two different ones could meet one each.
export function toStartsFilter(from: number | null, to: number | null): string {
  if (from !== null && to !== null) return `sessionStarts ${from} TO ${to}`;
  return from === null ? `sessionStarts <= ${to}` : `sessionStarts >= ${from}`;
}

function toRadiusFilter({ latitude, longitude }: NearPoint, miles: number): string {
  return `_geoRadius(${latitude}, ${longitude}, ${miles * METRES_PER_MILE})`;
}
