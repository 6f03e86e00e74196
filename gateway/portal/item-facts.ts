// What is known of an item as a list of names and values: from its partner, or as far as the index knows it.
import { html } from 'ghtml';
import type { PortalHitFragment, PortalItemQuery } from '../../schema/operations.generated.ts';
import { toItemHref, toTopicHref } from './page-href.ts';
import { dayInWords, deliveryInWords, distanceInWords, durationInWords, stagesInWords } from './words.ts';

export type Item = NonNullable<PortalItemQuery['item']>;

/** The value is HTML of ours; a fact with an empty one is left out. */
type Fact = readonly [name: string, value: string];

/** A description list. `near` is the place box of the page. */
export function renderItemFacts(item: Item | PortalHitFragment, near: string): string {
  const facts = [...toCommonFacts(item, near), ...('highlights' in item ? toHitFacts(item) : toFamilyFacts(item))];
  return html`<dl class="item-facts">!${facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>!${value}</dd></div>`)}</dl>`;
}

function toCommonFacts(item: Item | PortalHitFragment, near: string): readonly Fact[] {
  const { topics, subjects, publisher, hub } = item;
  const years = 'yearGroups' in item ? item.yearGroups.map(({ label }) => label) : [];
  const [stage = '', ...otherStages] = item.keyStages;
  const topicLinks = topics.map(
    (topic) =>
      html`<a href="${toTopicHref(topic, otherStages.length === 0 ? stage : '', near)}"><bdi>${topic}</bdi></a>`,
  );
  return [
    ['Who for', texts([stagesInWords(item), years.join(', ')])],
    ['Subjects', texts(subjects)],
    ['Topics', topicLinks.join(', ')],
    ['From', texts([publisher])],
    [
      'Hub',
      hub === null || hub.id === item.id ? '' : html`<a href="${toItemHref(hub.id, near)}"><bdi>${hub.name}</bdi></a>`,
    ],
  ];
}

function toHitFacts(hit: PortalHitFragment): readonly Fact[] {
  const { nextSession } = hit;
  return [
    ['Type', texts(hit.resourceTypes)],
    ['How', texts([deliveryInWords(hit.deliveryMode)])],
    ['Next', nextSession === null ? '' : texts([dayInWords(nextSession.start)])],
    [
      'Where',
      texts([nextSession?.venueName, nextSession?.town, nextSession?.postcode, distanceInWords(hit.distanceMiles)]),
    ],
    ['Price', toPrice(hit)],
  ];
}

function toFamilyFacts(item: Item): readonly Fact[] {
  return [
    ...('files' in item ? toResourceFacts(item) : []),
    ...('outcomes' in item ? toCourseFacts(item) : []),
    ...('eligibility' in item ? toActivityFacts(item) : []),
    ...('areas' in item ? toHubFacts(item) : []),
    ['Codes', texts(item.codes)],
    ['Quality marks', item.qualityMarks.map(({ issuer, label, url }) => link(`${issuer}: ${label}`, url)).join(', ')],
    ['Licence', toLicence(item)],
    ['Published', item.publishedOn === null ? '' : texts([dayInWords(item.publishedOn)])],
  ];
}

function toResourceFacts(item: Extract<Item, { readonly files: unknown }>): readonly Fact[] {
  const { preparationMinutes } = item;
  return [
    ['Type', texts(item.resourceTypes)],
    ['Takes', item.duration === null ? '' : texts([durationInWords(item.duration)])],
    ['To prepare', preparationMinutes === null ? '' : texts([`${preparationMinutes} minutes`])],
    ['You need', texts(item.kit)],
    ['Cost in class', texts([item.costText])],
    ['Price', item.free === true ? 'Free' : ''],
  ];
}

function toCourseFacts(item: Extract<Item, { readonly outcomes: unknown }>): readonly Fact[] {
  return [
    ['For', texts(item.audience)],
    ['How', texts([deliveryInWords(item.deliveryMode)])],
    ['Takes', item.duration === null ? '' : texts([durationInWords(item.duration)])],
    ['Price', toPrice(item)],
    ['Help with the cost', texts(item.funding)],
    [
      'You will be able to',
      item.outcomes.length === 0 ? '' : html`<ul>!${item.outcomes.map((one) => html`<li>${one}</li>`)}</ul>`,
    ],
  ];
}

function toActivityFacts(item: Extract<Item, { readonly eligibility: unknown }>): readonly Fact[] {
  return [
    ['For', texts(item.audience)],
    ['Who may enter', texts([item.eligibility])],
    ['How', texts([deliveryInWords(item.deliveryMode)])],
    ['When', texts([item.dateText])],
    ['Closes', item.deadline === null ? '' : texts([dayInWords(item.deadline)])],
    ['Price', toPrice(item)],
  ];
}

function toHubFacts({ areas, leadOrganisation, venue }: Extract<Item, { readonly areas: unknown }>): readonly Fact[] {
  return [
    ['Serves', texts(areas)],
    ['Led by', texts([leadOrganisation])],
    ['Where', texts([venue?.name, venue?.town, venue?.postcode])],
  ];
}

function toPrice({ priceText, free }: Pick<PortalHitFragment, 'priceText' | 'free'>): string {
  return texts([priceText ?? (free === true ? 'Free' : null)]);
}

function toLicence({ licence }: Item): string {
  if (licence === null || licence.code === 'NONE_STATED') return '';
  return link(licence.code === 'UNKNOWN' ? (licence.text ?? '') : licence.code, licence.url);
}

function link(words: string, url: string | null): string {
  return url === null ? texts([words]) : html`<a href="${url}" rel="noopener"><bdi>${words}</bdi></a>`;
}

/** Escaped, joined; empty where there is none. */
function texts(values: readonly (string | null | undefined)[]): string {
  const given = values.filter((value) => value !== null && value !== undefined && value !== '');
  return given.length === 0 ? '' : html`<bdi>${given.join(', ')}</bdi>`;
}
