// The real records of the sandbox as items of the graph, by the shortest way: enough of each field to search by. Dates are
// moved forward as the sandbox moves them.
import { fileURLToPath } from 'node:url';
import { DateTime } from 'luxon';
import type {
  IndexedItemFragment,
  IndexedSessionFragment,
  IndexedVenueFragment,
} from '../../schema/operations.generated.ts';
import type { ItemKind, KeyStage, Partner } from '../../schema/shared.generated.ts';
import { type HubItemRow, type HubRow, type ItemRow, rowSchemas } from '../../scripts/sandbox/catalogue-rows.ts';
import { readCatalogue } from '../../scripts/sandbox/read-catalogue.ts';
import { countWeeksForward, isDay, moveDate } from '../../scripts/sandbox/sample-dates.ts';
import { normaliseDeliveryMode } from '../../subgraphs/kit/normalise/delivery-mode.ts';
import { normalisePlace } from '../../subgraphs/kit/normalise/place.ts';
import { normalisePrice } from '../../subgraphs/kit/normalise/price.ts';
import { normaliseSubjects } from '../../subgraphs/kit/normalise/subjects.ts';
import { findHubKind } from '../../subgraphs/kit/vocabulary/hub-kinds.ts';
import { findRegion } from '../../subgraphs/kit/vocabulary/regions.ts';

const DATA = fileURLToPath(new URL('../../scripts/sandbox/data/', import.meta.url));

const KINDS: Readonly<Record<string, ItemKind>> = {
  resource: 'RESOURCE',
  collection: 'COLLECTION',
  cpd: 'COURSE',
  event: 'EVENT',
  activity: 'EVENT',
  competition: 'COMPETITION',
  programme: 'PROGRAMME',
  funding: 'FUNDING',
};

const PREFIXES = {
  STEM_LEARNING: ['stem-learning', 'StemLearning'],
  IET_FARADAY: ['iet-faraday', 'Faraday'],
  RAENG: ['raeng', 'Raeng'],
  LOCAL_HUBS: ['local-hubs', 'Hub'],
} as const satisfies Readonly<Record<Partner, readonly [string, string]>>;

type Row = ItemRow | HubItemRow;

/** Every item, in the order of the files. `now` decides how far dates are moved. */
export async function readCatalogueItems(now: Date): Promise<readonly IndexedItemFragment[]> {
  const [stemLearning, faraday, raeng, hubs, hubItems] = await Promise.all([
    readCatalogue(DATA, 'stem-learning', rowSchemas['stem-learning']),
    readCatalogue(DATA, 'iet-faraday', rowSchemas['iet-faraday']),
    readCatalogue(DATA, 'raeng', rowSchemas.raeng),
    readCatalogue(DATA, 'hubs', rowSchemas.hubs),
    readCatalogue(DATA, 'hub-items', rowSchemas['hub-items']),
  ]);
  const rows = [...stemLearning, ...faraday, ...raeng, ...hubItems];
  const weeks = countWeeksForward(
    rows.flatMap(({ startDate }) => startDate ?? []),
    now,
  );
  const hubsById = new Map(hubs.map((hub) => [hub.id, hub]));
  const isRun = ({ kind, sourceId }: ItemRow): boolean => kind === 'event' && (sourceId ?? '').includes('/');
  return [
    ...stemLearning.flatMap((row, at) =>
      isRun(row)
        ? []
        : toItem(
            'STEM_LEARNING',
            row,
            at,
            weeks,
            row.kind === 'cpd'
              ? stemLearning.filter((run) => isRun(run) && run.sourceId?.startsWith(`${row.sourceId}/`))
              : [],
            null,
          ),
    ),
    ...faraday.map((row, at) => toItem('IET_FARADAY', row, at, weeks, [row], null)),
    ...raeng.map((row, at) => toItem('RAENG', row, at, weeks, [row], null)),
    ...hubs.map(toHub),
    ...hubItems.map((row, at) => toItem('LOCAL_HUBS', row, at, weeks, [row], hubsById.get(row.hub ?? '') ?? null)),
  ];
}

