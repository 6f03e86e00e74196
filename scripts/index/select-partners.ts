// Which partners to read, by the names people use. A name that nobody has is a UsageError that tells every one of them.
import type { Partner } from '../../schema/shared.generated.ts';
import { INDEXED_PARTNERS } from '../../subgraphs/discovery/indexing/read-changes.ts';
import { UsageError } from '../harvest/usage-error.ts';

/** Null for all, when no name is given; names are folder names or the API's, in any case. */
export function selectPartners(names: readonly string[]): readonly Partner[] | null {
  if (names.length === 0) return null;
  const wanted = new Set(names.map(toApiName));
  const unknown = names.filter((name) => !INDEXED_PARTNERS.some((partner) => partner === toApiName(name)));
  if (unknown.length > 0) {
    const known = INDEXED_PARTNERS.map(toFolderName).join(', ');
    throw new UsageError(unknown.map((name) => `no partner is called '${name}'; there are ${known}`));
  }
  return INDEXED_PARTNERS.filter((partner) => wanted.has(partner));
}

/** As folders and people call a partner. */
export function toFolderName(partner: Partner): string {
  return partner.toLowerCase().replaceAll('_', '-');
}

function toApiName(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}
