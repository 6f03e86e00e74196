// Chooses how a subgraph is asked by where it is. The only place that knows every way.
import type { Logger } from '../../subgraphs/kit/log.ts';
import type { OpenSubgraph } from '../../subgraphs/kit/subgraph.ts';
import { createClosedPort } from './closed-port.ts';
import { createInProcessPort } from './in-process-port.ts';
import { createRemotePort } from './remote-port.ts';
import type { SubgraphPort } from './subgraph-fetch.ts';

export type SubgraphPlace =
  | { readonly kind: 'in-process'; readonly subgraph: OpenSubgraph }
  /** `url` takes GraphQL over POST. */
  | { readonly kind: 'remote'; readonly url: string }
  /** It could not be opened. */
  | { readonly kind: 'closed' };

export interface PortOptions {
  readonly log: Logger;
  readonly maxAnswerBytes: number;
}

export function openPort(name: string, place: SubgraphPlace, { log, maxAnswerBytes }: PortOptions): SubgraphPort {
  switch (place.kind) {
    case 'in-process':
      return createInProcessPort(name, place.subgraph, log);
    case 'remote':
      return createRemotePort({ name, url: place.url, maxAnswerBytes });
    case 'closed':
      return createClosedPort(name);
  }
}
