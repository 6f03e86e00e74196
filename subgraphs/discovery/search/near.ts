// A place to search near, from what a client says. Pure; what names no place is BAD_USER_INPUT that names the argument.

import { badUserInput } from '../../kit/bad-user-input.ts';
import { resolvePlace } from '../../kit/normalise/resolve-place.ts';
import type { Point } from '../document/miles.ts';
import type { Near } from '../resolvers.generated.ts';

export interface NearPoint extends Point {
  /** Null when nothing is to be left out for its distance. */
  readonly withinMiles: number | null;
}

const FARTHEST_MILES = 1_000;
const LONGEST_POSTCODE = 20;

/** Null when no place is asked for. */
export function readNear(near: Near | null | undefined): NearPoint | null {
  if (near === null || near === undefined) return null;
  return { ...readPoint(near), withinMiles: readWithin(near.withinMiles ?? null) };
}

function readPoint({ postcode = null, latitude = null, longitude = null }: Near): Point {
  if (postcode !== null) {
    if (latitude !== null || longitude !== null)
      throw badUserInput('near', 'expected a postcode or coordinates, got both');
    return readPostcode(postcode);
  }
  if (latitude === null || longitude === null)
    throw badUserInput('near', 'expected a postcode, or latitude and longitude');
  if (!(Math.abs(latitude) <= 90)) throw badUserInput('near.latitude', `expected -90 to 90, got ${latitude}`);
  if (!(Math.abs(longitude) <= 180)) throw badUserInput('near.longitude', `expected -180 to 180, got ${longitude}`);
  return { latitude, longitude };
}

function readPostcode(postcode: string): Point {
  const place = postcode.length <= LONGEST_POSTCODE ? resolvePlace(postcode) : null;
  if (place !== null) return { latitude: place.latitude, longitude: place.longitude };
  const got = JSON.stringify(postcode.slice(0, LONGEST_POSTCODE));
  throw badUserInput('near.postcode', `expected a postcode or postcode district of the UK such as NR31, got ${got}`);
}

function readWithin(miles: number | null): number | null {
  if (miles === null || (miles > 0 && miles <= FARTHEST_MILES)) return miles;
  throw badUserInput('near.withinMiles', `expected more than 0 and at most ${FARTHEST_MILES}, got ${miles}`);
}
