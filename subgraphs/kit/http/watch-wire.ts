// The interceptor next to the network: counts what really goes over the wire, ends requests whose signal aborts, and
// hands answers on with the headers that the cache should see.

import type { Dispatcher } from 'undici';
import type { HttpTraffic } from './http-client.ts';
import { toStoredHeaders } from './stored-headers.ts';

export type TrafficCounter = { -readonly [K in keyof HttpTraffic]: HttpTraffic[K] };

export function watchWire(traffic: TrafficCounter): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => {
    // Gotcha (2026-11, undici 8): while its cache asks whether an answer is still good, nobody listens to the signal, and
    // a server that never answers would be waited for without end.
    const signal: unknown = Reflect.get(options, 'signal');
    const listening = new AbortController();
    return dispatch(options, {
      onRequestStart(controller, context) {
        traffic.requests++;
        if (signal instanceof AbortSignal) {
          const stop = (): void => controller.abort(toError(signal.reason));
          if (signal.aborted) stop();
          else signal.addEventListener('abort', stop, { once: true, signal: listening.signal });
        }
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade(controller, status, headers, socket) {
        handler.onRequestUpgrade?.(controller, status, headers, socket);
      },
      onResponseStart(controller, status, headers, statusMessage) {
        if (status === 304) traffic.notModified++;
        handler.onResponseStart?.(controller, status, toStoredHeaders(status, headers), statusMessage);
      },
      onResponseData(controller, chunk) {
        traffic.bytes += chunk.byteLength;
        handler.onResponseData?.(controller, chunk);
      },
      onResponseEnd(controller, trailers) {
        listening.abort();
        handler.onResponseEnd?.(controller, trailers);
      },
      onResponseError(controller, error) {
        listening.abort();
        handler.onResponseError?.(controller, error);
      },
    });
  };
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
