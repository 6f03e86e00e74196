// Where to go from an item, kind of step by kind, and what is like it; each with its reason in words.
import { html } from 'ghtml';
import type { PortalHitFragment, PortalItemQuery } from '../../schema/operations.generated.ts';
import type { Labels } from './card.ts';
import { toItemHref } from './page-href.ts';
import { dayInWords, kindInWords } from './words.ts';

type NextSteps = NonNullable<PortalItemQuery['nextSteps']>;

const HEADINGS: Readonly<Record<NextSteps[number]['step'], string>> = {
  NEXT_STAGE: 'The next stage',
  COURSE: 'CPD that helps to teach it',
  ACTIVITY: 'Something to take part in',
  HUB: 'Who to ask',
};
const ORDER = ['NEXT_STAGE', 'COURSE', 'ACTIVITY', 'HUB'] as const;

/** Headings of the third level with lists; nothing where there is no step. */
export function renderNextSteps(steps: NextSteps, near: string, label: Labels): string {
  return html`!${ORDER.map((kind) => {
    const hits = steps.filter(({ step }) => step === kind).map(({ hit }) => hit);
    return hits.length === 0 ? '' : html`<h3>${HEADINGS[kind]}</h3>!${renderSteps(hits, near, label)}`;
  })}`;
}

/** A list of links to the hits' own pages here. */
export function renderSteps(hits: readonly PortalHitFragment[], near: string, label: Labels): string {
  return html`<ul class="steps">!${hits.map((hit) => {
    const facts = [
      kindInWords(hit.kind),
      label('partners', hit.partner),
      hit.nextSession === null ? '' : dayInWords(hit.nextSession.start),
    ].filter((fact) => fact !== '');
    return html`<li><a href="${toItemHref(hit.id, near)}"><bdi>${hit.title}</bdi></a>!${
      hit.reason === null ? '' : html`<p class="reason"><bdi>${hit.reason}</bdi></p>`
    }<small>${facts.join(' · ')}</small></li>`;
  })}</ul>`;
}
