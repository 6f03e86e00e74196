// What a test must know of each partner to harvest it from the sandbox.
import type { PartnerName } from '../../scripts/sandbox/faults.ts';
import type { Sandbox } from '../../scripts/sandbox/start-sandbox.ts';
import { ietFaraday } from '../../subgraphs/iet-faraday/subgraph.ts';
import type { PartnerSubgraph } from '../../subgraphs/kit/subgraph.ts';
import { localHubs } from '../../subgraphs/local-hubs/subgraph.ts';
import { raeng } from '../../subgraphs/raeng/subgraph.ts';
import { stemLearning } from '../../subgraphs/stem-learning/subgraph.ts';

export interface PartnerRoad {
  readonly subgraph: PartnerSubgraph;
  readonly settings: (urls: Sandbox['urls']) => Readonly<Record<string, string>>;
  /** Beginnings of the paths that a harvest cannot do without; robots.txt is not one of them. */
  readonly feedPaths: readonly string[];
  /** What each feed asks first; under the partner's own name where that is the list of feeds. */
  readonly firstAsked: readonly (readonly [feed: string, path: string])[];
}

export const PARTNER_ROADS: Readonly<Record<PartnerName, PartnerRoad>> = {
  'stem-learning': {
    subgraph: stemLearning,
    settings: (urls) => ({
      STEM_LEARNING_URL: urls.stemLearning,
      STEM_LEARNING_CRM_USER: 'sandbox',
      STEM_LEARNING_CRM_PASSWORD: 'sandbox',
    }),
    feedPaths: ['/jsonapi/', '/api/'],
    firstAsked: [
      ['resources', '/jsonapi/node/resource'],
      ['collections', '/jsonapi/node/collection'],
      ['programmes', '/jsonapi/node/programme'],
      ['courses', '/api/Get'],
    ],
  },
  'iet-faraday': {
    subgraph: ietFaraday,
    settings: (urls) => ({ IET_FARADAY_URL: urls.ietFaraday }),
    feedPaths: ['/sitemap.xml', '/sitemaps/', '/pages/'],
    firstAsked: [['pages', '/sitemap.xml']],
  },
  raeng: {
    subgraph: raeng,
    settings: (urls) => ({ RAENG_URL: `${urls.raeng}/feed.atom` }),
    feedPaths: ['/feed.atom'],
    firstAsked: [['entries', '/feed.atom']],
  },
  'local-hubs': {
    subgraph: localHubs,
    settings: (urls) => ({ LOCAL_HUBS_URL: `${urls.localHubs}/hubs.csv` }),
    feedPaths: ['/hubs'],
    firstAsked: [['local-hubs', '/hubs.csv']],
  },
};
