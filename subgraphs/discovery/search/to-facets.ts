// The engine's counts as facets: named, labelled, most frequent first, with what is selected. A number of
// values that makes no sense is BAD_USER_INPUT.
import { assertWithin } from '../../kit/bad-user-input.ts';
import type { Facet, FacetValue } from '../resolvers.generated.ts';
import type { EngineAnswer } from '../search-engine.ts';
import { FACET_ATTRIBUTES, type FacetName, facetLabel } from './facets.ts';

/** As many as the engine counts. */
const MOST_VALUES = 2_000;

type Counts = EngineAnswer['facets'];

const { compare } = new Intl.Collator('en-GB');

/** `selected` has, for each facet with a selection, its values and the counts made without it. */
export function toFacets(
  names: readonly FacetName[],
  counts: Counts,
  selected: ReadonlyMap<FacetName, { readonly values: readonly string[]; readonly counts: Counts }>,
): readonly Facet[] {
  return names.map((name) => {
    const selection = selected.get(name);
    const counted = (selection?.counts ?? counts)[FACET_ATTRIBUTES[name]] ?? {};
    return { name, values: toValues(name, counted, selection?.values ?? []) };
  });
}

/** The first ones, and all that are selected: what was chosen can be taken back. */
export function takeValues(values: readonly FacetValue[], first: number | null | undefined): readonly FacetValue[] {
  if (first === null || first === undefined) return values;
  assertWithin('facets.values.first', first, 1, MOST_VALUES);
  return values.filter(({ selected }, at) => selected || at < first);
}

// The engine ignores case where it compares, so a selection written otherwise is the same selection.
function toValues(
  facet: FacetName,
  counts: Readonly<Record<string, number>>,
  selection: readonly string[],
): readonly FacetValue[] {
  const selected = new Set(selection.map((value) => value.toLowerCase()));
  const known = new Set(Object.keys(counts).map((value) => value.toLowerCase()));
  // A selected value that nothing has any more must stay on show, or it could not be taken back.
  const missing = selection.filter((value) => !known.has(value.toLowerCase())).map((value) => [value, 0] as const);
  return [...Object.entries(counts), ...missing]
    .map(([value, count]) => ({
      value,
      label: facetLabel(facet, value),
      count,
      selected: selected.has(value.toLowerCase()),
    }))
    .sort((one, other) => other.count - one.count || compare(one.label, other.label));
}
