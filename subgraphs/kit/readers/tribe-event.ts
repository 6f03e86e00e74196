// One event of The Events Calendar's REST, validated and in our spelling. Contact details of organisers, venues and
// authors are personal data and are left at the door.

import { DateTime, FixedOffsetZone, IANAZone } from 'luxon';
import { z } from 'zod';

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform((value) => {
    const trimmed = String(value ?? '').trim();
    return trimmed === '' ? null : trimmed;
  });
const address = text.transform((value) => {
  if (value === null || !/^https?:\/\//i.test(value) || !URL.canParse(value)) return null;
  return new URL(value).href;
});
const coordinate = text.transform((value) => (value === null || Number.isNaN(Number(value)) ? null : Number(value)));
const terms = z
  .array(z.object({ name: z.string(), slug: z.string().catch('') }))
  .nullish()
  .catch([])
  .transform((all) => all ?? []);
const venueObject = z
  .object({
    venue: text,
    address: text,
    city: text,
    province: text,
    stateprovince: text,
    zip: text,
    country: text,
    geo_lat: coordinate,
    geo_lng: coordinate,
    website: address,
  })
  .transform(({ venue, province, stateprovince, zip, geo_lat, geo_lng, ...rest }) => ({
    ...rest,
    name: venue,
    region: province ?? stateprovince,
    postcode: zip,
    latitude: geo_lat,
    longitude: geo_lng,
  }));
// Gotcha: the plugin sends no venue as `[]`, one as an object, and several as an array.
const venue = z
  .union([z.tuple([venueObject], z.unknown()).transform(([first]) => first), venueObject])
  .nullish()
  .catch(null)
  .transform((found) => found ?? null);
// Gotcha: no image is `false`.
const image = z
  .object({ url: address })
  .transform(({ url }) => url)
  .nullish()
  .catch(null)
  .transform((url) => url ?? null);
const flag = z.union([z.boolean(), z.stringbool(), z.number().transform((value) => value !== 0)]).catch(false);

const wireEvent = z.object({
  id: z.union([z.number().int(), z.string().min(1)]).transform(String),
  url: address,
  website: address,
  title: text,
  description: text,
  excerpt: text,
  status: text,
  hide_from_listings: flag.default(false),
  modified_utc: text,
  all_day: flag.default(false),
  start_date: text,
  end_date: text,
  utc_start_date: text,
  utc_end_date: text,
  timezone: text,
  cost: text,
  categories: terms,
  tags: terms,
  venue,
  image,
});

type WireEvent = z.infer<typeof wireEvent>;

/** When the event is. */
interface TribeTimes {
  /** ISO 8601 with an offset; of an all-day event the first day. */
  readonly start: string;
  /** ISO 8601, exclusive: of an all-day event the day after the last; null when not stated. */
  readonly end: string | null;
  /** The IANA zone; null for all-day events and fixed offsets. */
  readonly timeZone: string | null;
}

/**
 * Validates one event. `title`, `description` and `excerpt` are rendered HTML, as the site shows them. An event whose
 * start cannot be read fails.
 */
export const tribeEvent = wireEvent.transform((wire, context) => {
  const {
    all_day,
    start_date,
    end_date,
    utc_start_date,
    utc_end_date,
    timezone,
    modified_utc,
    hide_from_listings,
    ...rest
  } = wire;
  const times = all_day ? toDays(wire) : toTimes(wire);
  if (times === null) {
    context.addIssue({
      code: 'custom',
      path: ['start_date'],
      message: 'expected a start date and time, and an end after it',
    });
    return z.NEVER;
  }
  const modified = parseWallTime(modified_utc);
  return { ...rest, ...times, allDay: all_day, hidden: hide_from_listings, modified: modified?.toJSDate() ?? null };
});

export type TribeEvent = Readonly<z.infer<typeof tribeEvent>>;

// Days are local days whatever the zone; the plugin ends them a second before midnight.
function toDays(wire: WireEvent): TribeTimes | null {
  const start = parseWallTime(wire.start_date ?? wire.utc_start_date)?.startOf('day');
  const last = parseWallTime(wire.end_date ?? wire.utc_end_date ?? wire.start_date)?.startOf('day');
  if (start === undefined || (last !== undefined && last < start)) return null;
  const end = (last ?? start).plus({ days: 1 });
  return { start: start.toFormat('yyyy-MM-dd'), end: end.toFormat('yyyy-MM-dd'), timeZone: null };
}

// Local times need their zone. Where the site gives none, its UTC times are what can be relied on.
function toTimes(wire: WireEvent): TribeTimes | null {
  const zone = toZone(wire.timezone);
  const isLocal = zone !== null && wire.start_date !== null;
  const read = (value: string | null): DateTime | null =>
    parseWallTime(value)?.setZone(isLocal ? zone : 'utc', { keepLocalTime: true }) ?? null;
  const start = read(isLocal ? wire.start_date : wire.utc_start_date);
  const end = read(isLocal ? wire.end_date : wire.utc_end_date);
  if (start === null || (end !== null && end < start)) return null;
  const timeZone = isLocal ? (zone instanceof IANAZone ? zone.name : null) : 'UTC';
  return { start: toIso(start), end: end === null ? null : toIso(end), timeZone };
}

// WordPress names a zone, or a fixed offset such as `UTC+0` or `UTC-5.5`.
function toZone(name: string | null): IANAZone | FixedOffsetZone | null {
  const offset = /^UTC([+-]\d{1,2}(?:\.\d{1,2})?)$/.exec(name ?? '')?.[1];
  if (offset !== undefined) return FixedOffsetZone.instance(Math.round(Number(offset) * 60));
  return name !== null && IANAZone.isValidZone(name) ? IANAZone.create(name) : null;
}

function parseWallTime(value: string | null): DateTime<true> | undefined {
  const parsed = DateTime.fromSQL(value ?? '', { zone: 'utc' });
  return parsed.isValid ? parsed : undefined;
}

function toIso(time: DateTime): string {
  return time.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}
