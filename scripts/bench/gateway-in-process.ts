// Our data source for subgraphs in this process, which runs the plan's document as it is, beside Apollo's, which parses
// and validates the text of each fetch again.
import { LocalGraphQLDataSource } from '@apollo/gateway';
import { createAskSubgraph } from '../../gateway/data-source/ask-subgraph.ts';
import { createDataSource } from '../../gateway/data-source/create-data-source.ts';
import { openPort } from '../../gateway/data-source/open-port.ts';
import { GATEWAY_LIMITS } from '../../gateway/gateway-limits.ts';
import { openPlaces } from '../../gateway/open-places.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import type { Bench } from './bench.ts';
import { compareSources, type Sources } from './graph/compare-sources.ts';

const LOAD = { operations: 10, atOnce: 1 };

export const gatewayInProcess: Bench = {
  name: 'gateway-in-process',
  meaning: "our data source for subgraphs in this process against Apollo's, on a search with 20 items hydrated",
  rounds: 30,
  async run({ stack: { settings, log }, rounds, signal }) {
    await using opening = new AsyncDisposableStack();
    const { places, close } = await openPlaces(SUBGRAPHS, { settings, log, now: () => new Date() });
    opening.defer(close);
    const placeOf = (name: string) => {
      const place = places.get(name);
      if (place?.kind !== 'in-process') throw new Error(`${name} is not in this process`);
      return place;
    };
    const ours: Sources = {
      label: 'our data source',
      create: (name) => {
        const port = openPort(name, placeOf(name), { log, maxAnswerBytes: GATEWAY_LIMITS.maxAnswerBytes });
        return createDataSource(createAskSubgraph(port, GATEWAY_LIMITS.fetchTimeoutMs, log));
      },
    };
    const theirs: Sources = {
      label: 'LocalGraphQLDataSource',
      create(name) {
        const { subgraph } = placeOf(name);
        const local = new LocalGraphQLDataSource(subgraph.schema);
        return { process: (options) => local.process({ ...options, context: subgraph.createContext() }) };
      },
    };
    const options = { rounds, warmUps: 5, signal, log };
    return [
      await compareSources(
        [ours, theirs],
        {
          what: 'the whole operation, with Meilisearch',
          isDiscoveryReplayed: false,
          load: LOAD,
          expected: { atMost: 1, because: 'since no fetch is parsed or validated' },
        },
        options,
      ),
      await compareSources(
        [ours, theirs],
        {
          what: "the items alone, discovery's answer given from memory",
          isDiscoveryReplayed: true,
          load: LOAD,
          expected: { atMost: 0.8, because: 'since parsing and validating were a large part of it' },
        },
        options,
      ),
    ];
  },
};
