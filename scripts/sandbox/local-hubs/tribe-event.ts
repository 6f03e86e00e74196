// An item as The Events Calendar's REST interface serves it: rendered HTML, local and UTC times, `[]` for no venue.
import { html } from 'ghtml';
import { DateTime } from 'luxon';
import type { HubRow } from '../catalogue-rows.ts';
import { isDay } from '../sample-dates.ts';
import { toStableNumber } from '../stable-values.ts';
import { parseVenue } from '../stem-learning/venue.ts';
import type { HubItem } from './hub-feeds.ts';

export interface TribeEvent {
  readonly id: number;
  readonly item: HubItem;
  readonly start: DateTime;
  readonly end: DateTime;
}

const ZONE = 'Europe/London';
const FORMAT = 'yyyy-MM-dd HH:mm:ss';
const KIND_NAMES: Readonly<Record<string, string>> = { cpd: 'CPD' };

/** Events by start, as the plugin lists them. All items must have a day. */
export function toTribeEvents(items: readonly HubItem[], numberFor: (key: string) => number): readonly TribeEvent[] {
  return items
    .map((item) => {
      const start = DateTime.fromISO(item.startDate ?? '', { zone: ZONE });
      const last = isDay(item.endDate) ? DateTime.fromISO(item.endDate, { zone: ZONE }) : start;
      const end = DateTime.max(start, last).endOf('day').startOf('second');
      return { id: numberFor(item.identity), item, start, end };
    })
    .sort((one, other) => one.start.toMillis() - other.start.toMillis() || one.id - other.id);
}

/** `base` is the address of the hub's site on this server. */
export function toTribeJson(event: TribeEvent, hub: HubRow | null, base: string): object {
  const { id, item, start, end } = event;
  const { row } = item;
  const host = URL.parse(base)?.host ?? '';
  const url = row.url ?? hub?.url ?? `${base}/events/${id}`;
  const numbers = (row.price ?? '').match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  return {
    id,
    global_id: `${host}?id=${id}`,
    global_id_lineage: [`${host}?id=${id}`],
    author: '1',
    status: 'publish',
    date: toLocal(item.createdAt),
    date_utc: toUtc(item.createdAt),
    modified: toLocal(item.changedAt),
    modified_utc: toUtc(item.changedAt),
    url,
    rest_url: `${base}/wp-json/tribe/events/v1/events/${id}`,
    title: texturise(row.title),
    description: `<p>${texturise(row.summary)}</p>`,
    excerpt: '',
    image: false,
    all_day: true,
    start_date: start.toFormat(FORMAT),
    start_date_details: toDetails(start),
    end_date: end.toFormat(FORMAT),
    end_date_details: toDetails(end),
    utc_start_date: start.toUTC().toFormat(FORMAT),
    utc_start_date_details: toDetails(start.toUTC()),
    utc_end_date: end.toUTC().toFormat(FORMAT),
    utc_end_date_details: toDetails(end.toUTC()),
    timezone: toStableNumber(`tribe|zone|${item.identity}`, 5) === 0 ? '' : ZONE,
    timezone_abbr: start.offset === 0 ? 'GMT' : 'BST',
    cost: row.price ?? '',
    cost_details: {
      currency_symbol: row.price?.includes('£') ? '£' : '',
      currency_position: row.price?.includes('£') ? 'prefix' : '',
      values: numbers.map((number) => number.replaceAll(',', '')),
    },
    website: row.url ?? '',
    show_map: true,
    show_map_link: true,
    hide_from_listings: false,
    sticky: false,
    featured: false,
    categories: [toTerm(KIND_NAMES[row.kind] ?? capitalise(row.kind), 'tribe_events_cat')],
    tags: [...row.subjects, ...row.keyStages, ...row.audiences].map((name) => toTerm(name, 'post_tag')),
    venue: toVenue(item),
    organizer: [],
  };
}

// What WordPress does to a title before it shows it: markup escaped, straight apostrophes and quotes curled.
function texturise(text: string): string {
  const escaped = html`${text.toWellFormed().replaceAll("'", '’').replaceAll(' - ', ' – ')}`;
  return escaped.replaceAll('’', '&#8217;').replaceAll('–', '&#8211;');
}

function toVenue({ row }: HubItem): object {
  if (row.location === null) return [];
  const { name, city, postcode, region } = parseVenue(row.location, null);
  const zip = row.postcode ?? postcode;
  return {
    id: 1 + toStableNumber(`tribe|venue|${row.location}`, 90_000),
    venue: texturise(name),
    ...(city === '' ? {} : { city }),
    country: 'United Kingdom',
    ...(region === '' ? {} : { province: region }),
    ...(zip === '' ? {} : { zip }),
    show_map: true,
    show_map_link: true,
  };
}

function toTerm(name: string, taxonomy: string): object {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return { id: 1 + toStableNumber(`tribe|${taxonomy}|${name}`, 90_000), name: texturise(name), slug, taxonomy };
}

function toDetails(moment: DateTime): object {
  const [year, month, day, hour, minutes, seconds] = moment.toFormat('yyyy MM dd HH mm ss').split(' ');
  return { year, month, day, hour, minutes, seconds };
}

function toLocal(moment: Date): string {
  return DateTime.fromJSDate(moment, { zone: ZONE }).toFormat(FORMAT);
}

function toUtc(moment: Date): string {
  return DateTime.fromJSDate(moment, { zone: 'utc' }).toFormat(FORMAT);
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
