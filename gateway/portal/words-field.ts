// The box for the words of a search. A script of ours makes it suggest; without scripts it is a plain box.
import { html } from 'ghtml';

/** A label with its box. */
export function renderWordsField(query: string): string {
  return html`<div class="field words"><label for="q">What are you looking for?</label>
<input type="search" id="q" name="q" value="${query}" placeholder="Try: circuits KS3, micro:bit, CP253" maxlength="512" autocomplete="off"></div>`;
}
