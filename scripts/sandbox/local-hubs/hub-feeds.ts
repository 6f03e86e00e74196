// Which hub publishes which of its items in which feeds: decided by the hub's id, so that it stays so.
import type { HubItemRow, HubRow } from '../catalogue-rows.ts';
import type { Dataset, PublishedRecord } from '../dataset.ts';
import { isDay } from '../sample-dates.ts';
import { toStableNumber, toUuid } from '../stable-values.ts';

export type HubItem = PublishedRecord<HubItemRow>;

/** Null means that the hub has no feed of that format; an empty list is a feed with nothing in it. */
export interface HubFeeds {
  /** Null for what is on offer everywhere. */
  readonly hub: HubRow | null;
  /** The hub's part of a path: its id where that is safe in a path. */
  readonly segment: string;
  readonly csv: readonly HubItem[] | null;
  readonly ics: readonly HubItem[] | null;
  readonly tribe: readonly HubItem[] | null;
  /** Titles only; every item in it is in another feed too. */
  readonly rss: readonly HubItem[] | null;
}

export const NATIONAL_SEGMENT = 'national';

/** Feeds of each hub in the register's order; the last one, if there is any such item, is of items without a hub. */
export function toHubFeeds(hubs: Dataset<HubRow>, items: Dataset<HubItemRow>): readonly HubFeeds[] {
  const known = new Set(hubs.records.map(({ row }) => row.id));
  const byHub = Map.groupBy(items.records, ({ row }) => (row.hub !== null && known.has(row.hub) ? row.hub : null));
  const seen = new Set<string>();
  const feeds = hubs.records.map(({ row }) => {
    const own = seen.has(row.id) ? [] : (byHub.get(row.id) ?? []);
    const segment = seen.has(row.id) ? toUuid(`hub|${row.id}|${seen.size}`) : toSegment(row.id);
    seen.add(row.id);
    return { hub: row, segment, ...spread(row.id, own) };
  });
  const national = byHub.get(null) ?? [];
  if (national.length === 0) return feeds;
  return [...feeds, { hub: null, segment: NATIONAL_SEGMENT, csv: national, ics: null, tribe: null, rss: null }];
}

function toSegment(id: string): string {
  return id !== NATIONAL_SEGMENT && /^[A-Za-z0-9][\w.-]{0,200}$/.test(id) ? id : toUuid(`hub|${id}`);
}

// Calendars hold only what has a day; the rest of such a hub's items go into a spreadsheet.
function spread(id: string, items: readonly HubItem[]): Pick<HubFeeds, 'csv' | 'ics' | 'tribe' | 'rss'> {
  if (items.length === 0) return { csv: null, ics: null, tribe: null, rss: null };
  const dated = items.filter(({ startDate }) => isDay(startDate));
  const undated = items.filter(({ startDate }) => !isDay(startDate));
  const news = toStableNumber(`hub|news|${id}`, 6) === 0 ? items : null;
  const habit = toStableNumber(`hub|calendar|${id}`, 5);
  const rest = undated.length === 0 ? null : undated;
  if (dated.length === 0) return { csv: rest, ics: null, tribe: habit === 0 ? [] : null, rss: news };
  if (habit < 2) return { csv: rest, ics: dated, tribe: null, rss: news };
  if (habit < 4) return { csv: rest, ics: null, tribe: dated, rss: news };
  return { csv: items, ics: null, tribe: null, rss: news };
}
