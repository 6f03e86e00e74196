// The middle of several places taken together. Pure; places that lie too far apart for one middle to mean anything give
// no area.
import type { Region } from '../../../schema/shared.generated.ts';

export interface Area {
  readonly latitude: number;
  readonly longitude: number;
  /** Null where the places lie in several regions. */
  readonly region: Region | null;
}

interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly region: Region | null;
}

/** Null for no places, or when one lies farther than `widestKm` from another. */
export function toArea(places: readonly Place[], widestKm: number): Area | null {
  const [first] = places;
  if (first === undefined) return null;
  const latitude = mean(places.map((place) => place.latitude));
  const longitude = mean(places.map((place) => place.longitude));
  if (places.some((place) => distanceKm(place, { latitude, longitude }) > widestKm / 2)) return null;
  return {
    latitude: round(latitude),
    longitude: round(longitude),
    region: places.every((place) => place.region === first.region) ? first.region : null,
  };
}

/** Great-circle distance between two points in degrees. */
export function distanceKm(
  from: { readonly latitude: number; readonly longitude: number },
  to: { readonly latitude: number; readonly longitude: number },
): number {
  const radians = Math.PI / 180;
  const halfLatitude = Math.sin(((to.latitude - from.latitude) * radians) / 2);
  const halfLongitude = Math.sin(((to.longitude - from.longitude) * radians) / 2);
  const square =
    halfLatitude ** 2 + Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * halfLongitude ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(square));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function round(degrees: number): number {
  return Number(degrees.toFixed(4));
}
