// The local hubs keep the contract of every partner. Their records are told in local-hubs.test.ts.
import { localHubs } from '../../../subgraphs/local-hubs/subgraph.ts';
import { runPartnerContract } from '../../contract/partner-contract.ts';

runPartnerContract({
  subgraph: localHubs,
  root: 'localHubs',
  settings: (urls) => ({ LOCAL_HUBS_URL: `${urls.localHubs}/hubs.csv` }),
  sandboxName: 'local-hubs',
  rows: 'hub-items',
  feedPaths: ['/hubs'],
});
