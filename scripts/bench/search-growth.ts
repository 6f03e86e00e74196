// How a search grows with the index: the same searches over many generated documents and over few, each in an engine of its
// own, with everything that discovery does around the engine.
import { search } from '../../subgraphs/discovery/search/search.ts';
import type { Bench } from './bench.ts';
import { generateDocuments } from './growth/generate-documents.ts';
import { openFilledEngine } from './growth/open-filled-engine.ts';
import { readLiveDocuments } from './growth/read-live-documents.ts';
import type { Comparison } from './rounds/compare.ts';
import { compareSides } from './rounds/compare-sides.ts';
import { timeOperations } from './rounds/time-operations.ts';
import { SEARCH_CLASSES } from './search-classes.ts';

const LOAD = { operations: 5, atOnce: 1 };
const EXPECTED = { atMost: 2, because: 'since an index is made to be looked up in, not read through' };

export const searchGrowth: Bench = {
  name: 'search-growth',
  meaning: 'a search over the most documents of --sizes against the same over the fewest, by class of query',
  rounds: 20,
  async run({ stack, rounds, sizes, signal }) {
    const real = await readLiveDocuments(stack);
    const [few, many] = [Math.min(...sizes), Math.max(...sizes)];
    await using opening = new AsyncDisposableStack();
    const open = async (size: number) => {
      const filled = await openFilledEngine(stack, generateDocuments(real, size), signal);
      opening.defer(() => filled.close());
      const context = { engine: filled.engine, partnerStates: { read: async () => [] }, now: () => new Date() };
      return { label: `${size.toLocaleString('en-GB')} documents`, context };
    };
    const small = await open(few);
    const large = await open(many);
    const comparisons: Comparison[] = [];
    for (const [queryClass, variables] of SEARCH_CLASSES) {
      const side = ({ label, context }: typeof small) => ({
        label,
        measure: () =>
          timeOperations(
            () => search(context, { after: null, filter: null, near: null, facets: null, ...variables }),
            LOAD,
          ),
      });
      comparisons.push(
        await compareSides(
          { what: queryClass, unit: 'ms', a: side(large), b: side(small), expected: EXPECTED },
          { rounds, warmUps: 3, signal },
        ),
      );
    }
    return comparisons;
  },
};
