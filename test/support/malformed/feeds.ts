// Well-formed feeds of malformed records, one for each wire format: how each partner would send them, by path.
import type { PartnerName } from '../../../scripts/sandbox/faults.ts';
import type { Route } from '../serve.ts';

export interface MalformedFeed {
  readonly partner: PartnerName;
  /** The partner's settings, where its server is at `origin`. */
  readonly settings: (origin: string) => Readonly<Record<string, string>>;
  /** The names of the harvest's feeds that hold the records. */
  readonly isFeed: (name: string) => boolean;
  /** By path with query, or by path alone. */
  readonly toRoutes: (origin: string) => Readonly<Record<string, Route>>;
}

/** `count` records; the same seed makes the same ones. */
export type CreateMalformedFeed = (count: number, seed: number) => MalformedFeed;

/** The records in pages of `size`, at least one page. */
export function toPages<Record>(records: readonly Record[], size: number): readonly (readonly Record[])[] {
  const pages = Math.max(1, Math.ceil(records.length / size));
  return Array.from({ length: pages }, (_, page) => records.slice(page * size, (page + 1) * size));
}
