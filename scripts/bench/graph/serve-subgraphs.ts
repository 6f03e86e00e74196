// Run as a worker: serves every subgraph over HTTP beside the bench, on a thread of its own as a process of its own would
// be. Tells the addresses by name once all of them listen; a fault ends the worker, and with it the bench.
import { parentPort, workerData } from 'node:worker_threads';
import { openPlaces } from '../../../gateway/open-places.ts';
import type { Settings } from '../../../subgraphs/kit/env.ts';
import { createLog } from '../../../subgraphs/kit/log.ts';
import { serveSubgraph } from '../../../subgraphs/kit/serve-subgraph.ts';
import { SUBGRAPHS } from '../../../subgraphs/registry.ts';

const settings: Settings = workerData;
const log = createLog('silent');
const { places } = await openPlaces(SUBGRAPHS, { settings, log, now: () => new Date() });
const urls: Record<string, string> = {};
for (const [name, place] of places) {
  if (place.kind !== 'in-process') throw new Error(`${name} could not be opened`);
  const { url } = await serveSubgraph({ name, subgraph: place.subgraph, host: '127.0.0.1', port: 0, log });
  urls[name] = url;
}
parentPort?.postMessage(urls);
