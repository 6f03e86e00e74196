import { ietFaraday } from '../../../subgraphs/iet-faraday/subgraph.ts';
import { runPartnerContract } from '../../contract/partner-contract.ts';

runPartnerContract({
  subgraph: ietFaraday,
  root: 'ietFaraday',
  settings: (urls) => ({ IET_FARADAY_URL: urls.ietFaraday }),
  sandboxName: 'iet-faraday',
  rows: 'iet-faraday',
  feedPaths: ['/sitemap.xml', '/sitemaps/', '/pages/'],
});
