// What the gateway counts and times for Prometheus, beside the process's own numbers. Labels come from lists of ours, so
// that clients cannot make series; nothing here ever fails a request.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { withinDeadline } from '../../subgraphs/kit/within-deadline.ts';
import type { CheckReadiness } from '../readiness.ts';
import { toOperationLabel } from './operation-label.ts';
import { OK, toOutcomeCode } from './outcome-codes.ts';

/** Well below the 10 s that Prometheus waits by default. */
const READINESS_TIMEOUT_MS = 3_000;

export interface OperationEnd {
  readonly name: string | null | undefined;
  readonly client: 'http' | 'in-process';
  /** Codes of its errors, as clients read them; none when it was answered whole. */
  readonly codes: readonly unknown[];
  /** Null for a request that was refused before it became an operation. */
  readonly durationMs: number | null;
}

export interface GatewayMetrics {
  /** `route` as it was registered, never the address asked for; undefined where there is none. */
  observeRequest(route: string | undefined, status: number, durationMs: number): void;
  observeOperation(end: OperationEnd): void;
  /** `codes` as those of an operation; one fetch may meet several. */
  observeFetch(service: string, codes: readonly unknown[], durationMs: number): void;
  /** Asked anew at each scrape. */
  watchReadiness(ready: CheckReadiness): void;
  /** The text format, of this media type. */
  render(): Promise<string>;
  readonly contentType: string;
}

export function createGatewayMetrics(): GatewayMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'signpost_http_request_duration_seconds',
    help: 'Time from an HTTP request to the end of its answer.',
    labelNames: ['route', 'status'],
    registers,
  });
  const operations = new Counter({
    name: 'signpost_graphql_operations_total',
    help: 'GraphQL operations by the code of their first error, OK without one.',
    labelNames: ['operation', 'client', 'code'],
    registers,
  });
  const operationTimes = new Histogram({
    name: 'signpost_graphql_operation_duration_seconds',
    help: 'Time to answer a GraphQL operation.',
    labelNames: ['operation', 'client'],
    registers,
  });
  const fetchTimes = new Histogram({
    name: 'signpost_subgraph_fetch_duration_seconds',
    help: 'Time for one question to one subgraph, answered or not.',
    labelNames: ['service'],
    registers,
  });
  const fetchFailures = new Counter({
    name: 'signpost_subgraph_fetch_failures_total',
    help: 'Questions to a subgraph that met an error, by its code.',
    labelNames: ['service', 'code'],
    registers,
  });

  return {
    observeRequest(route = 'other', status, durationMs) {
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, durationMs / 1000);
    },
    observeOperation({ name, client, codes, durationMs }) {
      const operation = toOperationLabel(name);
      operations.inc({ operation, client, code: codes.length === 0 ? OK : toOutcomeCode(codes[0]) });
      if (durationMs !== null) operationTimes.observe({ operation, client }, durationMs / 1000);
    },
    observeFetch(service, codes, durationMs) {
      fetchTimes.observe({ service }, durationMs / 1000);
      for (const code of new Set(codes.map(toOutcomeCode))) fetchFailures.inc({ service, code });
    },
    watchReadiness(ready) {
      new Gauge({
        name: 'signpost_index_ready',
        help: 'Whether the index answers a tiny search, 1 or 0.',
        registers,
        async collect() {
          const faults = await withinDeadline(ready(), { timeoutMs: READINESS_TIMEOUT_MS }).catch(() => null);
          this.set(Number(faults?.length === 0));
        },
      });
    },
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
