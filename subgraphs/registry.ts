// The only wiring list: every subgraph of the graph. What is not listed here does not exist; composing fails when a
// listed one does not fit the others.
import { discovery } from './discovery/subgraph.ts';
import { ietFaraday } from './iet-faraday/subgraph.ts';
import type { PartnerSubgraph, Subgraph } from './kit/subgraph.ts';
import { localHubs } from './local-hubs/subgraph.ts';
import { raeng } from './raeng/subgraph.ts';
import { stemLearning } from './stem-learning/subgraph.ts';

export const PARTNER_SUBGRAPHS: readonly PartnerSubgraph[] = [stemLearning, ietFaraday, raeng, localHubs];

export const SUBGRAPHS: readonly Subgraph[] = [...PARTNER_SUBGRAPHS, discovery];