function toItem(
  partner: Partner,
  row: Row,
  at: number,
  weeks: number,
  runs: readonly Row[],
  hub: HubRow | null,
): IndexedItemFragment {
  const [idPrefix, typePrefix] = PREFIXES[partner];
  const kind = KINDS[row.kind] ?? 'RESOURCE';
  const keyStages = row.keyStages.flatMap(toKeyStages);
  const price = normalisePrice(row.price);
  const venue = toVenue(row.location, 'postcode' in row ? row.postcode : null);
  const sessions = runs.flatMap((run) => toSession(run, weeks));
  const code = 'sourceId' in row && /^[A-Z]{2}\d{2,4}$/.test(row.sourceId ?? '') ? row.sourceId : null;
  const basis = {
    id: `${idPrefix}:${at + 1}`,
    partner,
    kind,
    title: row.title,
    summary: row.summary === '' ? null : row.summary,
    url: row.url ?? `https://${idPrefix}.invalid/${at + 1}`,
    otherUrls: [],
    image: null,
    publisher: 'publisher' in row ? row.publisher : null,
    keyStages: [...new Set(keyStages)],
    ageRange:
      'ageMin' in row && (row.ageMin !== null || row.ageMax !== null) ? { from: row.ageMin, to: row.ageMax } : null,
    yearGroups: [],
    subjects: normaliseSubjects(row.subjects).value,
    topics: 'topics' in row ? row.topics : [],
    nations: [],
    status: 'CURRENT',
    licence: null,
    publishedOn: 'published' in row && isDay(row.published) ? row.published : null,
    codes: code === null ? [] : [code],
    hub: hub === null ? null : { id: `local-hubs:${hub.id}`, name: hub.name, kind: findHubKind(hub.kind) ?? 'OTHER' },
    firstSeenAt: '2026-11-01T06:00:00Z',
    changedAt: '2026-11-01T06:00:00Z',
    checkedAt: '2026-11-21T06:00:00Z',
  } as const;
  const resourceTypes = 'types' in row ? row.types : [];
  if (kind === 'RESOURCE' || kind === 'COLLECTION') {
    return {
      ...basis,
      __typename: `${typePrefix}Resource`,
      resourceTypes,
      free: price.free,
      costText: price.text,
      duration: null,
    };
  }
  const offer = {
    audience: 'audiences' in row ? row.audiences : [],
    deliveryMode: normaliseDeliveryMode([row.deliveryMode], { hasDates: sessions.length > 0 }).value,
    priceText: price.text,
    free: price.free,
    sessions,
  };
  return kind === 'COURSE'
    ? { ...basis, ...offer, __typename: `${typePrefix}Course`, duration: null, funding: [], outcomes: [] }
    : {
        ...basis,
        ...offer,
        __typename: `${typePrefix}Activity`,
        dateText: null,
        deadline: null,
        embargoUntil: null,
        eligibility: null,
        venue,
      };
}

function toHub(row: HubRow): IndexedItemFragment {
  const region = findRegion(row.region ?? '');
  const isPlaced = row.lat !== null && row.lng !== null;
  return {
    __typename: 'Hub',
    id: `local-hubs:${row.id}`,
    partner: 'LOCAL_HUBS',
    kind: 'HUB',
    title: row.name,
    summary: null,
    url: row.url ?? `https://local-hubs.invalid/${row.id}`,
    otherUrls: [],
    image: null,
    publisher: null,
    keyStages: [],
    ageRange: null,
    yearGroups: [],
    subjects: [],
    topics: [],
    nations: [],
    status: row.status === 'historic' ? 'CLOSED' : 'CURRENT',
    licence: null,
    publishedOn: null,
    codes: [],
    hub: null,
    firstSeenAt: '2026-11-01T06:00:00Z',
    changedAt: '2026-11-01T06:00:00Z',
    checkedAt: '2026-11-21T06:00:00Z',
    hubKind: findHubKind(row.kind) ?? 'OTHER',
    region,
    areas: row.areas,
    leadOrganisation: row.leadOrganisation,
    venue: {
      name: null,
      town: null,
      postcode: row.postcode,
      region,
      location: isPlaced ? { latitude: row.lat ?? 0, longitude: row.lng ?? 0, precision: 'AREA' } : null,
    },
  };
}

function toSession(row: Row, weeks: number): readonly IndexedSessionFragment[] {
  if (!isDay(row.startDate)) return [];
  const day = DateTime.fromISO(moveDate(row.startDate, weeks), { zone: 'Europe/London' });
  return [
    {
      start: day.toISO() ?? '',
      end: null,
      allDay: true,
      timeZone: 'Europe/London',
      bookingUrl: null,
      bookingClosesAt: null,
      venue: toVenue(row.location, 'postcode' in row ? row.postcode : null),
    },
  ];
}

function toVenue(location: string | null, postcode: string | null): IndexedVenueFragment | null {
  return normalisePlace({ text: location, postcode }).value;
}

const KEY_STAGES: readonly KeyStage[] = ['KS1', 'KS2', 'KS3', 'KS4', 'KS5'];

function toKeyStages(label: string): readonly KeyStage[] {
  if (/eyfs|early/i.test(label)) return ['EYFS'];
  return KEY_STAGES.filter((stage) => new RegExp(`(?:KS|Key stage|/) ?${stage.slice(2)}`, 'i').test(label));
}
