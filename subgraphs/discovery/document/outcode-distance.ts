// Postcode districts by distance: which one a point lies in or nearest to, and which ones lie around it. Pure.
import { outcodeOf } from '../../kit/normalise/postcode.ts';
import { findOutcode, OUTCODES } from '../../kit/vocabulary/outcodes.ts';
import { milesBetween, type Point } from './miles.ts';

/** The postcode's own district when it is a known one, else the district whose middle is nearest to the point. */
export function outcodeOfPlace(postcode: string | null, point: Point): string {
  const stated = outcodeOf(postcode);
  if (stated !== null && findOutcode(stated) !== null) return stated;
  return nearestOutcode(point);
}

/** The districts whose middle lies within so many miles. */
export function outcodesWithin(point: Point, miles: number): readonly string[] {
  return OUTCODES.filter((district) => milesBetween(point, district) <= miles).map(({ outcode }) => outcode);
}

/** `NR` of `NR31`: the letters before the digits, a county's worth of districts. */
export function postcodeAreaOf(outcode: string): string {
  return /^[A-Z]+/.exec(outcode)?.[0] ?? '';
}

function nearestOutcode(point: Point): string {
  let nearest = { outcode: '', miles: Number.POSITIVE_INFINITY };
  for (const district of OUTCODES) {
    const miles = milesBetween(point, district);
    if (miles < nearest.miles) nearest = { outcode: district.outcode, miles };
  }
  return nearest.outcode;
}
