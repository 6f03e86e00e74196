// A row of the register becomes a hub as we keep it. Pure; nothing is rejected here: what the register says in words that
// we do not know is kept and reported.
import type { HubKind, ItemStatus, LocationPrecision, Nation, Region, Venue } from '../../schema/shared.generated.ts';
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import { normaliseHubKind } from '../kit/normalise/hub-kind.ts';
import { createItemId } from '../kit/normalise/item-id.ts';
import { normaliseLicence } from '../kit/normalise/licence.ts';
import { normalisePlace, type StatedPlace } from '../kit/normalise/place.ts';
import { normaliseRegion } from '../kit/normalise/region.ts';
import { toComparableWords } from '../kit/vocabulary/comparable-words.ts';
import { REGIONS } from '../kit/vocabulary/regions.ts';
import type { RegisterRow } from './feed-register.ts';
import { findSubjectsInText } from './find-subjects-in-text.ts';
import type { HubItem } from './hub-context.ts';

export const ID_PREFIX = 'local-hubs';

/** A maths hub is one for mathematics; the other kinds tell no subject. */
const SUBJECTS: Readonly<Partial<Record<HubKind, string>>> = {
  MATHS_HUB: 'Mathematics',
  COMPUTING_HUB: 'Computing',
  SCIENCE_LEARNING_PARTNERSHIP: 'Science',
};

const PRECISIONS = new Map<string, LocationPrecision>([
  ['exact', 'EXACT'],
  ['postcode', 'EXACT'],
  ['address', 'EXACT'],
  ['outcode', 'OUTCODE'],
  ['town', 'TOWN'],
  ['area', 'AREA'],
]);

const OVER = /\b(?:closed|historic(?:al)?|former|ended|defunct|archived|inactive|dissolved|ceased|withdrawn)\b/;
const RUNNING = /^(?:active|current|open|live|running|new|forming|planned|starting)\b/;

/** `registerUrl` is where the register is published: the address of hubs that have none, with their id as fragment. */
export function normaliseHub(
  row: RegisterRow,
  registerUrl: string,
): { readonly item: HubItem; readonly unknownWords: readonly UnknownWord[] } {
  const hubKind = normaliseHubKind(row.kind);
  const statedRegion = normaliseRegion(row.region);
  const place = normalisePlace(toStatedPlace(row));
  const precision = readPrecision(row.precision);
  const status = readStatus(row.status);
  const venue = toVenue(place.value, precision.value);
  const region = statedRegion.value ?? place.value?.region ?? null;
  const subjects = subjectsOf(hubKind.value, row.name);
  const item: HubItem = {
    family: 'HubProfile',
    id: createItemId(ID_PREFIX, row.id),
    kind: 'HUB',
    title: row.name,
    summary: null,
    url: row.url ?? `${registerUrl}#${encodeURIComponent(row.id)}`,
    otherUrls: [],
    image: null,
    publisher: null,
    keyStages: [],
    ageRange: null,
    yearGroups: [],
    subjects,
    topics: [],
    nations: [nationOf(region)].filter((nation) => nation !== null),
    status: status.value,
    licence: normaliseLicence(null).value,
    qualityMarks: [],
    publishedOn: null,
    codes: [],
    hub: null,
    inferredFields: [...(row.url === null ? ['url'] : []), ...(subjects.length === 0 ? [] : ['subjects'])],
    hubKind: hubKind.value,
    region,
    areas: row.areas,
    leadOrganisation: row.leadOrganisation,
    venue,
  };
  const told = (field: string, words: readonly string[]): readonly UnknownWord[] =>
    words.map((word) => ({ field, word }));
  return {
    item,
    unknownWords: [
      ...told('hubKind', hubKind.unknown),
      ...told('region', statedRegion.unknown),
      ...told('venue', place.unknown),
      ...told('status', status.unknown),
      ...told('precision', precision.unknown),
    ],
  };
}

function toStatedPlace({ postcode, region, areas, latitude, longitude }: RegisterRow): StatedPlace {
  return { postcode, region, areas, latitude, longitude };
}

interface Reading<T> {
  readonly value: T;
  readonly unknown: readonly string[];
}

function readPrecision(text: string | null): Reading<LocationPrecision | null> {
  if (text === null) return { value: null, unknown: [] };
  const value = PRECISIONS.get(toComparableWords(text));
  return value === undefined ? { value: 'AREA', unknown: [text] } : { value, unknown: [] };
}

/** Coordinates are as close as the register says that they are; a region alone is no place where a hub is based. */
function toVenue(venue: Venue | null, precision: LocationPrecision | null): Venue | null {
  if (venue === null || (venue.town === null && venue.location === null && venue.postcode === null)) return null;
  if (venue.location?.precision !== 'EXACT' || precision === null) return venue;
  return { ...venue, location: { ...venue.location, precision } };
}

/** A hub is there unless the register says otherwise: `forming-2018` is not `closed`. */
function readStatus(text: string | null): Reading<ItemStatus> {
  const words = toComparableWords(text ?? '');
  if (OVER.test(words)) return { value: 'CLOSED', unknown: [] };
  return { value: 'CURRENT', unknown: text === null || RUNNING.test(words) ? [] : [text] };
}

/** By its kind, else by its name: `Physics Partners West Kent hub`. */
function subjectsOf(kind: HubKind, name: string): readonly string[] {
  const subject = SUBJECTS[kind];
  return subject === undefined ? findSubjectsInText(name) : [subject];
}

function nationOf(region: Region | null): Nation | null {
  return REGIONS.find((entry) => entry.region === region)?.nation ?? null;
}
