// What some words of a query were read as: a restriction in the terms of the index, and how to show it to a person. Types
// alone; made by interpret-query.ts, applied by the search.
import type { DeliveryMode, ItemKind, KeyStage, Nation, Region } from '../../../schema/shared.generated.ts';
import type { NamedPlace } from '../place/named-place.ts';

/** Exactly one thing that is asked of an item. Values inside a list: any of them. */
export type Constraint =
  | { readonly field: 'keyStages'; readonly keyStages: readonly KeyStage[] }
  /** Both ends included, in years; an item's own ages have to overlap. */
  | { readonly field: 'ages'; readonly from: number; readonly to: number; readonly keyStages: readonly KeyStage[] }
  | { readonly field: 'kinds'; readonly kinds: readonly ItemKind[] }
  | { readonly field: 'deliveryModes'; readonly deliveryModes: readonly DeliveryMode[] }
  | { readonly field: 'free' }
  /** Calendar days, YYYY-MM-DD, both included: has a session that starts then. */
  | { readonly field: 'dates'; readonly from: string; readonly to: string }
  | { readonly field: 'duration'; readonly atMostMinutes: number }
  | { readonly field: 'near'; readonly place: NamedPlace }
  | { readonly field: 'regions'; readonly regions: readonly Region[] }
  /** Of the item's nations; one without any is for all. */
  | { readonly field: 'nation'; readonly nation: Nation }
  /** In the words of the audience vocabulary. */
  | { readonly field: 'audience'; readonly audience: string }
  | { readonly field: 'resourceTypes'; readonly resourceTypes: readonly string[] };

export interface Reading {
  /** The words as typed. */
  readonly text: string;
  /** As a client is told it, for example `KS3` or `PT30M`. */
  readonly value: string;
  /** For a person, for example `Year 5 (ages 9 to 10)`. */
  readonly label: string;
  readonly constraint: Constraint;
}

export interface QueryReading {
  /** In the order of their words. */
  readonly readings: readonly Reading[];
  /** The query without the words that were read. */
  readonly queryLeft: string;
}
