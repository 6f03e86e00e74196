// Items that look like one: inside the catalogue, and beside other partners'. Pure.
import { html } from 'ghtml';
import type { DuplicateGroup, DuplicateLines, ItemLine, SharedPage } from '../partner-report.ts';
import { countInWords } from '../report-words.ts';

export function renderDuplicates({ sameAddress, sameTitle, withOthers }: DuplicateLines): string {
  if (sameAddress.items + sameTitle.items + withOthers.items === 0) {
    return html`<section><h2>Duplicates</h2><p class="soft">None: no two items lead to one page or bear one title, and no other partner lists your pages.</p></section>`;
  }
  return html`<section><h2>Duplicates</h2>
<p class="soft">Teachers see each of these more than once, or wonder which one to take.</p>
!${renderGroups('One page, several items', sameAddress.items, sameAddress.groups)}
!${renderGroups('One title, kind and day, several items', sameTitle.items, sameTitle.groups)}
!${renderShared(withOthers.items, withOthers.pages)}</section>`;
}

function renderGroups(title: string, items: number, groups: readonly DuplicateGroup[]): string {
  if (groups.length === 0) return '';
  return html`<h3>${title} <span class="tag">${countInWords(items, 'item')} too many</span></h3>
!${groups.map(
    (group) =>
      html`<details><summary>${group.shared}</summary><ul>!${group.items.map((item) => html`<li>!${renderItem(item)}</li>`)}</ul></details>`,
  )}`;
}

function renderShared(items: number, pages: readonly SharedPage[]): string {
  if (pages.length === 0) return '';
  return html`<h3>Listed by other partners as well <span class="tag">${countInWords(items, 'item')}</span></h3>
<p class="soft">That is nothing wrong: we show one card that names both. The better description wins, so keep yours good.</p>
<div class="scroll"><table class="wide"><caption>Pages that other partners list too</caption><thead><tr><th scope="col">Yours</th><th scope="col">Who else</th><th scope="col">Theirs</th></tr></thead>
<tbody>!${pages.map(
    ({ item, partner, other }) =>
      html`<tr><td>!${renderItem(item)}</td><td>${partner}</td><td>!${renderItem(other)}</td></tr>`,
  )}</tbody></table></div>`;
}

function renderItem({ title, url }: ItemLine): string {
  return html`<a href="${url}" rel="noopener noreferrer">${title}</a>`;
}
