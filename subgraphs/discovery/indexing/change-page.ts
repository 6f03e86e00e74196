// One page of a partner's changes, as the gateway answers it: checked here, once, whichever way the answer came.
import { z } from 'zod';
import type { IndexedItemFragment } from '../../../schema/operations.generated.ts';

const isItem = z.looseObject({ __typename: z.string(), id: z.string(), partner: z.string() });

/** An item as its operations ask for it; what GraphQL has typed is not typed a second time. */
export const indexedItem = z.custom<IndexedItemFragment>((value) => isItem.safeParse(value).success);

// Without an item it was removed, or is under embargo: either way it is not to be found.
const change = z
  .object({ id: z.string().min(1), removedAt: z.string().nullable(), item: indexedItem.nullable() })
  .refine(({ id, item }) => item === null || item.id === id, 'a change is of its own item');

const harvest = z.object({ finishedAt: z.string(), complete: z.boolean(), failures: z.array(z.string()) });

export const changeAnswer = z.object({
  catalogue: z.object({
    changes: z.object({ cursor: z.string().min(1), hasMore: z.boolean(), changes: z.array(change) }),
    lastSuccess: z.string().nullable(),
    lastHarvest: harvest.nullable(),
  }),
});

export type Change = Readonly<z.infer<typeof change>>;

/** What a partner's catalogue says of its own harvests. */
export interface HarvestState {
  /** When a harvest last read every feed to its end; null when none ever has. */
  readonly lastSuccess: string | null;
  readonly lastHarvest: Readonly<z.infer<typeof harvest>> | null;
}

export interface ChangePage extends HarvestState {
  readonly changes: readonly Change[];
  /** Where to go on from. */
  readonly cursor: string;
}
