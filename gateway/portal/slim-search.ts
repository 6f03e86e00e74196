// The search as it stands above pages that are not results: the box alone, with the place kept.
import { html } from 'ghtml';
import { renderWordsField } from './words-field.ts';

/** `near` is the place box of the page, empty for none. */
export function renderSlimSearch(near: string): string {
  return html`<search><form action="/" method="get" class="search-box slim">
!${renderWordsField('')}
!${near === '' ? '' : html`<input type="hidden" name="near" value="${near}">`}
<button type="submit">Search</button>
</form></search>`;
}
