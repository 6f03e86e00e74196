// A place to search near, from what a client says. Pure; what names no place is BAD_USER_INPUT that names the argument.

import { badUserInput } from '../../kit/bad-user-input.ts';
import type { Point } from '../document/miles.ts';
import { findPlace } from '../place/find-place.ts';
import { namesLike } from '../place/misspelt-place.ts';
import type { NamedPlace } from '../place/named-place.ts';
import type { Near } from '../resolvers.generated.ts';

export interface NearPoint extends Point {
  /** Null when nothing is to be left out for its distance. */
  readonly withinMiles: number | null;
  /** What was asked for: the same point by its name. */
  readonly place: NamedPlace;
}

/** The widest radius that may be asked for. */
export const FARTHEST_MILES = 1_000;
const LONGEST_POSTCODE = 20;
const LONGEST_PLACE = 100;
const MOST_HINTS = 3;

/** Null when no place is asked for. */
export function readNear(near: Near | null | undefined): NearPoint | null {
  if (near === null || near === undefined) return null;
  const place = readPlace(near);
  return {
    // Coordinates are taken as they come; only their name is rounded.
    latitude: place.latitude,
    longitude: place.longitude,
    withinMiles: readWithin(near.withinMiles ?? null),
    place,
  };
}

function readPlace({ postcode = null, place = null, latitude = null, longitude = null }: Near): NamedPlace {
  const hasCoordinate = latitude !== null || longitude !== null;
  const ways = [postcode !== null, place !== null, hasCoordinate].filter(Boolean).length;
  if (ways > 1) throw badUserInput('near', 'expected one of a postcode, a place and coordinates, got several');
  if (postcode !== null) return readPostcode(postcode);
  if (place !== null) return readName(place);
  if (latitude === null || longitude === null) {
    throw badUserInput('near', 'expected a postcode, a place, or latitude and longitude');
  }
  return readCoordinates(latitude, longitude);
}

function readCoordinates(latitude: number, longitude: number): NamedPlace {
  if (!(Math.abs(latitude) <= 90)) throw badUserInput('near.latitude', `expected -90 to 90, got ${latitude}`);
  if (!(Math.abs(longitude) <= 180)) throw badUserInput('near.longitude', `expected -180 to 180, got ${longitude}`);
  const name = [latitude, longitude].map((degrees) => String(Number(degrees.toFixed(2)))).join(', ');
  return { name, kind: 'POINT', latitude, longitude, region: null };
}

function readPostcode(postcode: string): NamedPlace {
  const place = postcode.length <= LONGEST_POSTCODE ? findPlace(postcode) : null;
  if (place?.kind === 'POSTCODE') return place;
  const got = quote(postcode, LONGEST_POSTCODE);
  throw badUserInput('near.postcode', `expected a postcode or postcode district of the UK such as NR31, got ${got}`);
}

function readName(words: string): NamedPlace {
  const place = words.length <= LONGEST_PLACE ? findPlace(words) : null;
  if (place !== null) return place;
  const likely = namesLike(words, MOST_HINTS);
  const hint = likely.length === 0 ? '' : `; the nearest names are ${likely.join(', ')}`;
  const got = quote(words, LONGEST_PLACE);
  throw badUserInput('near.place', `expected a town, council, region or postcode of the UK, got ${got}${hint}`);
}

/** Escaped and bounded: it came from outside. */
function quote(text: string, longest: number): string {
  return JSON.stringify(text.slice(0, longest));
}

function readWithin(miles: number | null): number | null {
  if (miles === null || (miles > 0 && miles <= FARTHEST_MILES)) return miles;
  throw badUserInput('near.withinMiles', `expected more than 0 and at most ${FARTHEST_MILES}, got ${miles}`);
}
