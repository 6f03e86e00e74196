// Where a partner's Catalogue lies, for those who write it and those who read it.
import { join } from 'node:path';

/** `name` is the subgraph's. */
export function catalogueFile(dataDir: string, name: string): string {
  return join(dataDir, 'catalogues', `${name}.sqlite`);
}
