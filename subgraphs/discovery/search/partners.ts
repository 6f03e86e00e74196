// How each partner's catalogue stands: how much of it is in the index, and how its last harvests went.
import type { Partner } from '../../../schema/shared.generated.ts';
import { PARTNER_NAMES, PARTNERS } from '../partner-names.ts';
import type { PartnerState as HarvestState } from '../partner-state.ts';
import type { PartnerState, PartnerStatus } from '../resolvers.generated.ts';
import type { SearchContext } from './search-context.ts';

const FRESH_FOR_MS = 48 * 3_600_000;
const LONGEST_MESSAGE = 500;

export async function listPartners(context: SearchContext): Promise<readonly PartnerStatus[]> {
  const [states, answers] = await Promise.all([
    context.partnerStates.read(),
    context.engine.search([
      { type: 'count', words: '', matching: 'all', filter: 'main = true', distinctItems: false, facets: ['partner'] },
    ]),
  ]);
  const counts = answers[0]?.facets.partner ?? {};
  return PARTNERS.map((partner) =>
    toPartnerStatus(
      partner,
      counts[partner] ?? 0,
      states.find((state) => state.partner === partner),
      context.now(),
    ),
  );
}

/** `state` is undefined for a partner that was never harvested. */
export function toPartnerStatus(
  partner: Partner,
  itemCount: number,
  state: HarvestState | undefined,
  now: Date,
): PartnerStatus {
  const { lastHarvest = null, lastSuccess = null } = state ?? {};
  const standing = toState(state, now);
  return {
    partner,
    name: PARTNER_NAMES[partner],
    itemCount,
    lastHarvest,
    lastSuccess,
    state: standing,
    message: toMessage(standing, state?.failures ?? []),
  };
}

function toState(state: HarvestState | undefined, now: Date): PartnerState {
  if (state === undefined || state.lastHarvest === null) return 'NEVER_HARVESTED';
  if (!state.complete || state.lastSuccess === null) return 'FAILING';
  return now.getTime() - Date.parse(state.lastSuccess) <= FRESH_FOR_MS ? 'FRESH' : 'STALE';
}

function toMessage(state: PartnerState, failures: readonly string[]): string | null {
  switch (state) {
    case 'FRESH':
      return null;
    case 'STALE':
      return 'Not read for more than two days; what is shown may have changed.';
    case 'FAILING':
      return failures.length === 0
        ? 'The last harvest could not read everything.'
        : failures.join('; ').slice(0, LONGEST_MESSAGE);
    case 'NEVER_HARVESTED':
      return 'Nothing has been read from this partner yet.';
    default:
      return state satisfies never;
  }
}
