// Outcomes and summaries of a harvest for tests.
import type { CatalogueRun, Reading, ReadingEffect } from '../../subgraphs/kit/catalogue/catalogue.ts';
import type { NormalisedItem } from '../../subgraphs/kit/catalogue-item.ts';
import type { HarvestFeed, HarvestOutcome, UnknownWord } from '../../subgraphs/kit/harvest/harvest-feed.ts';
import type { HarvestSummary } from '../../subgraphs/kit/harvest/harvest-summary.ts';
import { createRejection } from '../../subgraphs/kit/rejection.ts';
import { createResource } from './sample-items.ts';

export function keep(item: NormalisedItem, unknownWords: readonly UnknownWord[] = [], records = 1): HarvestOutcome {
  return { kind: 'kept', item, records, unknownWords };
}

export function reject(recordId: string): HarvestOutcome {
  return {
    kind: 'rejected',
    rejection: createRejection('MISSING_FIELD', recordId, 'a title is needed', { field: 'title' }),
  };
}

export function remove(id: string): HarvestOutcome {
  return { kind: 'removed', id };
}

/** A resource with this id, read from a part of the feed that can fail alone. */
export function keepFrom(part: string, id: string, title = id): HarvestOutcome {
  return { kind: 'kept', item: createResource(id, { title }), records: 1, unknownWords: [], part };
}

/** A part of a feed that did not answer. */
export function unread(part: string): HarvestOutcome {
  const rejection = createRejection('MALFORMED_RECORD', part, 'an answer is needed');
  return { kind: 'rejected', rejection, unreadPart: part };
}

export function createSummary(run: CatalogueRun, overrides: Partial<HarvestSummary> = {}): HarvestSummary {
  return {
    partner: 'STEM_LEARNING',
    runId: run.runId,
    startedAt: '2026-11-21T09:00:00.000Z',
    finishedAt: '2026-11-21T09:01:00.000Z',
    complete: true,
    failure: null,
    feeds: [],
    totals: { read: 0, kept: 0, rejected: 0, items: 0, added: 0, changed: 0, removed: 0 },
    rejections: {},
    traffic: { requests: 0, notModified: 0, fromStore: 0, bytes: 0 },
    ...overrides,
  };
}

/** Reads one feed to its end and takes it over. */
export async function acceptFeed(
  run: CatalogueRun,
  feed: string,
  outcomes: readonly HarvestOutcome[],
  missing: HarvestFeed['missing'] = 'remove',
): Promise<ReadingEffect> {
  const reading: Reading = await run.openReading(feed);
  await reading.put(outcomes);
  return reading.accept(missing);
}
