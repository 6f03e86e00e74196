// A run that looks whether its partner is still its own before it writes anything: a run that was cut off from the shared
// folder for long may have been followed by another. It then ends with a CatalogueError HARVEST_RUNNING.
import type { HeldRun } from '../lease/hold-run.ts';
import type { CatalogueRun, Reading } from './catalogue.ts';
import { CatalogueError } from './catalogue-error.ts';

export function toLeasedRun(run: CatalogueRun, held: HeldRun): CatalogueRun {
  const assertHeld = (): void => {
    if (held.isHeld()) return;
    throw new CatalogueError('HARVEST_RUNNING', 'another harvest of this partner has taken the place of this one');
  };
  const toLeasedReading = (reading: Reading): Reading => ({
    ...reading,
    accept: async (missing) => {
      assertHeld();
      return reading.accept(missing);
    },
    refuse: async () => {
      assertHeld();
      return reading.refuse();
    },
  });
  return {
    ...run,
    openReading: async (feed) => toLeasedReading(await run.openReading(feed)),
    forgetMisses: async (feeds) => {
      assertHeld();
      return run.forgetMisses(feeds);
    },
    finish: async (summary) => {
      assertHeld();
      return run.finish(summary);
    },
  };
}
