// What stands above the results: the filters that are chosen, each with a way to take it back, and the orders to choose
// from. Links, so that one press does it.
import { html } from 'ghtml';
import type { Labels } from './card.ts';
import { type SearchRequest, toHref } from './search-request.ts';

const SORTS = [
  ['RELEVANCE', 'Best match'],
  ['SOONEST', 'Soonest'],
  ['NEWEST', 'Newest'],
  ['DISTANCE', 'Nearest'],
  ['TITLE', 'Title'],
] as const;

type Chosen = readonly (readonly [words: string, rest: Partial<SearchRequest>])[];

/** Each filter that is chosen: its words, and the change that takes it away. */
export function toChosen(request: SearchRequest, label: Labels): Chosen {
  const { kinds, keyStages, partners, subjects, deliveryModes, isPastToo, within } = request;
  const without = <T>(values: readonly T[], value: T): readonly T[] => values.filter((one) => one !== value);
  return [
    ...kinds.map((value) => [label('kinds', value), { kinds: without(kinds, value) }] as const),
    ...keyStages.map((value) => [label('keyStages', value), { keyStages: without(keyStages, value) }] as const),
    ...subjects.map((value) => [label('subjects', value), { subjects: without(subjects, value) }] as const),
    ...deliveryModes.map(
      (value) => [label('deliveryModes', value), { deliveryModes: without(deliveryModes, value) }] as const,
    ),
    ...partners.map((value) => [label('partners', value), { partners: without(partners, value) }] as const),
    ...(isPastToo ? [['Closed and archived ones too', { isPastToo: false }] as const] : []),
    ...(within === null || request.near === '' ? [] : [[`within ${within} miles`, { within: null }] as const]),
  ];
}

/** Nothing where no filter is chosen. */
export function renderChosen(request: SearchRequest, label: Labels): string {
  const chosen = toChosen(request, label);
  if (chosen.length === 0) return '';
  return html`<div class="readings"><p aria-hidden="true">Filters:</p>
<ul class="chosen" aria-label="Filters chosen">!${chosen.map(
    ([words, rest]) =>
      html`<li><a href="${toHref(request, { ...rest, after: null })}"><span class="hidden">Take away: </span><bdi>${words}</bdi> <span aria-hidden="true">×</span></a></li>`,
  )}<li><a class="all" href="${toHref(request, WITHOUT_FILTERS)}">Clear all filters</a></li></ul></div>`;
}

/** The orders; the nearest first only where there is a place to be near to, in its box or read in the words. */
export function renderSorts(request: SearchRequest, place: string | null): string {
  const near = request.near === '' ? (place ?? '') : request.near;
  const sorts = SORTS.filter(([sort]) => sort !== 'DISTANCE' || place !== null);
  return html`<nav class="sorts" aria-label="Order"><span>Order:</span>!${sorts.map(([sort, words]) =>
    sort === request.sort
      ? html`<strong aria-current="true">${words}</strong>`
      : html`<a href="${toHref(request, { sort, near: sort === 'DISTANCE' ? near : request.near, after: null })}">${words}</a>`,
  )}</nav>`;
}

/** How many filters can be taken away. */
export function countChosen({ kinds, keyStages, partners, subjects, deliveryModes }: SearchRequest): number {
  return [kinds, keyStages, partners, subjects, deliveryModes].reduce((sum, values) => sum + values.length, 0);
}

/** Changes that leave the words and the place of a request, and nothing else. */
export const WITHOUT_FILTERS: Partial<SearchRequest> = {
  kinds: [],
  keyStages: [],
  partners: [],
  subjects: [],
  deliveryModes: [],
  isPastToo: false,
  within: null,
  after: null,
};
