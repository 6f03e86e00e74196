// Door 1 for the register: a row of the spreadsheet becomes a hub in the register's words, or a Rejection that says which
// field it lacks. A feed that the register writes wrongly is kept as a fault of that feed alone.
import * as z from 'zod';
import { FeedError } from '../kit/errors.ts';
import { isAreaText } from '../kit/normalise/area-of-words.ts';
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import { cleanLine, cutAtWord } from '../kit/normalise/plain-text.ts';
import type { CsvRow, CsvTable } from '../kit/readers/csv.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import { type ColumnNames, findColumns, type ReadCell, readAddress } from './columns.ts';
import { HUB_FORMATS, type HubFormat } from './feed.ts';

export type ListedFeed =
  | { readonly ok: true; readonly format: HubFormat; readonly address: string }
  /** `format` is fit for a name. */
  | { readonly ok: false; readonly format: string; readonly problem: string };

const columns = [
  'id',
  'name',
  'kind',
  'region',
  'areas',
  'leadOrganisation',
  'url',
  'postcode',
  'feeds',
  'latitude',
  'longitude',
  'precision',
  'status',
] as const;
type RegisterColumn = (typeof columns)[number];

const REGISTER_COLUMNS: ColumnNames<RegisterColumn> = {
  id: ['id', 'hub id'],
  name: ['name', 'hub', 'hub name'],
  kind: ['kind', 'type'],
  region: ['region'],
  areas: ['areas', 'area', 'areas served'],
  leadOrganisation: ['lead organisation', 'lead organization', 'led by', 'lead school'],
  url: ['url', 'website', 'web', 'link'],
  postcode: ['postcode', 'post code'],
  feeds: ['feeds', 'feed'],
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'lng', 'long', 'lon'],
  precision: ['precision', 'geo precision', 'location precision'],
  status: ['status'],
};

const LONGEST_ID = 100;
const LONGEST_LINE = 300;
const cell = z.string().nullable();
const line = cell.transform((text) => cutAtWord(cleanLine(text ?? ''), LONGEST_LINE) || null);
const registerRow = z.object({
  // It becomes part of ids and of the names of feeds.
  id: z.string().transform(cleanLine).pipe(z.string().min(1).max(LONGEST_ID)),
  name: z.string().transform(cleanLine).pipe(z.string().min(1).max(LONGEST_LINE)),
  kind: line,
  region: line,
  areas: cell.transform((text) => splitAreas(text ?? '')),
  leadOrganisation: line,
  url: cell.transform(readAddress),
  postcode: line,
  feeds: cell.transform((text) => readFeedList(text ?? '')),
  latitude: cell,
  longitude: cell,
  precision: line,
  status: line,
});

/** A hub of the register. A row without a kind is no hub: it names the feeds of what belongs to no hub. */
export type RegisterRow = Readonly<z.output<typeof registerRow>>;

/**
 * The rows of the register.
 * @throws FeedError FEED_MALFORMED when it has no column of ids or of names
 */
export function parseRegister(table: CsvTable): readonly (RegisterRow | Rejection)[] {
  const { read, has } = findColumns<RegisterColumn>(table.headers, REGISTER_COLUMNS);
  const missing = (['id', 'name'] as const).filter((column) => !has(column));
  if (missing.length > 0) {
    const got = table.headers.map(cleanLine).join(', ').slice(0, 200);
    throw new FeedError(
      'FEED_MALFORMED',
      table.url,
      `expected a column ${missing.join(' and a column ')}, got: ${got}`,
    );
  }
  return table.records.map((record) => parseRow(record, read));
}

function parseRow(read: ReadRecord<CsvRow>, cells: ReadCell<RegisterColumn>): RegisterRow | Rejection {
  if (!read.ok) return createRejection('MALFORMED_RECORD', read.place, read.problem, { value: read.sample });
  const words = Object.fromEntries(columns.map((name) => [name, cells(read.record.values, name)]));
  const parsed = registerRow.safeParse(words);
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? 'row');
  const value = words[field] ?? null;
  const code = value === null ? 'MISSING_FIELD' : 'INVALID_FIELD';
  const longest = field === 'id' ? LONGEST_ID : LONGEST_LINE;
  const message = `${read.place}: expected ${field} with 1 to ${longest} characters, got ${value?.length ?? 'none'}`;
  return createRejection(code, read.place, message, { field, value });
}

/** Areas are told apart by semicolons; by commas only where the whole is not the name of one area. */
function splitAreas(text: string): readonly string[] {
  const pieces = text
    .split(/[;|\n]/)
    .map(cleanLine)
    .flatMap((piece) => (piece.includes(',') && !isAreaText(piece) ? piece.split(',').map(cleanLine) : [piece]));
  return [...new Set(pieces.filter((piece) => piece !== ''))].slice(0, 200);
}

const MOST_FEEDS = 20;

/** `csv:https://...; ics:https://...`; addresses may hold commas and semicolons of their own. */
function readFeedList(text: string): readonly ListedFeed[] {
  return text
    .trim()
    .replace(/^([a-z]+):\s+|([;,|\s][a-z]+):\s+/gi, (match) => match.trimEnd())
    .split(/[;|\s]+(?=[a-z][a-z0-9-]*:)|,\s*(?=[a-z][a-z0-9-]*:(?:https?|webcals?):)/i)
    .map((entry) => entry.replace(/[;,|\s]+$/, ''))
    .filter((entry) => entry !== '')
    .slice(0, MOST_FEEDS)
    .map(readListedFeed);
}

function readListedFeed(entry: string): ListedFeed {
  const [, written = '', rest = ''] = /^([a-z][a-z0-9-]{0,20}):(.*)$/is.exec(entry) ?? [];
  const format = HUB_FORMATS.find((known) => known === written.toLowerCase());
  if (format === undefined) {
    const problem = `expected a feed as format:address with one of the formats ${HUB_FORMATS.join(', ')}, got '${entry}'`;
    return { ok: false, format: written === '' ? 'unknown' : written.toLowerCase(), problem };
  }
  // Calendars are often given as webcal://, which calendar programs take for https.
  const address = rest.trim().replace(/^webcals?:\/\//i, 'https://');
  if (toCanonicalUrl(address) === null) {
    return { ok: false, format, problem: `expected an http or https address, got '${rest}'` };
  }
  return { ok: true, format, address };
}
