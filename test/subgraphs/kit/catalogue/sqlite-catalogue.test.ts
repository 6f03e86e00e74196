// The SQLite Catalogue keeps the contract of all Catalogues.
import { rm } from 'node:fs/promises';
import { openSqliteCatalogue } from '../../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import { describeCatalogueContract } from '../../../contract/catalogue-contract.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

describeCatalogueContract('SQLite', async () => {
  const folder = await createTemporaryFolder();
  const data = `${folder.path}/catalogues`;
  return {
    open: async (now) => openSqliteCatalogue({ file: `${data}/stem-learning.sqlite`, partner: 'STEM_LEARNING', now }),
    rebuild: () => rm(data, { recursive: true }),
    dispose: () => folder.remove(),
  };
});
