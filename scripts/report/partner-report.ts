// What a report to a partner says: the JSON that stands beside the page, and all that the page is made from.
import type { ItemFamily } from '../../subgraphs/kit/catalogue-item.ts';
import type { RejectionCode } from '../../subgraphs/kit/rejection.ts';

export interface RunLine {
  readonly runId: string;
  /** RFC 3339, UTC. */
  readonly finishedAt: string;
  readonly complete: boolean;
  readonly read: number;
  readonly kept: number;
  readonly rejected: number;
  /** In the catalogue when the run was done. */
  readonly items: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Why feeds stayed as they were, in words. */
  readonly failures: readonly string[];
}

export interface RejectionExample {
  readonly feed: string;
  /** The record's identity, or its place in the feed. */
  readonly place: string;
  readonly field: string | null;
  readonly value: string | null;
  /** What was needed and what came. */
  readonly expected: string;
  /** The start of the record as it came. */
  readonly raw: string | null;
}

export interface RejectionGroup {
  readonly code: RejectionCode;
  readonly records: number;
  /** At most three. */
  readonly examples: readonly RejectionExample[];
}

export interface FieldLine {
  readonly field: string;
  readonly filled: number;
  /** From 0 to 1. */
  readonly share: number;
  /** Shares of the runs so far, oldest first, this one last; a run without such items is left out. */
  readonly trend: readonly number[];
}

export interface FamilyFields {
  readonly family: ItemFamily;
  readonly items: number;
  readonly fields: readonly FieldLine[];
}

export interface UnknownWordLine {
  readonly field: string;
  readonly word: string;
  /** Items that carry it. */
  readonly count: number;
  /** Terms that it most likely means. */
  readonly suggestions: readonly string[];
}

export interface UnknownField {
  readonly field: string;
  /** Items with a word that we do not know. */
  readonly items: number;
  /** Of all items, from 0 to 1. */
  readonly share: number;
}

/** An item as somebody finds it again. */
export interface ItemLine {
  readonly title: string;
  readonly url: string;
}

export interface DeadLink {
  readonly url: string;
  readonly reason: string;
  readonly misses: number;
  readonly firstMissedAt: string;
  /** Where it is listed. */
  readonly item: ItemLine;
}

export interface LinkLines {
  readonly total: number;
  readonly checked: number;
  readonly dead: readonly DeadLink[];
}

export interface DuplicateGroup {
  /** What they have in common, for people: an address or a title. */
  readonly shared: string;
  readonly items: readonly ItemLine[];
}

export interface SharedPage {
  readonly item: ItemLine;
  /** The other partner's name. */
  readonly partner: string;
  readonly other: ItemLine;
}

/** Totals, and at most so many of each as somebody would look at. */
export interface DuplicateLines {
  readonly sameAddress: { readonly items: number; readonly groups: readonly DuplicateGroup[] };
  readonly sameTitle: { readonly items: number; readonly groups: readonly DuplicateGroup[] };
  readonly withOthers: { readonly items: number; readonly pages: readonly SharedPage[] };
}

/** One thing that would help teachers, the most helpful first. */
export interface Advice {
  readonly title: string;
  readonly detail: string;
  /** Records or items that it is about. */
  readonly records: number;
}

export interface PartnerReport {
  readonly partner: string;
  readonly title: string;
  /** RFC 3339, UTC. */
  readonly madeAt: string;
  /** Oldest first. */
  readonly runs: readonly RunLine[];
  readonly fixFirst: readonly Advice[];
  readonly rejected: readonly RejectionGroup[];
  readonly families: readonly FamilyFields[];
  readonly unknownFields: readonly UnknownField[];
  readonly unknownWords: readonly UnknownWordLine[];
  readonly links: LinkLines;
  readonly duplicates: DuplicateLines;
}
