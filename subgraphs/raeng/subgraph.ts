// The Royal Academy of Engineering's subgraph: its one feed, and its types. A feed that cannot be read leaves everything
// as it was.
import { createPartnerSubgraph } from '../kit/create-partner-subgraph.ts';
import type { Settings } from '../kit/env.ts';
import type { HarvestFeed, HarvestOutcome } from '../kit/harvest/harvest-feed.ts';
import type { HttpClient } from '../kit/http/http-client.ts';
import type { FeedEntry } from '../kit/readers/feed-entry.ts';
import { rawOf } from '../kit/readers/raw-of.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import { createRejection } from '../kit/rejection.ts';
import type { PartnerSubgraph, SubgraphEnvironment } from '../kit/subgraph.ts';
import { parseEntry } from './feed.ts';
import { toItemId } from './item-identity.ts';
import { normalise } from './normalise.ts';
import { readEntries, requireFeedUrl } from './source.ts';
import { createTombstones } from './tombstones.ts';

export const raeng: PartnerSubgraph = createPartnerSubgraph({
  name: 'raeng',
  partner: 'RAENG',
  title: 'Royal Academy of Engineering',
  sdlUrl: new URL('schema.graphql', import.meta.url),
  root: 'raeng',
  typePrefix: 'Raeng',
  typeNames: { LearningResource: 'RaengResource', Course: 'RaengCourse', Activity: 'RaengActivity' },
  listFeeds,
});

async function* listFeeds({ settings }: SubgraphEnvironment, client: HttpClient): AsyncGenerator<HarvestFeed> {
  const feedUrl = requireFeedUrl(settings);
  const neverItems = listNeverItems(settings);
  yield { name: 'entries', missing: 'remove', outcomes: () => toOutcomes(client, feedUrl, neverItems) };
}

function listNeverItems({ RAENG_CATEGORIES }: Settings): readonly string[] {
  return RAENG_CATEGORIES.length === 0 ? ['News'] : RAENG_CATEGORIES;
}

async function* toOutcomes(
  client: HttpClient,
  feedUrl: string,
  neverItems: readonly string[],
): AsyncGenerator<HarvestOutcome> {
  const tombstones = createTombstones();
  for await (const { records, deleted, homeUrl } of readEntries(client, feedUrl)) {
    tombstones.add(deleted);
    for (const read of records) {
      if (read.ok && tombstones.cover(read.record)) yield toDeleted(read.record);
      else yield toOutcome(read, [homeUrl, feedUrl], neverItems);
    }
  }
  // Last, because what is said first of an id counts, and an entry of a later page may be alive again.
  for (const id of tombstones.list()) yield { kind: 'removed', id: toItemId(id) };
}

function toOutcome(
  read: ReadRecord<FeedEntry>,
  feedUrls: readonly (string | null)[],
  neverItems: readonly string[],
): HarvestOutcome {
  const parsed = parseEntry(read, feedUrls);
  const normalised = parsed.ok ? normalise(parsed.record, neverItems) : parsed.rejection;
  if ('item' in normalised) return { kind: 'kept', ...normalised, records: 1 };
  return { kind: 'rejected', rejection: normalised, raw: rawOf(read) };
}

function toDeleted(entry: FeedEntry): HarvestOutcome {
  const message = 'expected an entry that stands, got one that the same feed says is deleted';
  const rejection = createRejection('NOT_PUBLISHED', entry.id, message, { field: 'at:deleted-entry' });
  return { kind: 'rejected', rejection, raw: entry };
}
