// Why a thing is shown, in words, from the facts of both sides alone. Pure.
import type { HubKind, ItemKind, KeyStage } from '../../../schema/shared.generated.ts';
import { hubKindLabel } from '../../kit/vocabulary/hub-kinds.ts';
import { PARTNER_NAMES } from '../partner-names.ts';
import { toDistanceMiles } from '../search/to-search-hit.ts';
import type { CardDocument } from '../search-document.ts';
import type { HubStep } from './hub-steps.ts';
import { type InCommon, OF_SUBJECT_ALONE } from './in-common.ts';
import { isTaught } from './main-topics.ts';
import type { StageStep } from './next-stage.ts';
import type { Offer } from './rank-offers.ts';
import type { StepPlace } from './step-place.ts';

const ACTIVITIES: Partial<Readonly<Record<ItemKind, string>>> = {
  COMPETITION: 'A competition',
  PROGRAMME: 'A programme',
  EVENT: 'An event',
  FUNDING: 'Funding',
};

/** `Electricity at KS4`. */
export function toStageReason({ inCommon, stage }: StageStep, focusTopic: string | null): string {
  if (inCommon.closeness === 'KIN' && focusTopic !== null) return `${inCommon.what} at ${stage}, on from ${focusTopic}`;
  return `${inCommon.closeness === 'WORD' ? 'On ' : ''}${toWhat(inCommon)} at ${stage}`;
}

/** `CPD on teaching Electricity, 12 miles from NR31`; `A competition about Aviation for ages 11 to 14`. */
export function toOfferReason({ document, inCommon, reach }: Offer, place: StepPlace | null): string {
  const what = inCommon === null ? `offered by ${document.hub?.name ?? ''}` : toAbout(document, inCommon);
  const how = reach === 'ONLINE' ? ', online' : toHowFar(document, place);
  return `${toKindWords(document)} ${what}${how}`;
}

/** `The Maths Hub nearest to NR31, 12 miles away`. */
export function toHubReason({ hub, miles, isOwn, isNearest, subject }: HubStep, place: StepPlace | null): string {
  const away = miles === null ? '' : `, ${toMiles(miles)} away`;
  if (isOwn) return `The hub that offers it${away}`;
  const kind = toHubWords(hub.kind, subject);
  if (isNearest)
    return place?.name == null ? `The nearest ${kind}${away}` : `The ${kind} nearest to ${place.name}${away}`;
  return `${/^(?:[aeiou]|STEM)/.test(kind) && !kind.startsWith('STEM') ? 'An' : 'A'} ${kind}${away}`;
}

// A Maths Hub is for mathematics by its name.
function toHubWords(kind: HubKind, subject: string | null): string {
  const label = kind === 'OTHER' ? 'Hub' : hubKindLabel(kind);
  return subject === null || label.includes(subject.slice(0, 4)) ? label : `${label} for ${subject}`;
}

/** `Also about Electricity, from IET Faraday`. */
export function toRelatedReason(document: CardDocument, other: CardDocument, inCommon: InCommon | null): string | null {
  if (inCommon === null) return toSameHub(document, other);
  if (other.kind === 'HUB' && other.hub !== null) {
    return OF_SUBJECT_ALONE.includes(inCommon.closeness) ? toHubWords(other.hub.kind, inCommon.what) : null;
  }
  if (other.kind === 'COURSE' || ACTIVITIES[other.kind] !== undefined) {
    return `${toKindWords(other)} ${toAbout(other, inCommon)}`;
  }
  const from = other.partner === document.partner ? '' : `, from ${other.hub?.name ?? PARTNER_NAMES[other.partner]}`;
  const stages = OF_SUBJECT_ALONE.includes(inCommon.closeness) ? toStages(inCommon.keyStages) : '';
  return `Also about ${toWhat(inCommon)}${stages}${from}`;
}

/** `About Forces for KS2`; for what the words alone have found, `Found by “forces”`. */
export function toAboutReason(inCommon: InCommon | null, words: string): string {
  return inCommon === null ? `Found by “${words}”` : `About ${toWhat(inCommon)}${toStages(inCommon.keyStages)}`;
}

function toSameHub({ hub }: CardDocument, other: CardDocument): string | null {
  return hub !== null && other.hub?.id === hub.id ? `Also from ${hub.name}` : null;
}

function toKindWords({ kind }: CardDocument): string {
  return kind === 'COURSE' ? 'CPD' : (ACTIVITIES[kind] ?? 'More');
}

function toAbout(document: CardDocument, inCommon: InCommon): string {
  if (document.kind === 'FUNDING') return `for ${toWhat(inCommon)}`;
  if (document.kind !== 'COURSE') return `about ${toWhat(inCommon)}${toAges(document)}`;
  // Nobody teaches leadership to a class.
  const isLesson =
    OF_SUBJECT_ALONE.includes(inCommon.closeness) || (inCommon.closeness !== 'WORD' && isTaught(inCommon.what));
  return `${isLesson ? 'on teaching' : 'on'} ${toWhat(inCommon)}`;
}

function toWhat({ closeness, what }: InCommon): string {
  return closeness === 'WORD' ? `“${what}”` : what;
}

function toAges({ ageRange, keyStages }: CardDocument): string {
  const { from = null, to = null } = ageRange ?? {};
  if (from !== null && to !== null) return from === to ? ` for age ${from}` : ` for ages ${from} to ${to}`;
  if (from !== null) return ` for ages ${from} and over`;
  return to === null ? toStages(keyStages) : ` for ages up to ${to}`;
}

function toStages(stages: readonly KeyStage[]): string {
  const [first, ...others] = stages;
  if (first === undefined) return '';
  const last = others.at(-1);
  return last === undefined ? ` for ${first}` : ` for ${first} ${others.length === 1 ? 'and' : 'to'} ${last}`;
}

function toHowFar(document: CardDocument, place: StepPlace | null): string {
  const miles = toDistanceMiles(document, place);
  if (miles === null) return '';
  return place?.name == null ? `, ${toMiles(miles)} away` : `, ${toMiles(miles)} from ${place.name}`;
}

function toMiles(miles: number): string {
  const whole = Math.round(miles);
  if (whole === 0) return 'less than a mile';
  return whole === 1 ? '1 mile' : `${whole} miles`;
}
