// What discovery knows of each partner's harvests: the indexer writes it, searches and `partners` read it.
import type { Partner } from '../../schema/shared.generated.ts';

export interface PartnerState {
  readonly partner: Partner;
  /** When its last harvest ended, RFC 3339. */
  readonly lastHarvest: string | null;
  /** When a harvest last read everything. */
  readonly lastSuccess: string | null;
  /** Whether the last harvest read everything. */
  readonly complete: boolean;
  /** What the last harvest could not read, in words. */
  readonly failures: readonly string[];
}

export interface PartnerStateStore {
  /** One for each partner that was ever harvested. */
  read(): Promise<readonly PartnerState[]>;
}
