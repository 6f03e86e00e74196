// Makes the harvest's feeds out of the register: one for the hubs themselves, and one for each feed that a hub has. What
// the register writes wrongly becomes a feed that fails with the reason, so that it is told and harms no other.
import { FeedError } from '../kit/errors.ts';
import type { HarvestFeed, HarvestOutcome } from '../kit/harvest/harvest-feed.ts';
import type { HttpClient } from '../kit/http/http-client.ts';
import type { CsvTable } from '../kit/readers/csv.ts';
import { rawOf } from '../kit/readers/raw-of.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import type { RegisterRow } from './feed-register.ts';
import { toHubContext } from './hub-context.ts';
import { normaliseHub } from './normalise-hub.ts';
import { readOffers } from './offers.ts';

export interface HarvestMeans {
  readonly client: HttpClient;
  readonly now: Date;
  /** Where the register is published. */
  readonly registerUrl: string;
}

// Most hubs list a handful of things, too few for the harvest's guard to tell a slip of the hand from a removal.
const MISSING = 'remove-when-missed-twice';

/** The hubs of the register, in its order; `records` are what the rows were read from, one for each. */
export function toRegisterFeed(
  rows: readonly (RegisterRow | Rejection)[],
  registerUrl: string,
  records: CsvTable['records'],
): HarvestFeed {
  return {
    name: 'register',
    missing: MISSING,
    async *outcomes() {
      for (const [at, row] of rows.entries()) {
        const outcome = toHubOutcome(row, registerUrl);
        const read = records[at];
        yield outcome.kind === 'rejected' && read !== undefined ? { ...outcome, raw: rawOf(read) } : outcome;
      }
    },
  };
}

function toHubOutcome(row: RegisterRow | Rejection, registerUrl: string): HarvestOutcome {
  if ('code' in row) return { kind: 'rejected', rejection: row };
  if (row.kind !== null) return { kind: 'kept', records: 1, ...normaliseHub(row, registerUrl) };
  const rejection =
    row.feeds.length > 0
      ? createRejection('NOT_AN_ITEM', row.id, `'${row.id}' has no kind: it lists feeds of what belongs to no hub`)
      : createRejection('MISSING_FIELD', row.id, `expected a kind of hub for '${row.id}', got none`, { field: 'kind' });
  return { kind: 'rejected', rejection };
}

/** `<hub id>/<format>`, and `<hub id>/<format>-2` for the second of that format. */
export function toHubFeeds(rows: readonly (RegisterRow | Rejection)[], means: HarvestMeans): readonly HarvestFeed[] {
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    if ('code' in row) return [];
    const hub = row.kind === null ? null : toHubContext(normaliseHub(row, means.registerUrl).item);
    return row.feeds.flatMap((listed): readonly HarvestFeed[] => {
      const key = `${row.id}/${listed.format}`;
      // A row that stands twice in the register does not make two of everything.
      const place = `${key} ${listed.ok ? listed.address : listed.problem}`;
      if (seen.has(place)) return [];
      seen.add(place);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      const part = count === 1 ? listed.format : `${listed.format}-${count}`;
      const name = `${row.id}/${part}`;
      if (!listed.ok) return [{ name, missing: MISSING, outcomes: () => fail(means.registerUrl, listed.problem) }];
      const feed = { registerId: row.id, hub, format: listed.format, part, address: listed.address };
      return [{ name, missing: MISSING, outcomes: () => readOffers(feed, means.client, means.now) }];
    });
  });
}

function fail(url: string, problem: string): AsyncIterable<HarvestOutcome> {
  throw new FeedError('FEED_MALFORMED', url, problem);
}
