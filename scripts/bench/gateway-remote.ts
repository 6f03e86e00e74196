// Our data source for subgraphs over HTTP, with its pool of kept connections, beside Apollo's with its default fetcher.
// Both ask the same servers.
import { RemoteGraphQLDataSource } from '@apollo/gateway';
import { createAskSubgraph } from '../../gateway/data-source/ask-subgraph.ts';
import { createDataSource } from '../../gateway/data-source/create-data-source.ts';
import { openPort } from '../../gateway/data-source/open-port.ts';
import type { SubgraphPort } from '../../gateway/data-source/subgraph-fetch.ts';
import { GATEWAY_LIMITS } from '../../gateway/gateway-limits.ts';
import type { Bench } from './bench.ts';
import { compareSources, type Sources, type SourcesCase } from './graph/compare-sources.ts';
import { openRemoteSubgraphs } from './graph/open-remote-subgraphs.ts';

const EXPECTED = {
  atMost: 1,
  because: 'since a pool of plain connections does less for each fetch than a fetch library',
};

const CASES: readonly SourcesCase[] = [
  {
    what: 'the whole operation, with Meilisearch, one at a time',
    isDiscoveryReplayed: false,
    load: { operations: 10, atOnce: 1 },
    expected: EXPECTED,
  },
  {
    what: "the items alone, discovery's answer given from memory, one at a time",
    isDiscoveryReplayed: true,
    load: { operations: 10, atOnce: 1 },
    expected: EXPECTED,
  },
  {
    what: "the items alone, discovery's answer given from memory, 16 at once",
    isDiscoveryReplayed: true,
    load: { operations: 32, atOnce: 16 },
    expected: EXPECTED,
  },
];

export const gatewayRemote: Bench = {
  name: 'gateway-remote',
  meaning: "our data source for subgraphs over HTTP against Apollo's, the same search and the same servers",
  rounds: 20,
  async run({ stack: { settings, log }, rounds, signal }) {
    await using opening = new AsyncDisposableStack();
    const subgraphs = await openRemoteSubgraphs(settings);
    opening.defer(() => subgraphs.close());
    const ports: SubgraphPort[] = [];
    opening.defer(async () => {
      await Promise.all(ports.map((port) => port.close()));
    });
    const ours: Sources = {
      label: 'our data source',
      create(name) {
        const place = { kind: 'remote', url: subgraphs.urlOf(name) } as const;
        const port = openPort(name, place, { log, maxAnswerBytes: GATEWAY_LIMITS.maxAnswerBytes });
        ports.push(port);
        return createDataSource(createAskSubgraph(port, GATEWAY_LIMITS.fetchTimeoutMs, log));
      },
    };
    const theirs: Sources = {
      label: 'RemoteGraphQLDataSource',
      create: (name) => new RemoteGraphQLDataSource({ url: subgraphs.urlOf(name) }),
    };
    const comparisons = [];
    for (const one of CASES) {
      comparisons.push(await compareSources([ours, theirs], one, { rounds, warmUps: 5, signal, log }));
    }
    return comparisons;
  },
};
