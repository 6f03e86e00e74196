// What was typed into the place box, as the graph takes it. Pure.
import type { Near } from '../../schema/operations.generated.ts';
import { outcodeOf, parsePostcode } from '../../subgraphs/kit/normalise/postcode.ts';

/** A postcode where there is one, in an address too, else a place by name; null for an empty box. */
export function toNear(place: string): Near | null {
  if (place === '') return null;
  const postcode = parsePostcode(place) ?? outcodeOf(place);
  return postcode === null ? { place } : { postcode };
}
