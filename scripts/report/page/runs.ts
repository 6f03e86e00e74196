// The last runs: a chart to look at, and the numbers behind it. Pure.
import { html } from 'ghtml';
import type { RunLine } from '../partner-report.ts';
import { momentInWords } from '../report-words.ts';
import { renderRunsChart } from './charts.ts';

const ROWS = 10;

export function renderRuns(runs: readonly RunLine[]): string {
  const points = runs.map(({ finishedAt, items, rejected, complete }) => ({
    when: momentInWords(finishedAt),
    items,
    rejected,
    complete,
  }));
  return html`<section><h2>The last runs</h2>
<p class="soft">Each run reads your feeds from the beginning. What a run cannot read stays as it was.</p>
<ul class="key"><li><i class="is-items"></i>Items in the catalogue: ${spanInWords(runs.map(({ items }) => items))}</li><li><i class="is-rejected"></i>Records left out: ${spanInWords(runs.map(({ rejected }) => rejected))}</li><li><i class="is-broken"></i>Not everything could be read</li></ul>
!${points.length === 0 ? '' : renderRunsChart(points)}
<p class="ends soft"><span>${points[0]?.when ?? ''}</span><span>${points.at(-1)?.when ?? ''}</span></p>
<div class="scroll"><table class="wide"><caption>The last runs in numbers</caption>
<thead><tr><th scope="col">Run</th><th scope="col" class="number">Read</th><th scope="col" class="number">Kept</th><th scope="col" class="number">Left out</th><th scope="col" class="number">New</th><th scope="col" class="number">Changed</th><th scope="col" class="number">Gone</th><th scope="col">Result</th></tr></thead>
<tbody>!${runs.toReversed().slice(0, ROWS).map(renderRow)}</tbody></table></div></section>`;
}

/** `72 to 85`, or the one number there is. */
function spanInWords(numbers: readonly number[]): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)].map((number) => number.toLocaleString('en-GB'));
  return numbers.length === 0 ? 'none' : least === most ? `${least}` : `${least} to ${most}`;
}

function renderRow({ finishedAt, read, kept, rejected, added, changed, removed, complete, failures }: RunLine): string {
  const numbers = [read, kept, rejected, added, changed, removed];
  const result = complete ? 'complete' : failures.join('; ') || 'not complete';
  return html`<tr><th scope="row">${momentInWords(finishedAt)}</th>!${numbers.map(
    (number) => html`<td class="number">${number.toLocaleString('en-GB')}</td>`,
  )}<td class="result">${result}</td></tr>`;
}
