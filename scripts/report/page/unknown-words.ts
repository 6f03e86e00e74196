// Words that no vocabulary of ours knows, and what is most likely meant by them. Pure.
import { html } from 'ghtml';
import { labelField } from '../field-words.ts';
import type { UnknownField, UnknownWordLine } from '../partner-report.ts';
import { countInWords, shareInWords } from '../report-words.ts';
import { renderBar } from './charts.ts';

export function renderUnknownWords(fields: readonly UnknownField[], words: readonly UnknownWordLine[]): string {
  if (words.length === 0) {
    return html`<section><h2>Words that we do not know</h2><p class="soft">None: every word is in our vocabularies.</p></section>`;
  }
  const most = Math.max(...words.map(({ count }) => count));
  const groups = [...Map.groupBy(words, ({ field }) => field)];
  return html`<section><h2>Words that we do not know</h2>
<p class="soft">Items with these words are kept, but filters do not find them by the word. Where we can guess what is meant,
we ask.</p>
!${groups.map(([field, ofField]) => renderGroup(field, ofField, fields, most))}</section>`;
}

function renderGroup(
  field: string,
  words: readonly UnknownWordLine[],
  fields: readonly UnknownField[],
  most: number,
): string {
  const known = fields.find((one) => one.field === field);
  const tag =
    known && html`<span class="tag">${countInWords(known.items, 'item')}, ${shareInWords(known.share)}</span>`;
  return html`<h3>In ${labelField(field)} !${tag ?? ''}</h3>
<ul class="lines words">!${words.map(
    ({ word, count, suggestions }) =>
      html`<li><span>${word}</span>!${renderBar(count / most, 'plain')}<span class="value">${`${count.toLocaleString('en-GB')}×`}</span><span class="meant soft">!${
        suggestions.length === 0 ? 'no near word' : html`<strong>${suggestions.join(', ')}</strong>?`
      }</span></li>`,
  )}</ul>`;
}
