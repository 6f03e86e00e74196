// What every read of the index is given.
import type { Partner } from '../../../schema/shared.generated.ts';
import type { DemandRecorder } from '../demand/demand-recorder.ts';
import type { PartnerStateStore } from '../partner-state.ts';
import type { SearchEngine } from '../search-engine.ts';

export interface SearchContext {
  readonly engine: SearchEngine;
  readonly partnerStates: PartnerStateStore;
  readonly now: () => Date;
  /** Where searches are counted. */
  readonly demand?: Pick<DemandRecorder, 'record'>;
}

export function nowSecondsOf({ now }: Pick<SearchContext, 'now'>): number {
  return Math.floor(now().getTime() / 1000);
}

/** When each partner's catalogue was last read whole. */
export async function readConfirmedAt({ partnerStates }: SearchContext): Promise<ReadonlyMap<Partner, string>> {
  const states = await partnerStates.read();
  return new Map(states.flatMap(({ partner, lastSuccess }) => (lastSuccess === null ? [] : [[partner, lastSuccess]])));
}
