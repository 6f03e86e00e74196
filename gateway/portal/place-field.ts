// The place box, with what is wrong with the place next to it and a link for each name like it. One box for postcodes and
// names, wherever a page asks for a place.
import { html } from 'ghtml';
import type { PlaceProblem } from './place-problem.ts';

export interface PlaceField {
  readonly place: string;
  readonly problem: PlaceProblem | null;
  /** The page's address with another place. */
  readonly toHref: (place: string) => string;
}

/** A label with its box. */
export function renderPlaceField({ place, problem, toHref }: PlaceField): string {
  return html`<div class="field"><label for="near">Postcode or town</label>
<input type="text" id="near" name="near" value="${place}" placeholder="NR31 or Stoke" autocomplete="postal-code" maxlength="100"!${
    problem === null ? '' : ' aria-invalid="true" aria-describedby="near-problem"'
  }>
!${
    problem === null
      ? ''
      : html`<p id="near-problem" class="field-problem" role="alert"><bdi>${problem.words}</bdi>!${problem.names.map(
          (name) => html` <a href="${toHref(name)}">${name}</a>`,
        )}</p>`
  }</div>`;
}
