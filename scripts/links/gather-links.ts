// The addresses that Catalogues lead to, and who lists each. A partner that was never harvested is left out, unless it was
// asked for by name: then it is an AbsentCatalogueError.
import { listLinks } from '../../subgraphs/kit/quality/item-links.ts';
import { readAllItems } from '../../subgraphs/kit/quality/read-all-items.ts';
import type { PartnerSubgraph } from '../../subgraphs/kit/subgraph.ts';
import { AbsentCatalogueError } from '../report/command-exit.ts';
import { openCatalogue } from '../report/open-catalogue.ts';

/** Names of partners by address; `chosen` empty for all. */
export async function gatherLinks(
  all: readonly PartnerSubgraph[],
  chosen: readonly PartnerSubgraph[],
  dataDir: string,
  now: () => Date,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const listed = new Map<string, string[]>();
  for (const subgraph of chosen.length > 0 ? chosen : all) {
    try {
      const catalogue = await openCatalogue(subgraph, dataDir, now);
      try {
        for await (const item of readAllItems(catalogue)) {
          for (const url of listLinks(item)) addTo(listed, url, subgraph.name);
        }
      } finally {
        await catalogue.close();
      }
    } catch (error) {
      if (!(error instanceof AbsentCatalogueError) || chosen.length > 0) throw error;
    }
  }
  return listed;
}

function addTo(listed: Map<string, string[]>, url: string, name: string): void {
  const names = listed.get(url) ?? [];
  if (!names.includes(name)) listed.set(url, [...names, name]);
}
