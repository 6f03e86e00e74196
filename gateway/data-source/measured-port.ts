// Times every question to a subgraph, and counts the errors that it met. Answers and failures pass through as they are.
import type { GatewayMetrics } from '../metrics/gateway-metrics.ts';
import { SubgraphFailure, type SubgraphPort } from './subgraph-fetch.ts';

export function measurePort(port: SubgraphPort, service: string, metrics: GatewayMetrics): SubgraphPort {
  return {
    async ask(fetch) {
      const startedAtMs = performance.now();
      const observe = (codes: readonly unknown[]): void =>
        metrics.observeFetch(service, codes, performance.now() - startedAtMs);
      try {
        const answer = await port.ask(fetch);
        observe(answer.errors?.map(({ extensions }) => extensions?.code) ?? []);
        return answer;
      } catch (error) {
        // A client that went away is no failure of the subgraph.
        if (error instanceof SubgraphFailure) observe([error.code]);
        throw error;
      }
    },
    close: () => port.close(),
  };
}
