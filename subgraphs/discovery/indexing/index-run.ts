// What a run of the indexer is given, what it tells while it runs, and what it reports.
import type { Partner } from '../../../schema/shared.generated.ts';
import type { Settings } from '../../kit/env.ts';
import type { Logger } from '../../kit/log.ts';
import type { DiscoveryStore } from './discovery-store.ts';
import type { ExecuteOperation } from './execute-operation.ts';
import type { PartnerPass } from './index-partner.ts';
import type { IndexNames, IndexRecipe } from './index-recipe.ts';
import type { IndexWriter } from './index-writer.ts';
import type { RefreshPass } from './refresh-due.ts';

/** Why everything is built anew. */
export type BuildReason =
  | 'asked for'
  | 'there is no index yet'
  | 'the index is not one that this data directory knows'
  | 'its settings have changed'
  | 'the shape of its documents has changed';

export type IndexEvent =
  | { readonly kind: 'building'; readonly reason: BuildReason }
  | { readonly kind: 'reading'; readonly partner: Partner; readonly changes: number }
  | { readonly kind: 'partner-done'; readonly pass: PartnerPass | BuildPass }
  | { readonly kind: 'refreshed'; readonly pass: RefreshPass };

export interface IndexRunOptions {
  readonly execute: ExecuteOperation;
  readonly writer: IndexWriter;
  readonly store: DiscoveryStore;
  readonly recipe: IndexRecipe;
  /** The partners to read; all of them when null. */
  readonly partners: readonly Partner[] | null;
  /** Build anew; with partners named, read those from the start in the index that there is. */
  readonly full: boolean;
  /** What to do when the index has to be built anew and `full` was not asked for; `auto` where not given. */
  readonly rebuild?: Settings['INDEX_REBUILD'];
  /** The present of the whole run. */
  readonly now: Date;
  readonly log: Logger;
  observe(event: IndexEvent): void;
}

export interface IndexRunContext extends IndexRunOptions {
  readonly names: IndexNames;
  /** Throws an IndexError INDEX_RUNNING once another run has taken the place of this one. */
  readonly assertHeld: () => void;
}

export interface IndexReport {
  /** Null when the index in use was brought up to date as it is. */
  readonly build: { readonly reason: BuildReason; readonly swapped: boolean } | null;
  readonly partners: readonly (PartnerPass | BuildPass)[];
  readonly refresh: RefreshPass | null;
  readonly tookMs: number;
}

export interface BuildPass extends PartnerPass {
  /** The partner's items in the index in use before. */
  readonly itemsBefore: number;
}
