// What the partners are called, asked of the graph once and kept: pages without facets have no other way to know. Where the
// graph does not answer, the next page asks again.
import { PortalPartnersDocument } from '../../schema/operations.generated.ts';
import type { Execute } from './ask-near.ts';

/** Names by partner code; empty when they are not known. */
export type PartnerNames = ReadonlyMap<string, string>;

/** Asks at most once at a time. */
export function createPartnerNames(execute: Execute): () => Promise<PartnerNames> {
  let asked: Promise<PartnerNames> | null = null;
  const ask = async (): Promise<PartnerNames> => {
    const { data } = await execute(PortalPartnersDocument, {});
    const names = new Map<string, string>((data?.partners ?? []).map(({ partner, name }) => [partner, name]));
    if (names.size === 0) asked = null;
    return names;
  };
  return () => {
    asked ??= ask();
    return asked;
  };
}
