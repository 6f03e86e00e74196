// Opens a partner's Catalogue for reading, while a harvest may be writing it. One that was never harvested is an
// AbsentCatalogueError, one of another version a CatalogueError.
import type { CatalogueReader } from '../../subgraphs/kit/catalogue/catalogue.ts';
import { catalogueFile } from '../../subgraphs/kit/catalogue/catalogue-file.ts';
import { createLiveCatalogueReader } from '../../subgraphs/kit/catalogue/live-catalogue-reader.ts';
import type { PartnerSubgraph } from '../../subgraphs/kit/subgraph.ts';
import { AbsentCatalogueError } from './command-exit.ts';

export async function openCatalogue(
  { name, partner }: PartnerSubgraph,
  dataDir: string,
  now: () => Date,
): Promise<CatalogueReader> {
  const catalogue = createLiveCatalogueReader({ file: catalogueFile(dataDir, name), partner, now });
  try {
    if ((await catalogue.lastHarvest()) === null) throw new AbsentCatalogueError(name);
    return catalogue;
  } catch (error) {
    await catalogue.close();
    throw error;
  }
}
