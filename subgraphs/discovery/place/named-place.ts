// A place that was found by its name or postcode. Data alone.
import type { Region } from '../../../schema/shared.generated.ts';
import type { PlaceKind } from '../resolvers.generated.ts';

export interface NamedPlace {
  /** As it is usually written. */
  readonly name: string;
  readonly kind: PlaceKind;
  /** Of its middle, in degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** That it lies in; null where it lies in several. */
  readonly region: Region | null;
}
