// Stands in for a subgraph that could not be opened: every fetch fails at once and by name, and the rest of the graph
// goes on answering.
import { SubgraphFailure, type SubgraphPort } from './subgraph-fetch.ts';

export function createClosedPort(name: string): SubgraphPort {
  return {
    ask: async () => {
      throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', name);
    },
    close: async () => {},
  };
}
