// Filters and facets done again the plain way over every card: what the counts of a search are held against.
import type { Facet, SearchFilter } from '../../subgraphs/discovery/resolvers.generated.ts';
import type { Card } from './whole-search.ts';

/** A card, with the regions that cards do not show. */
export interface CountedCard extends Card {
  readonly regions: readonly string[];
}

const FACETS: Readonly<Record<string, (card: CountedCard) => readonly string[]>> = {
  kinds: ({ kind }) => [kind],
  partners: ({ partner, alsoListedBy }) => [partner, ...alsoListedBy.map((listing) => listing.partner)],
  keyStages: ({ keyStages }) => keyStages,
  subjects: ({ subjects }) => subjects,
  topics: ({ topics }) => topics,
  resourceTypes: ({ resourceTypes }) => resourceTypes,
  deliveryModes: ({ deliveryMode }) => (deliveryMode === null ? [] : [deliveryMode]),
  regions: ({ regions }) => regions,
  free: ({ free }) => (free === null ? [] : [String(free)]),
  statuses: ({ status }) => [status],
};

/** The ids of the cards that a filter lets through; `except` names a facet whose own filter does not count. */
export function filterCards(cards: readonly CountedCard[], filter: SearchFilter, except?: string): readonly string[] {
  return cards.filter((card) => matches(card, filter, except)).map(({ id }) => id);
}

/** `facet value count` of every value of every facet. */
export function countCards(cards: readonly CountedCard[], filter: SearchFilter): readonly string[] {
  return Object.entries(FACETS)
    .flatMap(([name, valuesOf]) => {
      const found = new Set(filterCards(cards, filter, name));
      const values = cards.filter(({ id }) => found.has(id)).flatMap((card) => [...new Set(valuesOf(card).map(fold))]);
      return [...Map.groupBy(values, (value) => value)].map(([value, all]) => `${name} ${value} ${all.length}`);
    })
    .sort();
}

/** A page's facets in the same form, without values that are on show only because they are selected. */
export function listCounts(facets: readonly Facet[]): readonly string[] {
  return facets
    .flatMap(({ name, values }) =>
      values.filter(({ count }) => count > 0).map(({ value, count }) => `${name} ${fold(value)} ${count}`),
    )
    .sort();
}

function matches(card: CountedCard, filter: SearchFilter, except: string | undefined): boolean {
  const { kinds, partners, keyStages, subjects, topics, resourceTypes, deliveryModes, regions, hubs } = filter;
  const selected: Readonly<Record<string, readonly string[] | null | undefined>> = {
    ...{ kinds, partners, keyStages, subjects, topics, resourceTypes, deliveryModes, regions },
    free: filter.freeOnly ? ['true'] : [],
    statuses: filter.statuses ?? ['CURRENT'],
  };
  const isChosen = Object.entries(FACETS).every(([name, valuesOf]) => {
    const wanted = name === except ? [] : (selected[name] ?? []).map(fold);
    return wanted.length === 0 || valuesOf(card).some((value) => wanted.includes(fold(value)));
  });
  const isOfHub = !hubs || hubs.length === 0 || (card.kind !== 'HUB' && hubs.some((id) => id === card.hub?.id));
  return isChosen && isOfHub && matchesAges(card, filter);
}

function matchesAges({ ageRange }: CountedCard, { ageFrom = null, ageTo = null }: SearchFilter): boolean {
  if (ageFrom === null && ageTo === null) return true;
  return ageRange !== null && (ageRange.from ?? 0) <= (ageTo ?? 200) && (ageRange.to ?? 200) >= (ageFrom ?? 0);
}

// As the engine compares: without case and accents.
function fold(value: string): string {
  return value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
