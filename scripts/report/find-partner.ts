// A partner by the name people use: its folder's or the API's, in any case. A name that nobody has is a UsageError.
import type { PartnerSubgraph } from '../../subgraphs/kit/subgraph.ts';
import { UsageError } from '../harvest/usage-error.ts';

export function findPartner(all: readonly PartnerSubgraph[], name: string): PartnerSubgraph {
  const folder = name.toLowerCase().replaceAll('_', '-');
  const found = all.find((subgraph) => subgraph.name === folder);
  if (found !== undefined) return found;
  const known = all.map((subgraph) => subgraph.name).join(', ');
  throw new UsageError([`no partner is called '${name}'; there are ${known}`]);
}
