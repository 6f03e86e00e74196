// Outcomes without the raw records of their rejections, which repeat the fixture they come from; the partner contract
// looks at those.
import type { HarvestOutcome } from '../../subgraphs/kit/harvest/harvest-feed.ts';

export function withoutRaw(outcomes: readonly HarvestOutcome[]): HarvestOutcome[] {
  return outcomes.map((outcome) => {
    if (outcome.kind !== 'rejected') return outcome;
    const { raw: _, ...told } = outcome;
    return told;
  });
}
