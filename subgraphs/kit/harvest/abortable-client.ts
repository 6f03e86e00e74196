// Lets a run that is told to stop leave its requests at once, whatever feed is asking. Fails as the client below does.
import type { HttpClient } from '../http/http-client.ts';

/** The same client, each of whose requests ends when `signal` aborts. */
export function toAbortableClient(client: HttpClient, signal: AbortSignal): HttpClient {
  return {
    get: (url, options = {}) =>
      client.get(url, { ...options, signal: options.signal ? AbortSignal.any([options.signal, signal]) : signal }),
    get traffic() {
      return client.traffic;
    },
    close: () => client.close(),
  };
}
