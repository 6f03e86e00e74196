// Which row is which Drupal node: its bundle, UUID, node number and path, as the site would have stored them.
import type { ItemRow } from '../catalogue-rows.ts';
import type { PublishedRecord } from '../dataset.ts';
import { createNumbering, toUuid } from '../stable-values.ts';

export const bundles = ['resource', 'collection', 'programme'] as const;
export type Bundle = (typeof bundles)[number];

export interface NodeRecord {
  readonly record: PublishedRecord<ItemRow>;
  readonly bundle: Bundle;
  readonly uuid: string;
  readonly nid: number;
  /** Null for a node without an alias, whose address is `/node/<nid>`, and for one that lives on another site. */
  readonly alias: string | null;
  /** The whole address of what lives on another site. */
  readonly link: string | null;
}

const SHORT_LINK_ALPHABET = '23456789abcdefghjkmnopqrstuvwxyz';
const GENERATED_NUMBERS_FROM = 1_000_000;

/** The nodes among the rows: everything but courses and their runs. Kinds that have no bundle are programmes. */
export function toNodeRecords(records: readonly PublishedRecord<ItemRow>[]): readonly NodeRecord[] {
  const numberFor = createNumbering(GENERATED_NUMBERS_FROM, 8_000_000);
  const taken = new Set<number>();
  return records
    .filter(({ row }) => row.kind !== 'cpd' && row.kind !== 'event')
    .map((record) => {
      const stated = findNodeNumber(record.row);
      const nid = stated === null || taken.has(stated) ? numberFor(record.identity) : stated;
      taken.add(nid);
      const bundle = bundles.find((name) => name === record.row.kind) ?? 'programme';
      const uuid = toUuid(`stem-learning|node|${record.identity}`);
      return { record, bundle, uuid, nid, ...toAddress(record.row.url, nid) };
    });
}

function findNodeNumber(row: ItemRow): number | null {
  if (row.sourceId !== null && /^[1-9]\d{0,7}$/.test(row.sourceId)) return Number(row.sourceId);
  const inPath = /\/(?:resource|collection|list|node)\/([1-9]\d{0,7})(?:\/|$)/.exec(row.url ?? '');
  if (inPath?.[1] !== undefined) return Number(inPath[1]);
  const short = /^https?:\/\/(?:www\.)?stem\.org\.uk\/[a-z]x([2-9a-hjkm-z]{3,4})$/.exec(row.url ?? '');
  if (short?.[1] === undefined) return null;
  return [...short[1]].reduce((sum, digit) => sum * 32 + SHORT_LINK_ALPHABET.indexOf(digit), 0);
}

// Drupal keeps an alias decoded and without host; an address that this would change travels in the link field instead.
function toAddress(address: string | null, nid: number): { alias: string | null; link: string | null } {
  if (address === null) return { alias: null, link: null };
  const url = URL.parse(address);
  if (url === null || !['stem.org.uk', 'www.stem.org.uk'].includes(url.host) || url.search !== '' || url.hash !== '') {
    return { alias: null, link: address };
  }
  if (url.pathname === `/node/${nid}`) return { alias: null, link: null };
  try {
    const alias = decodeURIComponent(url.pathname);
    const back = new URL(alias, url.origin);
    return back.href === url.href ? { alias, link: null } : { alias: null, link: address };
  } catch {
    return { alias: null, link: address };
  }
}
