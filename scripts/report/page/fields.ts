// How full each field is, by family, and how that has gone. Pure.
import { html } from 'ghtml';
import type { ItemFamily } from '../../../subgraphs/kit/catalogue-item.ts';
import { findLack, labelField } from '../field-words.ts';
import type { FamilyFields, FieldLine } from '../partner-report.ts';
import { countInWords, familyInWords, shareInWords } from '../report-words.ts';
import { renderBar, renderSparkline } from './charts.ts';

/** A change by less than this is none worth a colour. */
const NOTABLE = 0.005;

export function renderFields(families: readonly FamilyFields[]): string {
  if (families.length === 0) return '';
  return html`<section><h2>What your items say</h2>
<p class="soft">How many items say something in each field, and how that has gone over the last runs. Fields that teachers
filter by or decide by are in bold.</p>
!${families.map(
    ({ family, items, fields }) =>
      html`<h3>${familyInWords(family)} <span class="tag">${countInWords(items, 'item')}</span></h3>
<ul class="lines">!${fields.filter((line) => !isSilent(family, line)).map((line) => renderField(family, line))}</ul>
!${renderSilent(fields.filter((line) => isSilent(family, line)))}`,
  )}</section>`;
}

/** Never said, and no harm in that: not worth a line of its own. */
function isSilent(family: ItemFamily, { field, trend }: FieldLine): boolean {
  return findLack(family, field) === null && trend.every((share) => share === 0);
}

function renderSilent(lines: readonly FieldLine[]): string {
  if (lines.length === 0) return '';
  return html`<p class="soft after">Not stated by any: ${lines.map(({ field }) => labelField(field)).join(', ')}.</p>`;
}

function renderField(family: ItemFamily, { field, share, trend }: FieldLine): string {
  const matters = findLack(family, field) !== null;
  const tone = !matters ? 'plain' : share >= 0.8 ? 'good' : share >= 0.4 ? 'middling' : 'bad';
  const label = labelField(field);
  const change = (trend.at(-1) ?? share) - (trend[0] ?? share);
  const name = `${label}: from ${shareInWords(trend[0] ?? share)} to ${shareInWords(share)} in ${trend.length} runs`;
  return html`<li class="${Math.abs(change) < NOTABLE ? 'steady' : 'moving'}"><span>!${matters ? html`<strong>${label}</strong>` : html`${label}`}</span>!${renderBar(share, tone)}<span class="value">${shareInWords(share)}</span><span>!${renderSparkline(trend, name)}</span>!${renderChange(change)}</li>`;
}

function renderChange(change: number): string {
  if (Math.abs(change) < NOTABLE) return '<span class="change"></span>';
  const points = Math.max(1, Math.round(Math.abs(change) * 100));
  const unit = points === 1 ? 'point' : 'points';
  return change > 0
    ? html`<span class="change up">▲ ${points} ${unit}</span>`
    : html`<span class="change down">▼ ${points} ${unit}</span>`;
}
