// Finds a postcode or postcode district on the map, for searches near a place and for venues. Pure; one that does not
// exist is null.
import type { Location, Region } from '../../../schema/shared.generated.ts';
import { findOutcode } from '../vocabulary/outcodes.ts';
import { outcodeOf } from './postcode.ts';

export interface ResolvedPlace extends Location {
  /** Null in the Crown Dependencies. */
  readonly region: Region | null;
  readonly town: string | null;
}

/** The middle of the postcode's district: a few miles from the postcode at most. */
export function resolvePlace(postcodeOrOutcode: string): ResolvedPlace | null {
  const outcode = outcodeOf(postcodeOrOutcode);
  const district = outcode === null ? null : findOutcode(outcode);
  if (district === null) return null;
  const { latitude, longitude, region, town } = district;
  return { latitude, longitude, precision: 'OUTCODE', region, town };
}
