// Links that lead nowhere any more. Pure.
import { html } from 'ghtml';
import type { DeadLink, LinkLines } from '../partner-report.ts';
import { countInWords, dayInWords } from '../report-words.ts';

const MOST_SHOWN = 50;

export function renderLinks({ total, checked, dead }: LinkLines): string {
  const reach = `We have checked ${checked.toLocaleString('en-GB')} of ${countInWords(total, 'link')}.`;
  if (dead.length === 0) {
    const found = checked === 0 ? '' : ' None of them is dead.';
    return html`<section><h2>Dead links</h2><p class="soft">${reach}${found}</p></section>`;
  }
  const more = dead.length > MOST_SHOWN ? `The first ${MOST_SHOWN} of ${dead.length.toLocaleString('en-GB')}.` : '';
  return html`<section><h2>Dead links <span class="tag">${dead.length.toLocaleString('en-GB')}</span></h2>
<p class="soft">${reach} A link is dead when it failed four times in a row over at least three days. ${more}</p>
<div class="scroll"><table class="wide"><caption>Dead links</caption><thead><tr><th scope="col">On</th><th scope="col">Link</th><th scope="col">What came</th><th scope="col">Since</th></tr></thead>
<tbody>!${dead.slice(0, MOST_SHOWN).map(renderRow)}</tbody></table></div></section>`;
}

function renderRow({ url, reason, misses, firstMissedAt, item }: DeadLink): string {
  return html`<tr><td>${item.title}</td><td><a href="${url}" rel="noopener noreferrer">${url}</a></td><td>${reason}, ${misses} times</td><td>${dayInWords(firstMissedAt)}</td></tr>`;
}
