// Where something takes place, from whatever a partner states: a postcode, coordinates, a line of text, areas. Pure; a
// text that names no place we know is kept as the venue's name and reported, and never put on the map by guesswork.
import type { Location, Venue } from '../../../schema/shared.generated.ts';
import { type Area, distanceKm } from '../vocabulary/area.ts';
import { findRegion } from '../vocabulary/regions.ts';
import { isSharedTownName } from '../vocabulary/towns.ts';
import { findAreaOfList, findAreaOfText, isAreaText } from './area-of-words.ts';
import { type Coordinates, normaliseCoordinates } from './coordinates.ts';
import type { Normalised } from './normalised.ts';
import { cleanLine, cutAtWord } from './plain-text.ts';
import { outcodeOf, parsePostcode } from './postcode.ts';
import { type ResolvedPlace, resolvePlace } from './resolve-place.ts';
import { findTownInNames, findTownOf } from './town-of-words.ts';
import { cleanWords } from './words.ts';

export interface StatedPlace {
  /** The venue's name. */
  readonly name?: string | null | undefined;
  readonly town?: string | null | undefined;
  /** A line with any of the rest in it, for example `Watling Academy, Milton Keynes, MK8 1EP, East Midlands`. */
  readonly text?: string | null | undefined;
  readonly postcode?: string | null | undefined;
  /** Where it is likely to be, for example the region of the hub that runs it. */
  readonly region?: string | null | undefined;
  /** Councils or counties served; they tell where, and are no part of the venue. */
  readonly areas?: readonly string[] | undefined;
  readonly latitude?: unknown;
  readonly longitude?: unknown;
}

const LONGEST_NAME = 200;
// `Glasgow G51 1EA` is a town and its postcode.
const WHOLE_POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? {0,2}\d[ABD-HJLNP-UW-Z]{2}\b/gi;
const NOT_ON_THE_MAP = /^(?:virtual(?:ly)?|online|on-line|remote(?:ly)?|zoom|teams|webinar|live online|via .{0,30})$/i;
const SAYS_NOTHING =
  /^(?:tbc|tba|to be confirmed|various|n\/?a|national|nationwide|uk[- ]?wide|(?:the )?uk|united kingdom|(?:various )?venues (?:across|around) the uk|england)$/i;
// Coordinates and postcode that disagree by more are a mistake in the coordinates: a lost minus sign, another venue.
const WIDEST_DISAGREEMENT_KM = 60;

/**
 * Null for online things and for statements that say nothing. The postcode's own region counts before a region in words,
 * which is often the partner's sales area.
 */
export function normalisePlace(stated: StatedPlace): Normalised<Venue | null> {
  const name = cleanLine((stated.name ?? '').slice(0, 500));
  const text = cleanLine((stated.text ?? '').slice(0, 500));
  if (NOT_ON_THE_MAP.test(name) || NOT_ON_THE_MAP.test(text)) return { value: null, unknown: [] };
  const inTownField = cleanLine((stated.town ?? '').slice(0, 500));
  const statedTown = isTownName(inTownField) ? inTownField : '';
  const line = statedTown === '' ? `${name}, ${text}, ${inTownField}` : `${name}, ${text}`;
  const parts = splitLine(line);
  const postcode = parsePostcode(stated.postcode) ?? parsePostcode(line);
  const ofPostcode = resolvePlace(postcode ?? stated.postcode ?? '');
  const isDistrict = (part: string): boolean => outcodeOf(part) !== null && !isElsewhere(part, parts);
  const district = ofPostcode ?? firstFound(parts.filter(isDistrict), resolvePlace);
  const names = parts.filter((part) => !isDistrict(part) && findRegion(part) === null);
  // Newport is a council too, and still another Newport may be meant.
  const area =
    findAreaOfText(names.filter((name) => !isSharedTownName(name))) ?? findAreaOfList(cleanWords(stated.areas ?? []));
  const told = district?.region ?? firstFound(parts, findRegion) ?? area?.region ?? null;
  const likely = findRegion(stated.region ?? '');
  // London is a region and a town: the town only where no other is named.
  const candidates = [...names.toReversed(), ...parts.filter((part) => findRegion(part) !== null)];
  const found = findTownOf(statedTown === '' ? candidates : [statedTown], { told, likely });
  const isLost = found === null && district === null && told === null;
  const place = isLost && likely !== null ? findTownInNames(names, likely) : found;
  const town = found?.name ?? (statedTown === '' ? townBeforePostcode(parts, names) : statedTown);
  const venue: Venue = {
    name: toVenueName(names.filter((part) => part !== town && (!isAreaText(part) || isSharedTownName(part)))),
    town: town ?? place?.name ?? (area === null ? null : names.find(isAreaText)) ?? district?.town ?? null,
    postcode,
    region: district?.region ?? place?.area.region ?? told ?? likely,
    location: locate(normaliseCoordinates(stated.latitude, stated.longitude), district, place?.area ?? null, area),
  };
  const isEmpty = Object.values(venue).every((value) => value === null);
  const isKnown = venue.location !== null || told !== null || (names.length === 0 && statedTown === '');
  return { value: isEmpty ? null : venue, unknown: isKnown ? [] : [[...names, statedTown].filter(Boolean).join(', ')] };
}

/** Gotcha: forms have a field for the town, and people put the postcode, the county or the region into it. */
function isTownName(words: string): boolean {
  if (words === '' || outcodeOf(words) !== null) return false;
  const isTown = isSharedTownName(words) || findTownOf([words], { told: null, likely: null }) !== null;
  return isTown || (findRegion(words) === null && !isAreaText(words));
}

/** Gotcha: W5 is a part of London, and a science centre in Belfast. A whole postcode is never a name. */
function isElsewhere(part: string, parts: readonly string[]): boolean {
  if (parsePostcode(part) !== null) return false;
  const others = parts.filter((other) => outcodeOf(other) === null);
  const told = findTownOf(others, { told: null, likely: null })?.area.region ?? firstFound(others, findRegion);
  return told !== null && told !== (resolvePlace(part)?.region ?? told);
}

function splitLine(line: string): readonly string[] {
  return line
    .replace(WHOLE_POSTCODE, ', $&, ')
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !NOT_ON_THE_MAP.test(part) && !SAYS_NOTHING.test(part));
}

/** What stands right before the postcode is the town, unless nothing stands before it that could be the name. */
function townBeforePostcode(parts: readonly string[], names: readonly string[]): string | null {
  const before = parts[parts.findIndex((part) => outcodeOf(part) !== null) - 1];
  return before !== undefined && before !== names[0] && names.includes(before) ? before : null;
}

function toVenueName(names: readonly string[]): string | null {
  return names.length === 0 ? null : cutAtWord(names.join(', '), LONGEST_NAME);
}

function locate(
  coordinates: Coordinates | null,
  district: ResolvedPlace | null,
  town: Area | null,
  area: Area | null,
): Location | null {
  if (coordinates !== null && (district === null || distanceKm(coordinates, district) < WIDEST_DISAGREEMENT_KM)) {
    return { ...coordinates, precision: 'EXACT' };
  }
  if (district !== null) return { latitude: district.latitude, longitude: district.longitude, precision: 'OUTCODE' };
  if (town !== null) return { latitude: town.latitude, longitude: town.longitude, precision: 'TOWN' };
  return area === null ? null : { latitude: area.latitude, longitude: area.longitude, precision: 'AREA' };
}

function firstFound<T>(words: readonly string[], find: (word: string) => T | null): T | null {
  for (const word of words) {
    const found = find(word);
    if (found !== null) return found;
  }
  return null;
}
