// Coordinates as feeds state them: numbers, strings, empty strings, zeros. Pure; whatever is no point in or near the
// United Kingdom is null.

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Refuses `''`, 0,0, swapped pairs and anything outside the British Isles. */
export function normaliseCoordinates(latitude: unknown, longitude: unknown): Coordinates | null {
  const point = { latitude: toDegrees(latitude), longitude: toDegrees(longitude) };
  const inside = point.latitude > 49 && point.latitude < 61 && point.longitude > -9 && point.longitude < 2.1;
  return inside ? point : null;
}

function toDegrees(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*-?\d{1,3}(?:\.\d{1,15})?\s*$/.test(value) ? Number(value) : Number.NaN;
}
