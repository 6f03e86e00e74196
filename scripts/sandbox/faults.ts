// The faults that a test or a demonstration can ask a partner to show, and which of them a request meets.
import * as z from 'zod';

export const partners = ['stem-learning', 'iet-faraday', 'raeng', 'local-hubs'] as const;
export type PartnerName = (typeof partners)[number];

const common = {
  partner: z.enum(partners),
  /** Only addresses that begin so, query included; without it all of the partner's. */
  path: z.string().startsWith('/').optional(),
  /** For how many requests; without it until cleared. */
  times: z.int().min(1).optional(),
};

/** What may be posted to `/_faults`. */
export const faultRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('status'),
    code: z.int().min(400).max(599),
    retryAfter: z.int().min(0).max(86_400).optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('delay'), delayMs: z.int().min(1).max(600_000) }),
  z.strictObject({ ...common, kind: z.literal('truncate'), share: z.number().min(0).lt(1).default(0.5) }),
  z.strictObject({ ...common, kind: z.literal('malformed') }),
  z.strictObject({ ...common, kind: z.literal('empty') }),
  z.strictObject({ ...common, kind: z.literal('half'), statedTotal: z.enum(['true', 'old']).default('old') }),
  z.strictObject({ ...common, kind: z.literal('duplicateIds') }),
  z.strictObject({ ...common, kind: z.literal('never') }),
]);

export type Fault = z.output<typeof faultRequest>;
export type FaultInput = z.input<typeof faultRequest>;

export interface FaultList {
  add(fault: Fault): void;
  list(): readonly Fault[];
  clear(): void;
  /** The faults that this request meets; each counts the request. */
  take(partner: PartnerName, url: string): readonly Fault[];
}

/** An empty list of faults, shared by the control server and the partners. */
export function createFaultList(): FaultList {
  let active: readonly { readonly fault: Fault; readonly left: number }[] = [];
  return {
    add(fault) {
      active = [...active, { fault, left: fault.times ?? Number.POSITIVE_INFINITY }];
    },
    list: () => active.map(({ fault, left }) => (fault.times === undefined ? fault : { ...fault, times: left })),
    clear() {
      active = [];
    },
    take(partner, url) {
      const meets = (fault: Fault) => fault.partner === partner && url.startsWith(fault.path ?? '/');
      const met = active.filter(({ fault }) => meets(fault)).map(({ fault }) => fault);
      active = active
        .map((entry) => (meets(entry.fault) ? { ...entry, left: entry.left - 1 } : entry))
        .filter((entry) => entry.left > 0);
      return met;
    },
  };
}

/** A listing as its request is to see it. */
export interface Listing<Item> {
  readonly items: readonly Item[];
  /** The number of records that the feed claims to have. */
  readonly statedTotal: number;
}

/** Applies the faults that change which records are listed, before any paging. */
export function alterListing<Item>(faults: readonly Fault[], items: readonly Item[]): Listing<Item> {
  let listing: Listing<Item> = { items, statedTotal: items.length };
  for (const fault of faults) {
    if (fault.kind === 'empty') listing = { items: [], statedTotal: 0 };
    if (fault.kind === 'half') {
      const half = listing.items.slice(0, Math.floor(listing.items.length / 2));
      listing = { items: half, statedTotal: fault.statedTotal === 'true' ? half.length : listing.statedTotal };
    }
    if (fault.kind === 'duplicateIds') {
      const doubled = listing.items.flatMap((item, index) => (index % 10 === 0 ? [item, item] : [item]));
      listing = { items: doubled, statedTotal: doubled.length };
    }
  }
  return listing;
}
