// The normalised thing in our own words: what every normaliser makes, every Catalogue keeps and every subgraph serves.
// Its shape is generated from schema/families.graphql; only the family is told here, so that code can branch on it.
import type { Activity, Course, HubProfile, LearningResource, Partner } from '../../schema/shared.generated.ts';

/** What the Catalogue itself knows about an item; a normaliser never sets these. */
type KeptFields = 'partner' | 'firstSeenAt' | 'changedAt' | 'checkedAt';

type Family<Name extends string, Fields> = { readonly family: Name } & Omit<Fields, KeptFields>;

/** An item as a normaliser makes it. */
export type NormalisedItem =
  | Family<'LearningResource', LearningResource>
  | Family<'Course', Course>
  | Family<'Activity', Activity>
  | Family<'HubProfile', HubProfile>;

export type ItemFamily = NormalisedItem['family'];

/** An item as a Catalogue keeps it. */
export type CatalogueItem = NormalisedItem & {
  readonly partner: Partner;
  /** RFC 3339, UTC. */
  readonly firstSeenAt: string;
  readonly changedAt: string;
  readonly checkedAt: string;
};
