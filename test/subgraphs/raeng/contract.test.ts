// The Royal Academy of Engineering keeps the contract of all partners.
import { raeng } from '../../../subgraphs/raeng/subgraph.ts';
import { runPartnerContract } from '../../contract/partner-contract.ts';

runPartnerContract({
  subgraph: raeng,
  root: 'raeng',
  settings: ({ raeng: url }) => ({ RAENG_URL: `${url}/feed.atom` }),
  sandboxName: 'raeng',
  rows: 'raeng',
  feedPaths: ['/feed.atom'],
});
