// The same data as a running stack's, served the other way: each subgraph as a server of its own, and a gateway that asks
// them over HTTP. Each server can be stopped and started again at its address.

import { type RunningGateway, startGateway } from '../../gateway/start-gateway.ts';
import type { Everything } from '../../scripts/start/start-everything.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { type ServedSubgraph, serveSubgraph } from '../../subgraphs/kit/serve-subgraph.ts';
import type { OpenSubgraph } from '../../subgraphs/kit/subgraph.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';

export interface RemoteStack {
  readonly gateway: RunningGateway;
  /** For example `127.0.0.1:41234`. */
  readonly hosts: readonly string[];
  /** Names are the subgraphs', for example `raeng`. */
  stop(name: string): Promise<void>;
  start(name: string): Promise<void>;
  close(): Promise<void>;
}

const log = createLog('silent');

export async function openRemoteStack({ settings }: Everything, now: () => Date): Promise<RemoteStack> {
  const services = await Promise.all(
    SUBGRAPHS.map(async ({ name, open }) => new Service(name, await open({ settings, log, now }))),
  );
  await Promise.all(services.map((service) => service.start()));
  const urls = services.map(({ name, url }) => `${name}=${url}`);
  const gateway = await startGateway(
    { ...settings, PORT: 0, SUBGRAPHS: 'remote', SUBGRAPH_URLS: urls },
    { subgraphs: SUBGRAPHS, log, now },
  );
  const find = (name: string): Service => {
    const service = services.find((one) => one.name === name);
    if (service === undefined) throw new Error(`no subgraph is called '${name}'`);
    return service;
  };
  return {
    gateway,
    hosts: services.map(({ url }) => new URL(url).host),
    stop: (name) => find(name).stop(),
    start: (name) => find(name).start(),
    async close() {
      await gateway.close();
      await Promise.all(services.map((service) => service.close()));
    },
  };
}

class Service {
  readonly name: string;
  readonly #subgraph: OpenSubgraph;
  #served: ServedSubgraph | null = null;
  /** Where it is, or was last. */
  url = 'http://127.0.0.1:0/';

  constructor(name: string, subgraph: OpenSubgraph) {
    this.name = name;
    this.#subgraph = subgraph;
  }

  async start(): Promise<void> {
    const { hostname, port } = new URL(this.url);
    this.#served = await serveSubgraph({
      name: this.name,
      subgraph: this.#subgraph,
      host: hostname,
      port: Number(port),
      log,
    });
    this.url = this.#served.url;
  }

  async stop(): Promise<void> {
    await this.#served?.close();
    this.#served = null;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.#subgraph.close();
  }
}
