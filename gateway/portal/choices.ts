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

/** Nothing where no filter is chosen. */
export function renderChosen(request: SearchRequest, label: Labels): string {
  const { kinds, keyStages, partners, subjects, within } = request;
  const without = <T>(values: readonly T[], value: T): readonly T[] => values.filter((one) => one !== value);
  const chosen: readonly (readonly [words: string, rest: Partial<SearchRequest>])[] = [
    ...kinds.map((value) => [label('kinds', value), { kinds: without(kinds, value) }] as const),
    ...keyStages.map((value) => [label('keyStages', value), { keyStages: without(keyStages, value) }] as const),
    ...subjects.map((value) => [label('subjects', value), { subjects: without(subjects, value) }] as const),
    ...partners.map((value) => [label('partners', value), { partners: without(partners, value) }] as const),
    ...(within === null || request.near === '' ? [] : [[`within ${within} miles`, { within: null }] as const]),
  ];
  if (chosen.length === 0) return '';
  return html`<ul class="chosen" aria-label="Filters chosen">!${chosen.map(
    ([words, rest]) =>
      html`<li><a href="${toHref(request, { ...rest, after: null })}"><span class="hidden">Take away: </span>${words} <span aria-hidden="true">×</span></a></li>`,
  )}<li><a class="all" href="${toHref(request, WITHOUT_FILTERS)}">Clear all filters</a></li></ul>`;
}

/** The orders; the nearest first only where there is a place to be near to. */
export function renderSorts(request: SearchRequest): string {
  const sorts = SORTS.filter(([sort]) => sort !== 'DISTANCE' || request.near !== '');
  return html`<nav class="sorts" aria-label="Order"><span>Order:</span>!${sorts.map(([sort, words]) =>
    sort === request.sort
      ? html`<strong aria-current="true">${words}</strong>`
      : html`<a href="${toHref(request, { sort, after: null })}">${words}</a>`,
  )}</nav>`;
}

/** How many filters can be taken away. */
export function countChosen({ kinds, keyStages, partners, subjects }: SearchRequest): number {
  return [kinds, keyStages, partners, subjects].reduce((sum, values) => sum + values.length, 0);
}

/** Changes that leave the words and the place of a request, and nothing else. */
export const WITHOUT_FILTERS: Partial<SearchRequest> = {
  kinds: [],
  keyStages: [],
  partners: [],
  subjects: [],
  within: null,
  after: null,
};
