// Asks for a place on a page about one item or topic, so that what is near can be shown.
import { html } from 'ghtml';
import { renderPlaceField } from './place-field.ts';
import type { PlaceProblem } from './place-problem.ts';
import { toAddress } from './search-request.ts';

export interface PlaceForm {
  readonly path: string;
  /** The page's other fields. */
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly near: string;
  readonly problem: PlaceProblem | null;
}

/** A form that comes back to the same page. */
export function renderPlaceForm({ path, kept, near, problem }: PlaceForm): string {
  return html`<form action="${path}" method="get" class="place-form">
!${kept.filter(([, value]) => value !== '').map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
!${renderPlaceField({ place: near, problem, toHref: (place) => toAddress(path, [...kept, ['near', place]]) })}
<button type="submit" class="secondary">Show what is near</button>
</form>`;
}
