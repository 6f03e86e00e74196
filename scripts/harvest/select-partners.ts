// Which partners a command is about, by the names people use. A name that nobody has, or a partner whose address is not
// set, is a UsageError that tells every fault at once.
import type { Settings } from '../../subgraphs/kit/env.ts';
import type { PartnerSubgraph } from '../../subgraphs/kit/subgraph.ts';
import { UsageError } from './usage-error.ts';

/** All of them when no name is given; names are folder names or the API's, in any case. */
export function selectPartners(
  all: readonly PartnerSubgraph[],
  names: readonly string[],
  settings: Settings,
): readonly PartnerSubgraph[] {
  const isNamed = (subgraph: PartnerSubgraph, name: string): boolean => toFolderName(name) === subgraph.name;
  const unknown = names.filter((name) => !all.some((subgraph) => isNamed(subgraph, name)));
  if (unknown.length > 0) {
    const known = all.map((subgraph) => subgraph.name).join(', ');
    throw new UsageError(unknown.map((name) => `no partner is called '${name}'; there are ${known}`));
  }
  const chosen = names.length === 0 ? all : all.filter((subgraph) => names.some((name) => isNamed(subgraph, name)));
  const unset = chosen.map(({ partner }) => `${partner}_URL` as const).filter((name) => settings[name] === undefined);
  if (unset.length > 0) {
    throw new UsageError(unset.map((name) => `${name} is not set: the address of the partner's feed is needed`));
  }
  return chosen;
}

function toFolderName(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}
