// What a completion costs at a keystroke: `suggest` at the gateway, beside the engine's own queries for the same prefix.
import { suggest as complete } from '../../subgraphs/discovery/search/suggest.ts';
import type { Bench } from './bench.ts';
import { compareWithEngine } from './graph/compare-with-engine.ts';

const QUERY = 'query Suggest($prefix: String!) { suggest(prefix: $prefix) { text kind id } }';

const PREFIXES: readonly (readonly [what: string, prefix: string])[] = [
  ['one letter', 'f'],
  ['beginning of a topic', 'forc'],
  ['two words', 'computer sc'],
  ['misspelt', 'fotosynthesis'],
  ['place', 'cpd near sto'],
  ['nothing found', 'zeppelin xyl'],
];

const EXPECTED = { atMost: 2, because: 'since one round trip to the engine is all that is asked' };

export const suggest: Bench = {
  name: 'suggest',
  meaning: 'a completion through the gateway against its engine queries straight at Meilisearch, by kind of prefix',
  rounds: 20,
  run: (context) =>
    compareWithEngine(
      PREFIXES.map(([what, prefix]) => ({
        what: `${what}: ${prefix}`,
        query: QUERY,
        variables: { prefix },
        ask: (discovery) => complete(discovery, { prefix, first: null }),
      })),
      EXPECTED,
      context,
    ),
};
