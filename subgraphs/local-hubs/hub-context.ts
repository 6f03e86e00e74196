// What an offer must know of the hub that makes it. Pure; offers that belong to no hub have none.
import type { HubCard, Nation } from '../../schema/shared.generated.ts';
import type { NormalisedItem } from '../kit/catalogue-item.ts';
import { regionName } from '../kit/vocabulary/regions.ts';

export type HubItem = Extract<NormalisedItem, { family: 'HubProfile' }>;

export interface HubContext {
  readonly card: HubCard;
  /** The hub's own address; null where the register has none. */
  readonly url: string | null;
  /** The name of its region, where its offers are likely to be. */
  readonly regionName: string | null;
  /** The nation whose school years it means. */
  readonly nation: Nation | null;
  /** The subjects that its kind stands for. */
  readonly subjects: readonly string[];
  readonly isClosed: boolean;
}

export function toHubContext(hub: HubItem): HubContext {
  return {
    card: { id: hub.id, name: hub.title, kind: hub.hubKind },
    url: hub.inferredFields.includes('url') ? null : hub.url,
    regionName: hub.region === null ? null : regionName(hub.region),
    nation: hub.nations[0] ?? null,
    subjects: hub.subjects,
    isClosed: hub.status === 'CLOSED',
  };
}
