// The search form: the box, the place, and filters with their counts. A plain GET form, so it works without scripts.
import { html } from 'ghtml';
import type { PortalSearchQuery } from '../../schema/operations.generated.ts';
import { countChosen } from './choices.ts';
import { renderPlaceField } from './place-field.ts';
import type { PlaceProblem } from './place-problem.ts';
import { type SearchRequest, toHref } from './search-request.ts';
import { renderWordsField } from './words-field.ts';

type Facets = NonNullable<PortalSearchQuery['search']>['facets'];
type FacetValues = Facets[number]['values'];

const DISTANCES = [5, 10, 20, 40, 80] as const;
const STAGE_ORDER = ['EYFS', 'KS1', 'KS2', 'KS3', 'KS4', 'KS5'];

/** The box and the place: what stands above everything. */
export function renderSearchBox(request: SearchRequest, placeProblem: PlaceProblem | null): string {
  const distances = [...new Set([...DISTANCES, ...(request.within === null ? [] : [request.within])])].sort(
    (one, other) => one - other,
  );
  return html`<div class="search-box">
!${renderWordsField(request.query)}
!${renderPlaceField({
    place: request.near,
    problem: placeProblem,
    toHref: (near) => toHref(request, { near, after: null }),
  })}
<div class="field"><label for="within">Within</label>
<select id="within" name="within"><option value="">any distance</option>
!${distances.map((miles) => renderOption(String(miles), `${miles} miles`, request.within === miles))}</select></div>
!${request.literal.map((words) => html`<input type="hidden" name="literal" value="${words}">`)}
!${request.isPastToo ? '<input type="hidden" name="past" value="1">' : ''}
!${request.sort === 'RELEVANCE' ? '' : html`<input type="hidden" name="sort" value="${request.sort}">`}
<button type="submit">Search</button>
</div>`;
}

/** The filters; a facet that has nothing to choose is left out. Without an answer what was chosen is kept, unseen. */
export function renderFilters(request: SearchRequest, facets: Facets): string {
  const valuesOf = (name: string): FacetValues => facets.find((facet) => facet.name === name)?.values ?? [];
  const stages = [...valuesOf('keyStages')].sort(
    (one, other) => STAGE_ORDER.indexOf(one.value) - STAGE_ORDER.indexOf(other.value),
  );
  const groups = [
    renderGroup('Kind', 'kind', valuesOf('kinds')),
    renderGroup('Key stage', 'ks', stages),
    renderGroup('Subject', 'subject', valuesOf('subjects')),
    renderGroup('How', 'how', valuesOf('deliveryModes')),
    renderGroup('Partner', 'partner', valuesOf('partners')),
  ].filter((group) => group !== '');
  if (groups.length === 0) return renderKept(request);
  const chosen = countChosen(request);
  return html`<details class="filters">
<summary>Filters!${chosen === 0 ? '' : html` (${chosen} chosen)`}</summary>
!${groups}
<button type="submit" class="secondary">Apply filters</button>
</details>`;
}

function renderGroup(legend: string, name: string, values: FacetValues): string {
  if (values.length === 0) return '';
  return html`<fieldset><legend>${legend}</legend>!${values.map(
    ({ value, label, count, selected }) =>
      html`<label><input type="checkbox" name="${name}" value="${value}"!${selected ? ' checked' : ''}> <span>${label}</span> <small>(${count})</small></label>`,
  )}</fieldset>`;
}

function renderKept({ kinds, keyStages, subjects, deliveryModes, partners }: SearchRequest): string {
  const chosen = { kind: kinds, ks: keyStages, subject: subjects, how: deliveryModes, partner: partners };
  return html`!${Object.entries(chosen).flatMap(([name, values]) =>
    values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
  )}`;
}

function renderOption(value: string, label: string, selected: boolean): string {
  return html`<option value="${value}"!${selected ? ' selected' : ''}>${label}</option>`;
}
