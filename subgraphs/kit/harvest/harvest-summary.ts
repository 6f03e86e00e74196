// What one run of a partner's harvest did: kept in the Catalogue, printed by the command, and served in part by the API.
import type { Partner } from '../../../schema/shared.generated.ts';
import type { HttpTraffic } from '../http/http-client.ts';
import type { RejectionCode } from '../rejection.ts';
import type { FieldFills } from './field-fills.ts';
import type { GuardName } from './guard.ts';
import type { HarvestFailure } from './harvest-failure.ts';

/** Records and items of one reading or of several. */
export interface HarvestCounts {
  /** Records read; always kept + rejected. */
  readonly read: number;
  readonly kept: number;
  readonly rejected: number;
  /** Items in the Catalogue when the run was done. */
  readonly items: number;
  /** Items new (or back again), changed and removed by this run. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export interface FeedSummary extends HarvestCounts {
  readonly name: string;
  /** Why the feed's items stayed as they were, or null. */
  readonly failure: HarvestFailure | null;
  /** What the guards let pass, but not in silence; absent where there is nothing to tell. */
  readonly warnings?: readonly HarvestWarning[];
  /** Of a reading taken over: what the next one is compared with. */
  readonly fields?: FieldFills;
}

export interface HarvestWarning {
  readonly guard: GuardName;
  /** For the operator: one line with the numbers. */
  readonly message: string;
  /** True when the reading would have been refused, had the operator not let this run pass. */
  readonly accepted: boolean;
}

/** The operator's word that this one run may pass the guards. */
export interface HarvestAcceptance {
  /** User and host. */
  readonly by: string;
  readonly reason: string;
  /** RFC 3339, UTC. */
  readonly at: string;
}

export interface HarvestSummary {
  readonly partner: Partner;
  readonly runId: string;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** True when every feed of the partner was read to its end and taken over. */
  readonly complete: boolean;
  /** Why the partner's feeds could not be gone through, or null. */
  readonly failure: HarvestFailure | null;
  readonly feeds: readonly FeedSummary[];
  readonly totals: HarvestCounts;
  /** Records rejected, by reason. */
  readonly rejections: Readonly<Partial<Record<RejectionCode, number>>>;
  readonly traffic: HttpTraffic;
  /** Who let this run pass the guards, and why; what would have been refused stands with the feeds. Absent otherwise. */
  readonly acceptance?: HarvestAcceptance;
}
