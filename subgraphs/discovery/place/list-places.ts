// All the places that have names. Pure.
import type { NamedPlace } from './named-place.ts';
import { placeIndex } from './place-index.ts';

/** One for each name and kind; postcode districts are not among them. */
export function listPlaces(): readonly NamedPlace[] {
  return placeIndex().entries.map(({ place }) => place);
}
