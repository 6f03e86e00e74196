// The register of hubs as a CSV file, a hub a row, with the feeds that each hub manages.
import { toCsvText } from './csv-text.ts';
import type { HubFeeds } from './hub-feeds.ts';

const HEADERS = [
  'id',
  'name',
  'kind',
  'region',
  'areas',
  'lead organisation',
  'url',
  'postcode',
  'feeds',
  'latitude',
  'longitude',
  'precision',
  'status',
];

/** Areas and feeds are joined by `; `. A row without a kind is no hub: its feed holds what is on offer everywhere. */
export function toRegister(feeds: readonly HubFeeds[], origin: string): string {
  const rows = feeds.map((entry) => {
    const { hub } = entry;
    const listed = listFeeds(entry, origin).join('; ');
    if (hub === null) return ['national-offers', 'National offers', '', '', '', '', '', '', listed, '', '', '', ''];
    return [
      hub.id,
      hub.name,
      hub.kind,
      hub.region ?? '',
      hub.areas.join('; '),
      hub.leadOrganisation ?? '',
      hub.url ?? '',
      hub.postcode ?? '',
      listed,
      String(hub.lat ?? ''),
      String(hub.lng ?? ''),
      hub.geoPrecision ?? '',
      hub.status ?? '',
    ];
  });
  return toCsvText([HEADERS, ...rows], ',');
}

function listFeeds({ segment, csv, ics, tribe, rss }: HubFeeds, origin: string): readonly string[] {
  const base = `${origin}/hubs/${segment}`;
  return [
    ...(csv === null ? [] : [`csv:${base}/programme.csv`]),
    ...(ics === null ? [] : [`ics:${base}/calendar.ics`]),
    ...(tribe === null ? [] : [`tribe:${base}/wp-json/tribe/events/v1/events`]),
    ...(rss === null ? [] : [`rss:${base}/feed.rss`]),
  ];
}
