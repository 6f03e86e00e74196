// How good a partner's records are, in counts: what a partner can mend, and what a run is compared by with runs before it.
import type { ItemFamily } from '../catalogue-item.ts';

export interface FamilyQuality {
  readonly items: number;
  /** Items that say something in the field, by field; a field that none fills is 0. */
  readonly filled: Readonly<Record<string, number>>;
}

export interface Quality {
  readonly items: number;
  /** Families without items are left out. */
  readonly families: Readonly<Partial<Record<ItemFamily, FamilyQuality>>>;
  /** Items with a word that no vocabulary knows, by field. */
  readonly unknown: Readonly<Record<string, number>>;
  /** Items whose page an earlier item of the same feed has. */
  readonly sameAddress: number;
  /** Items whose title, kind and first day an earlier item of the same feed has. */
  readonly sameTitle: number;
}

/** As of the end of a run: of the last whole reading of each feed. */
export interface RunQuality {
  readonly runId: string;
  /** RFC 3339, UTC. */
  readonly finishedAt: string;
  readonly quality: Quality;
}

export const NO_QUALITY: Quality = { items: 0, families: {}, unknown: {}, sameAddress: 0, sameTitle: 0 };
