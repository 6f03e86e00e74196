// Finds every subgraph: opened in this process, or at its address. One that cannot be opened is logged and left closed,
// so that its fields are empty by name and the others answer.
import { SettingsError } from '../subgraphs/kit/env.ts';
import type { Logger } from '../subgraphs/kit/log.ts';
import type { OpenSubgraph, Subgraph, SubgraphEnvironment } from '../subgraphs/kit/subgraph.ts';
import type { SubgraphPlace } from './data-source/open-port.ts';
import { readSubgraphUrls } from './read-subgraph-urls.ts';

export interface OpenPlaces {
  readonly places: ReadonlyMap<string, SubgraphPlace>;
  /** Closes what was opened here. */
  close(): Promise<void>;
}

/** Throws a SettingsError when the addresses, or what a subgraph needs of the settings, are at fault. */
export async function openPlaces(
  subgraphs: readonly Subgraph[],
  environment: SubgraphEnvironment,
): Promise<OpenPlaces> {
  const { settings, log } = environment;
  if (settings.SUBGRAPHS === 'remote') {
    const urls = readSubgraphUrls(
      settings.SUBGRAPH_URLS,
      subgraphs.map(({ name }) => name),
    );
    const places = [...urls].map(([name, url]): [string, SubgraphPlace] => [name, { kind: 'remote', url }]);
    return { places: new Map(places), close: async () => {} };
  }
  const opening = await Promise.allSettled(subgraphs.map((subgraph) => openPlace(subgraph, environment)));
  const opened = opening.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const close = (): Promise<void> =>
    closeAll(
      opened.flatMap(([, place]) => (place.kind === 'in-process' ? [place.subgraph] : [])),
      log,
    );
  const faulty = opening.find((one) => one.status === 'rejected');
  if (faulty !== undefined) {
    await close();
    throw faulty.reason;
  }
  return { places: new Map(opened), close };
}

async function openPlace(subgraph: Subgraph, environment: SubgraphEnvironment): Promise<[string, SubgraphPlace]> {
  try {
    return [subgraph.name, { kind: 'in-process', subgraph: await subgraph.open(environment) }];
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    environment.log.error({ service: subgraph.name, err: error }, 'a subgraph could not be opened');
    return [subgraph.name, { kind: 'closed' }];
  }
}

async function closeAll(subgraphs: readonly OpenSubgraph[], log: Logger): Promise<void> {
  for (const closed of await Promise.allSettled(subgraphs.map((subgraph) => subgraph.close()))) {
    if (closed.status === 'rejected') log.error({ err: closed.reason }, 'a subgraph did not close');
  }
}
