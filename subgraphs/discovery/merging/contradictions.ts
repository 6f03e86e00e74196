// What forbids that two listings are of one work, however alike they are. Data and pure functions: each with its reason,
// asked in order, and the same whichever of the two is asked about first.
import type { ItemKind } from '../../../schema/shared.generated.ts';
import type { Fingerprint } from './fingerprint.ts';

export interface Contradiction {
  /** Lasting, for tests and reports. */
  readonly name: string;
  readonly reason: string;
  readonly holds: (one: Fingerprint, other: Fingerprint) => boolean;
}

/** Different kinds that may be the same thing, and why. */
const LIKE_KINDS: readonly {
  readonly kinds: readonly [ItemKind, ItemKind];
  readonly reason: string;
  /** Only where both lead to the same page. */
  readonly samePage: boolean;
}[] = [
  {
    kinds: ['RESOURCE', 'COLLECTION'],
    reason: 'a pack of materials is one thing to one partner and several to another',
    samePage: false,
  },
  {
    kinds: ['EVENT', 'COMPETITION'],
    reason: 'a challenge day is both; the page says that it is the same day',
    samePage: true,
  },
];

const WAYS: ReadonlyMap<string, string> = new Map([
  ['facetoface', 'in person'],
  ['remote', 'online'],
  ['online', 'online'],
  ['virtual', 'online'],
  ['webinar', 'online'],
]);

const PHASES: ReadonlyMap<string, string> = new Map([
  ['primary', 'primary'],
  ['secondary', 'secondary'],
]);

const ONE_OFF: ReadonlySet<ItemKind> = new Set(['EVENT', 'COMPETITION']);
const DATED: ReadonlySet<ItemKind> = new Set(['EVENT', 'COMPETITION', 'COURSE']);

export const CONTRADICTIONS: readonly Contradiction[] = [
  {
    name: 'partner',
    reason: 'a partner lists a work once; what looks like twice is its own affair, and is told in its report',
    holds: (one, other) => one.partner === other.partner,
  },
  {
    name: 'hub',
    reason: 'a hub is not what it offers, even where both have its name and its page',
    holds: (one, other) => (one.kind === 'HUB') !== (other.kind === 'HUB'),
  },
  {
    name: 'kind',
    reason: 'a course about a competition is not the competition',
    holds: (one, other) => one.kind !== other.kind && !areLikeKinds(one, other),
  },
  {
    name: 'code',
    reason: 'the same title goes with one code for a course taught in a room and another for the same taught online',
    holds: (one, other) => {
      const [codes, others] = [toCodes(one), toCodes(other)];
      return codes.length > 0 && others.length > 0 && !haveCommon(codes, others);
    },
  },
  {
    name: 'number',
    reason: 'Unit 1 is not Unit 2, and 2018 is not 2019; a part may be of a whole that has no number',
    holds: ({ numbers }, { numbers: others }) => !isPartOf(numbers, others) && !isPartOf(others, numbers),
  },
  {
    name: 'ages',
    reason: 'a thing for five year olds is not for eleven year olds; stages that meet at an age do not overlap',
    holds: ({ ages }, { ages: others }) =>
      ages !== null && others !== null && Math.max(ages[0], others[0]) >= Math.min(ages[1], others[1]),
  },
  {
    name: 'days',
    reason:
      'an event on another day is another event; runs of a course that only one lists would not be found any more',
    holds: (one, other) =>
      DATED.has(one.kind) &&
      DATED.has(other.kind) &&
      one.days.length > 0 &&
      other.days.length > 0 &&
      !haveCommon(one.days, other.days),
  },
  {
    name: 'town',
    reason: 'a day of the same name in another town is another day, even on the same date',
    holds: (one, other) =>
      ONE_OFF.has(one.kind) &&
      ONE_OFF.has(other.kind) &&
      one.towns.length > 0 &&
      other.towns.length > 0 &&
      !haveCommon(one.towns, other.towns),
  },
  {
    name: 'way',
    reason: 'what is done face to face is not what is done online, where both titles say which',
    holds: areOpposed(WAYS),
  },
  {
    name: 'phase',
    reason: 'the primary and the secondary version of a thing are two, where both titles say which',
    holds: areOpposed(PHASES),
  },
];

/** The first of CONTRADICTIONS that forbids it; null when none does. */
export function findContradiction(one: Fingerprint, other: Fingerprint): Contradiction | null {
  return CONTRADICTIONS.find(({ holds }) => holds(one, other)) ?? null;
}

export function haveCommon(one: readonly string[], other: readonly string[]): boolean {
  return one.some((value) => other.includes(value));
}

function areLikeKinds(one: Fingerprint, other: Fingerprint): boolean {
  return LIKE_KINDS.some(
    ({ kinds, samePage }) =>
      kinds.includes(one.kind) &&
      kinds.includes(other.kind) &&
      (!samePage || haveCommon(one.addresses, other.addresses)),
  );
}

function toCodes({ identifiers }: Fingerprint): readonly string[] {
  return identifiers.filter((identifier) => identifier.startsWith('code:'));
}

/** True when both titles have words of these, and none that mean the same. */
function areOpposed(meanings: ReadonlyMap<string, string>): Contradiction['holds'] {
  const toMeanings = ({ words }: Fingerprint): readonly string[] => words.flatMap((word) => meanings.get(word) ?? []);
  return (one, other) => {
    const [meant, others] = [toMeanings(one), toMeanings(other)];
    return meant.length > 0 && others.length > 0 && !haveCommon(meant, others);
  };
}

function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  return part.every((value) => whole.includes(value));
}
