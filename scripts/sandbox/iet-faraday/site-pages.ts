// Which page holds which records: rows that share an address share a page, at the path of that address.
import type { ItemRow } from '../catalogue-rows.ts';
import type { PublishedRecord, RemovedRecord } from '../dataset.ts';
import { toStableNumber, toUuid } from '../stable-values.ts';

export interface SitePage {
  /** Path and query on this server, as a request line holds them. */
  readonly path: string;
  /** The address of the real page; null when the rows state none. */
  readonly canonical: string | null;
  readonly records: readonly PublishedRecord<ItemRow>[];
  readonly changedAt: Date;
  /** A number that decides the page's habits: which JSON-LD form, which encoding. */
  readonly habit: number;
  /** False for a page that tells its facts by heading and OpenGraph alone. */
  readonly structured: boolean;
}

const LONGEST_PATH = 2000;
const FILE = /\.(?:pdf|docx?|pptx?|xlsx?|zip|mp4)$/i;

/** All pages, in the order of the rows. A page from which a record was removed has changed then. */
export function toSitePages(
  records: readonly PublishedRecord<ItemRow>[],
  removed: readonly RemovedRecord<ItemRow>[],
): readonly SitePage[] {
  const cut = new Map(removed.toReversed().map(({ row, removedAt }) => [row.url, removedAt.getTime()]));
  const groups = Map.groupBy(records, ({ row, identity }) => row.url ?? `no address|${identity}`);
  const taken = new Set<string>();
  return [...groups].map(([key, members]) => {
    const canonical = members[0]?.row.url ?? null;
    const wanted = toPath(canonical);
    const path = wanted === null || taken.has(wanted) ? `/pages/item/${toUuid(`iet-faraday|page|${key}`)}` : wanted;
    taken.add(path);
    const habit = toStableNumber(`iet-faraday|habit|${key}`, 720_720);
    const changedAt = new Date(
      members.reduce((latest, record) => Math.max(latest, record.changedAt.getTime()), cut.get(canonical) ?? 0),
    );
    return { path, canonical, records: members, changedAt, habit, structured: !isPlain(members, habit) };
  });
}

// A file's landing page stands one step below the file's own path.
function toPath(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const file = FILE.test(url.pathname) ? '/about' : '';
  const path = `/pages/${url.host}${url.pathname}${file}${url.search}`;
  try {
    decodeURIComponent(path);
  } catch {
    return null;
  }
  return path.length > LONGEST_PATH ? null : path;
}

// Only resources of which a heading and a sentence tell nearly all may stand on a page without JSON-LD.
function isPlain(records: readonly PublishedRecord<ItemRow>[], habit: number): boolean {
  const row = records.length === 1 ? records[0]?.row : undefined;
  if (row === undefined || row.kind !== 'resource' || habit % 2 !== 0) return false;
  const stated = [row.ageMin, row.ageMax, row.startDate, row.price, row.location, row.duration, row.licence];
  return row.keyStages.length === 0 && stated.every((value) => value === null);
}
