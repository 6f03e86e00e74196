// Distances over the ground, the way the engine reckons them. Pure.

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export const METRES_PER_MILE = 1609.344;

// The engine's own radius of the earth: with another one, what it finds within and what we tell would part at the edge.
const EARTH_RADIUS_METRES = 6_371_000;

/** The great-circle distance in miles. */
export function milesBetween(one: Point, other: Point): number {
  const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;
  const latitude = toRadians(other.latitude - one.latitude) / 2;
  const longitude = toRadians(other.longitude - one.longitude) / 2;
  const chord =
    Math.sin(latitude) ** 2 +
    Math.cos(toRadians(one.latitude)) * Math.cos(toRadians(other.latitude)) * Math.sin(longitude) ** 2;
  return (2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)))) / METRES_PER_MILE;
}
