// A place with all that look-ups need to know of it. Data alone.
import type { NamedPlace } from './named-place.ts';

export interface PlaceEntry {
  readonly place: NamedPlace;
  /** How large it is, in postcode districts; a county's are shared out equally among its councils. */
  readonly districts: number;
  /** The wordings that name it, as toPlaceKey gives them; its own name first. */
  readonly keys: readonly string[];
}
