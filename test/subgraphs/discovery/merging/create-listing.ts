// Fingerprints for tests: of a resource that says nothing of itself but its title, whole but for what a test is about.
import type { Fingerprint, FingerprintSource } from '../../../../subgraphs/discovery/merging/fingerprint.ts';
import { toFingerprint } from '../../../../subgraphs/discovery/merging/to-fingerprint.ts';
import { PARTNERS } from '../../../../subgraphs/discovery/partner-names.ts';

/** `id` begins with the partner's folder name. */
export function createListing(id: string, overrides: Partial<FingerprintSource> = {}): Fingerprint {
  const folder = id.slice(0, id.indexOf(':'));
  const partner = PARTNERS.find((name) => name.toLowerCase().replace('_', '-') === folder);
  if (partner === undefined) throw new Error(id);
  return toFingerprint({
    id,
    partner,
    kind: 'RESOURCE',
    status: 'CURRENT',
    title: 'Bridges that bend without breaking',
    summary: null,
    url: `https://${folder}.invalid/${encodeURIComponent(id)}`,
    otherUrls: [],
    publisher: null,
    codes: [],
    keyStages: [],
    ageRange: null,
    subjects: [],
    topics: [],
    publishedOn: null,
    hub: null,
    licence: null,
    ...overrides,
  });
}
