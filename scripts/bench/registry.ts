// Every bench, in the order in which they run: those that change what is kept and indexed come last.
import type { Bench } from './bench.ts';
import { gatewayInProcess } from './gateway-in-process.ts';
import { gatewayRemote } from './gateway-remote.ts';
import { harvestAgain } from './harvest-again.ts';
import { incremental } from './incremental.ts';
import { indexAgain } from './index-again.ts';
import { references } from './references.ts';
import { searchGrowth } from './search-growth.ts';
import { searchPath } from './search-path.ts';
import { suggest } from './suggest.ts';

export const BENCHES: readonly Bench[] = [
  gatewayInProcess,
  gatewayRemote,
  searchPath,
  suggest,
  references,
  harvestAgain,
  indexAgain,
  incremental,
  searchGrowth,
];
