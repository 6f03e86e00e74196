// What of an item decides whether another partner's item is the same work, and what a merged hit shows of it. Kept in
// discovery's store, so that a change of one item can be compared with all others without reading them again.
import { z } from 'zod';
import type { IndexedItemFragment, IndexedSessionFragment } from '../../../schema/operations.generated.ts';
import type { DeliveryMode, ItemKind } from '../../../schema/shared.generated.ts';
import { PARTNERS } from '../partner-names.ts';

const KINDS = ['RESOURCE', 'COLLECTION', 'COURSE', 'EVENT', 'COMPETITION', 'PROGRAMME', 'FUNDING', 'HUB'] as const;

export const fingerprint = z
  .object({
    id: z.string(),
    partner: z.enum(PARTNERS),
    kind: z.enum(KINDS) satisfies z.ZodType<ItemKind>,
    /** True while its partner says that it is on offer. */
    current: z.boolean(),
    /** How many facts that a teacher chooses by are stated. */
    facts: z.number(),
    title: z.string(),
    url: z.string(),
    /** The canonical address and the others, as toUrlKey compares them; front pages of sites too. */
    urls: z.array(z.string()),
    codes: z.array(z.string()),
    /** Addresses of pages that are about one thing, in one form for all forms that lead to the same page. */
    addresses: z.array(z.string()),
    /** Identifiers that are its own: course codes, DOIs, ISBNs. */
    identifiers: z.array(z.string()),
    /** Identifiers and pages that its summary names: of itself, or of something that it is about. */
    mentions: z.array(z.string()),
    /** Significant words of the title, sorted. */
    words: z.array(z.string()),
    /** The words among them that tell one part of a series from another: `y5`, `2018`, `programming b`. */
    numbers: z.array(z.string()),
    /** Whoever made it, comparable; null where not known, or where it is only the hub that offers it. */
    publisher: z.string().nullable(),
    /** False where it is only taken to be the partner itself. */
    publisherStated: z.boolean(),
    /** The youngest age and the age at which it ends; null where none is stated. */
    ages: z.tuple([z.number(), z.number()]).nullable(),
    /** Calendar days of its sessions, at their own place, sorted. */
    days: z.array(z.string()),
    /** Towns of its sessions, comparable. */
    towns: z.array(z.string()),
  })
  .readonly();

export type Fingerprint = Readonly<z.infer<typeof fingerprint>>;

/** As much of an item as a fingerprint is made of. What its family does not have is missing. */
export type FingerprintSource = Pick<
  IndexedItemFragment,
  | 'id'
  | 'partner'
  | 'kind'
  | 'status'
  | 'title'
  | 'summary'
  | 'url'
  | 'otherUrls'
  | 'publisher'
  | 'codes'
  | 'keyStages'
  | 'ageRange'
  | 'subjects'
  | 'topics'
  | 'publishedOn'
> & {
  readonly hub: Pick<NonNullable<IndexedItemFragment['hub']>, 'name'> | null;
  readonly licence: object | null;
  readonly resourceTypes?: readonly string[];
  readonly duration?: string | null;
  readonly costText?: string | null;
  readonly priceText?: string | null;
  readonly free?: boolean | null;
  readonly deliveryMode?: DeliveryMode | null;
  readonly audience?: readonly string[];
  readonly venue?: Pick<NonNullable<IndexedSessionFragment['venue']>, 'town'> | null;
  readonly sessions?: readonly (Pick<IndexedSessionFragment, 'start' | 'timeZone'> & {
    readonly venue: Pick<NonNullable<IndexedSessionFragment['venue']>, 'town'> | null;
  })[];
};
