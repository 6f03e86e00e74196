// The filters of a search done again the plain way, over all documents in memory: what the engine's counts are held
// against. Says nothing about words.

import { milesBetween, type Point } from '../../subgraphs/discovery/document/miles.ts';
import type { Facet, SearchFilter } from '../../subgraphs/discovery/resolvers.generated.ts';
import type { SearchDocument } from '../../subgraphs/discovery/search-document.ts';

interface PlainSearch {
  readonly filter: SearchFilter;
  readonly near?: Point & { readonly withinMiles: number };
}

type Selection = (document: SearchDocument) => readonly string[];

const FACETS: Readonly<Record<string, Selection>> = {
  kinds: ({ kind }) => [kind],
  partners: ({ listedBy }) => listedBy,
  keyStages: ({ keyStages }) => keyStages,
  subjects: ({ subjects }) => subjects,
  topics: ({ topics }) => topics,
  resourceTypes: ({ resourceTypes }) => resourceTypes,
  deliveryModes: ({ deliveryMode }) => (deliveryMode === null ? [] : [deliveryMode]),
  regions: ({ regions }) => regions,
  free: ({ free }) => (free === null ? [] : [String(free)]),
  statuses: ({ status }) => [status],
};

/** The ids of the items that match. */
export function findPlainly(
  documents: readonly SearchDocument[],
  search: PlainSearch,
  except?: string,
): ReadonlySet<string> {
  const candidates = documents
    .filter(({ preferred }) => preferred)
    .filter(search.near === undefined ? ({ main }) => main : ({ placement }) => placement);
  return new Set(candidates.filter((document) => matches(document, search, except)).map(({ itemId }) => itemId));
}

/** `facet value count` of every facet, each counted without its own selection; case as it comes first. */
export function countPlainly(documents: readonly SearchDocument[], search: PlainSearch): readonly string[] {
  const mains = documents.filter(({ main }) => main);
  return Object.entries(FACETS)
    .flatMap(([name, valuesOf]) => {
      const found = findPlainly(documents, search, name);
      const counts = new Map<string, number>();
      for (const document of mains.filter(({ itemId }) => found.has(itemId))) {
        for (const value of new Set(valuesOf(document).map(normalise))) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [...counts].map(([value, count]) => `${name} ${value} ${count}`);
    })
    .sort();
}

/** A page's facets in the same form; values that are only on show because they are selected are left out. */
export function toPlainCounts(facets: readonly Facet[]): readonly string[] {
  return facets
    .flatMap(({ name, values }) =>
      values.filter(({ count }) => count > 0).map(({ value, count }) => `${name} ${normalise(value)} ${count}`),
    )
    .sort();
}

function matches(document: SearchDocument, { filter, near }: PlainSearch, except: string | undefined): boolean {
  const { kinds, partners, keyStages, subjects, topics, resourceTypes, deliveryModes, regions } = filter;
  const selected: Readonly<Record<string, readonly string[] | null | undefined>> = {
    ...{ kinds, partners, keyStages, subjects, topics, resourceTypes, deliveryModes, regions },
    free: filter.freeOnly ? ['true'] : [],
    statuses: filter.statuses ?? ['CURRENT'],
  };
  return (
    Object.entries(FACETS).every(([name, valuesOf]) => {
      const wanted = (selected[name] ?? []).map(normalise);
      return (
        name === except || wanted.length === 0 || valuesOf(document).some((value) => wanted.includes(normalise(value)))
      );
    }) &&
    matchesAges(document, filter) &&
    matchesDays(document, filter) &&
    (near === undefined || isWithin(document, near))
  );
}

function matchesAges({ ageRange }: SearchDocument, { ageFrom = null, ageTo = null }: SearchFilter): boolean {
  if (ageFrom === null && ageTo === null) return true;
  return ageRange !== null && (ageRange.from ?? 0) <= (ageTo ?? 200) && (ageRange.to ?? 200) >= (ageFrom ?? 0);
}

function matchesDays({ dated, sessionStarts }: SearchDocument, filter: SearchFilter): boolean {
  const { startsFrom = null, startsTo = null, datedOnly = false } = filter;
  if (datedOnly && !dated) return false;
  if (!dated || (startsFrom === null && startsTo === null)) return true;
  return sessionStarts.some((startsAt) => {
    const day = new Date(startsAt * 1000).toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
    return day >= (startsFrom ?? '') && day <= (startsTo ?? '9999');
  });
}

function isWithin({ _geo }: SearchDocument, near: Point & { readonly withinMiles: number }): boolean {
  return _geo !== null && milesBetween(near, { latitude: _geo.lat, longitude: _geo.lng }) <= near.withinMiles;
}

// As the engine compares: without case and accents.
function normalise(value: string): string {
  return value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
