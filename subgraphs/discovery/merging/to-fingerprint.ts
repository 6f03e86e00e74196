// Makes an item's fingerprint. Pure; a fact that is not stated is empty in it, and decides nothing.
import { DateTime } from 'luxon';
import type { Partner } from '../../../schema/shared.generated.ts';
import { toUrlKey } from '../../kit/normalise/canonical-url.ts';
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { SCHOOL_STAGES } from '../../kit/vocabulary/key-stages.ts';
import { OLDEST_AGE } from '../search-document.ts';
import { countFacts } from './count-facts.ts';
import type { Fingerprint, FingerprintSource } from './fingerprint.ts';
import { findIdentifiers, findPages, toCodeIdentifier, toPage } from './identifiers.ts';
import { toTitleWords } from './title-words.ts';

// Partners that list what they publish themselves do not always say so. The others list what anybody publishes.
const OWN_NAMES: Readonly<Record<Partner, string | null>> = {
  STEM_LEARNING: null,
  IET_FARADAY: 'iet',
  RAENG: 'raeng',
  LOCAL_HUBS: null,
};
/** What publishers are called, comparable, and the one name for each. */
const PUBLISHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['royal academy of engineering', 'raeng'],
  ['the royal academy of engineering', 'raeng'],
  ['institution of engineering and technology', 'iet'],
  ['the institution of engineering and technology', 'iet'],
  ['the institution of engineering and technology iet', 'iet'],
  ['institution of engineering and technology iet', 'iet'],
  ['iet faraday', 'iet'],
  ['iet education', 'iet'],
]);

// A node is also the code of some of STEM Learning's courses; as a page it is known already.
const COURSE_CODE = /^[A-Z]{2}\d{3}[A-Z]?$/i;
const DEFAULT_STAGES = new Map(
  SCHOOL_STAGES.filter(({ nation }) => nation === 'ENGLAND').map((stage) => [stage.code, stage]),
);

export function toFingerprint(item: FingerprintSource): Fingerprint {
  const addresses = [item.url, ...item.otherUrls];
  const codes = item.codes.filter((code) => COURSE_CODE.test(code));
  const summary = item.summary ?? '';
  const own = distinct([...codes.map(toCodeIdentifier), ...findIdentifiers([item.title, ...addresses].join(' '))]);
  const pages = distinct(addresses.flatMap((address) => toPage(address) ?? []));
  const known = new Set([...own, ...pages]);
  const sessions = item.sessions ?? [];
  return {
    id: item.id,
    partner: item.partner,
    kind: item.kind,
    current: item.status === 'CURRENT',
    facts: countFacts(item),
    title: item.title,
    url: item.url,
    urls: distinct(addresses.map((address) => toUrlKey(address) ?? address)),
    codes: [...item.codes],
    addresses: pages,
    identifiers: own,
    mentions: distinct([...findIdentifiers(summary), ...findPages(summary)]).filter((name) => !known.has(name)),
    ...toWords(item.title, own),
    ...toPublisher(item),
    ages: toAges(item),
    days: distinct(sessions.map(toDay)),
    towns: distinct(
      [...sessions.map(({ venue }) => venue?.town ?? item.venue?.town ?? ''), item.venue?.town ?? '']
        .map(toComparableWords)
        .filter((town) => town !== ''),
    ),
  };
}

function toWords(title: string, identifiers: readonly string[]): Pick<Fingerprint, 'words' | 'numbers'> {
  const { words, numbers } = toTitleWords(
    title,
    identifiers.map((identifier) => identifier.slice(identifier.indexOf(':') + 1)),
  );
  return { words: [...words], numbers: [...numbers] };
}

function toPublisher({
  publisher,
  hub,
  partner,
}: FingerprintSource): Pick<Fingerprint, 'publisher' | 'publisherStated'> {
  // The hub that offers a thing has not made it.
  if (publisher === null || publisher === hub?.name) return { publisher: OWN_NAMES[partner], publisherStated: false };
  const words = toComparableWords(publisher);
  return { publisher: PUBLISHER_NAMES.get(words) ?? words, publisherStated: true };
}

function toAges({ ageRange, keyStages }: FingerprintSource): [number, number] | null {
  if (ageRange !== null && (ageRange.from !== null || ageRange.to !== null)) {
    const from = ageRange.from ?? 0;
    const to = ageRange.to ?? OLDEST_AGE;
    // `9-10` is a year in which pupils become ten; `9` alone is the same year.
    return [from, to > from ? to : from + 1];
  }
  const stages = keyStages.flatMap((code) => DEFAULT_STAGES.get(code) ?? []);
  if (stages.length === 0) return null;
  return [Math.min(...stages.map(({ ageFrom }) => ageFrom)), Math.max(...stages.map(({ ageTo }) => ageTo))];
}

/** The day that it is at the session's own place. */
function toDay({ start, timeZone }: { readonly start: string; readonly timeZone: string }): string {
  return DateTime.fromISO(start, { zone: timeZone }).toISODate() ?? start.slice(0, 10);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
