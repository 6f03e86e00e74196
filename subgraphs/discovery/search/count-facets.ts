// Facets of hits at hand, counted as the engine counts those that it knows by itself. Pure.
import type { CardDocument } from '../search-document.ts';
import type { EngineAnswer, EngineHit } from '../search-engine.ts';
import { FACET_ATTRIBUTES, type FacetName } from './facets.ts';

const VALUES: Readonly<Record<FacetName, (document: CardDocument) => readonly (string | boolean | null)[]>> = {
  kinds: ({ kind }) => [kind],
  partners: ({ partner, alsoListedBy }) => [partner, ...alsoListedBy.map((listing) => listing.partner)],
  keyStages: ({ keyStages }) => keyStages,
  subjects: ({ subjects }) => subjects,
  topics: ({ topics }) => topics,
  resourceTypes: ({ resourceTypes }) => resourceTypes,
  deliveryModes: ({ deliveryMode }) => [deliveryMode],
  regions: ({ regions }) => regions,
  free: ({ free }) => [free],
  statuses: ({ status }) => [status],
};

export function countFacets(hits: readonly EngineHit[]): EngineAnswer['facets'] {
  return Object.fromEntries(
    Object.entries(VALUES).map(([name, valuesOf]) => {
      const counts = new Map<string, number>();
      for (const value of hits.flatMap(({ document }) => [...new Set(valuesOf(document))])) {
        if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
      }
      return [toAttribute(name), Object.fromEntries(counts)];
    }),
  );
}

function toAttribute(name: string): string {
  return Object.entries(FACET_ATTRIBUTES).find(([facet]) => facet === name)?.[1] ?? name;
}
