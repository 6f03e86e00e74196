// What was read in the words of the query, as chips: a press takes the words as they stand, another reads them again.
// Whether a reading leaves things out or only puts others first is said in words.
import { html } from 'ghtml';
import type { PortalSearchQuery } from '../../schema/operations.generated.ts';
import { type SearchRequest, toHref } from './search-request.ts';

type Answer = Pick<NonNullable<PortalSearchQuery['search']>, 'interpretation' | 'place'>;
type Reading = Answer['interpretation'][number];

/** Nothing where nothing was read and nothing is taken literally. */
export function renderReadings(request: SearchRequest, { interpretation, place }: Answer): string {
  const { literal } = request;
  if (interpretation.length === 0 && literal.length === 0) return '';
  const chips = [
    ...interpretation.map((reading) => renderReading(request, reading, isUsed(request, reading, place))),
    ...literal.map((words) => renderLiteral(request, words)),
  ];
  return html`<div class="readings"><p id="readings">Read in your search:</p>
<ul class="chosen" aria-labelledby="readings">!${chips}</ul></div>`;
}

/** A place in the words gives way to another one in the place box. */
function isUsed({ near }: SearchRequest, { field, value }: Reading, place: Answer['place']): boolean {
  return field !== 'near' || near === '' || place?.name === value;
}

function renderReading(request: SearchRequest, { text, label, use }: Reading, isInUse: boolean): string {
  const href = toHref(request, { literal: [...request.literal, text], after: null });
  const how = isInUse ? (use === 'PREFERENCE' ? ' <em>first</em>' : '') : ' <em>(not used: see the place above)</em>';
  return html`<li><a!${use === 'PREFERENCE' ? ' class="preference"' : ''} href="${href}"><bdi>${label}</bdi>!${how}<span class="hidden"> (take <bdi>“${text}”</bdi> as plain words)</span> <span aria-hidden="true">×</span></a></li>`;
}

function renderLiteral(request: SearchRequest, words: string): string {
  const literal = request.literal.filter((one) => one !== words);
  return html`<li class="literal"><bdi>“${words}”</bdi> as words <a href="${toHref(request, { literal, after: null })}">Read it again<span class="hidden"> (<bdi>“${words}”</bdi>)</span></a></li>`;
}
