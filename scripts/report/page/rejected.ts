// Records that were left out, by reason, with examples to find them by. Pure.
import { html } from 'ghtml';
import type { RejectionExample, RejectionGroup } from '../partner-report.ts';
import { countInWords, REASONS } from '../report-words.ts';
import { renderBar } from './charts.ts';

export function renderRejected(groups: readonly RejectionGroup[]): string {
  if (groups.length === 0) {
    return html`<section><h2>Records left out</h2><p class="soft">None: every record became an item.</p></section>`;
  }
  const most = Math.max(...groups.map(({ records }) => records));
  return html`<section><h2>Records left out</h2>
<p class="soft">By reason, with up to three examples each.</p>
<ul class="lines reasons">!${groups.map(
    ({ code, records }) =>
      html`<li><span>${REASONS[code].title}</span>!${renderBar(records / most, REASONS[code].isFault ? 'bad' : 'plain')}<span class="value">${records.toLocaleString('en-GB')}</span></li>`,
  )}</ul>
!${groups.map(renderGroup)}</section>`;
}

function renderGroup({ code, records, examples }: RejectionGroup): string {
  return html`<h3>${REASONS[code].title} <span class="tag">${countInWords(records, 'record')}</span></h3>
<p class="soft">${REASONS[code].mend}</p>
!${examples.map(renderExample)}`;
}

function renderExample({ feed, place, field, value, expected, raw }: RejectionExample): string {
  const said = value === null ? 'nothing' : html`<code>${value}</code>`;
  return html`<details><summary><strong>${place}</strong> in ${feed}: ${expected}</summary>
!${field === null ? '' : html`<p>The field <code>${field}</code> says !${said}.</p>`}
!${raw === null ? '' : html`<pre>${raw}</pre>`}</details>`;
}
