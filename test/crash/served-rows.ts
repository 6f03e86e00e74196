// What the small partners of the crash rounds publish, and how it changes from round to round: less at a time than any
// guard minds. Every title is unlike all others, so that what came and what did not can be told by titles alone.
import { DateTime } from 'luxon';
import type { HubItemRow, HubRow, ItemRow } from '../../scripts/sandbox/catalogue-rows.ts';
import type { Random } from '../support/seeded-random.ts';

export interface ServedRows {
  readonly raeng: readonly ItemRow[];
  readonly hubs: readonly HubRow[];
  readonly hubItems: readonly HubItemRow[];
}

const ENTRIES = 45;
const HUB_ITEMS = 15;
const MOST_CHANGED = 6;
const MOST_REMOVED = 2;
const TOWNS = ['York', 'Norwich', 'Truro', 'Leeds'] as const;
const HUBS = [
  ['science-learning-partnership', 'Yorkshire and the Humber'],
  ['computing-hub', 'East of England'],
  ['maths-hub', 'South West'],
] as const;

/** The same again with some of it changed, added and removed. `edition` has to be new each time. */
export interface RowSource {
  first(): ServedRows;
  change(rows: ServedRows, edition: number, random: Random): ServedRows;
}

/** `today` is the day from which dates are counted. */
export function createRowSource(today: Date): RowSource {
  let made = 0;

  function toDay(number: number): string {
    return (
      DateTime.fromJSDate(today, { zone: 'utc' })
        .plus({ days: 8 + (number % 40) })
        .toISODate() ?? ''
    );
  }

  function createEntry(): ItemRow {
    made += 1;
    const number = made;
    const isEvent = number % 3 === 0;
    return {
      kind: isEvent ? 'event' : 'resource',
      title: `Entry ${number}`,
      url: `https://raeng.invalid/entries/${number}`,
      sourceId: `entry-${number}`,
      publisher: null,
      ageMin: 7 + (number % 5),
      ageMax: 14,
      keyStages: ['KS2', 'KS3'],
      subjects: ['Engineering'],
      topics: [],
      types: isEvent ? [] : ['Activity'],
      published: null,
      licence: null,
      deliveryMode: null,
      duration: null,
      price: 'Free',
      location: isEvent ? (TOWNS[number % TOWNS.length] ?? null) : null,
      startDate: isEvent ? toDay(number) : null,
      endDate: null,
      summary: `What entry ${number} is about. `.repeat(1 + (number % 30)),
    };
  }

  function createHubItem(hub: string): HubItemRow {
    made += 1;
    const isDated = made % 2 === 0;
    return {
      hub,
      kind: isDated ? 'event' : 'resource',
      title: `Offer ${made}`,
      url: `https://hubs.invalid/offers/${made}`,
      startDate: isDated ? toDay(made) : null,
      endDate: null,
      location: isDated ? (TOWNS[made % TOWNS.length] ?? null) : null,
      postcode: null,
      keyStages: ['KS3'],
      subjects: ['Science'],
      audiences: ['teachers'],
      price: null,
      deliveryMode: null,
      summary: `What offer ${made} is about.`,
    };
  }

  return {
    first: () => {
      const hubs = HUBS.map(
        ([kind, region], at): HubRow => ({
          id: `hub-${at + 1}`,
          name: `Hub ${at + 1}`,
          kind,
          region,
          areas: [],
          leadOrganisation: null,
          url: `https://hubs.invalid/${at + 1}`,
          postcode: null,
          lat: null,
          lng: null,
          geoPrecision: null,
          status: null,
        }),
      );
      return {
        raeng: Array.from({ length: ENTRIES }, createEntry),
        hubs,
        hubItems: hubs.flatMap(({ id }) => Array.from({ length: HUB_ITEMS / hubs.length }, () => createHubItem(id))),
      };
    },

    change: (rows, edition, random) => {
      const hubs = rows.hubs.map(({ id }) => id);
      return {
        ...rows,
        raeng: changeSome(rows.raeng, random, {
          edit: (row) => ({ ...row, title: `${row.title.replace(/, edition.*/, '')}, edition ${edition}` }),
          create: createEntry,
          usual: ENTRIES,
        }),
        // Not the title, which in a hub's spreadsheet is what an item goes by.
        hubItems: changeSome(rows.hubItems, random, {
          edit: (row) => ({ ...row, summary: `What edition ${edition} is about.` }),
          create: () => createHubItem(hubs[random.below(hubs.length)] ?? ''),
          usual: HUB_ITEMS,
        }),
      };
    },
  };
}

function changeSome<Row>(
  rows: readonly Row[],
  random: Random,
  { edit, create, usual }: { edit(row: Row): Row; create(): Row; readonly usual: number },
): readonly Row[] {
  const changed = new Set(Array.from({ length: random.below(MOST_CHANGED) }, () => random.below(rows.length)));
  const removed = new Set(Array.from({ length: random.below(MOST_REMOVED + 1) }, () => random.below(rows.length)));
  const kept = rows.flatMap((row, at) => {
    if (removed.has(at)) return [];
    return changed.has(at) ? [edit(row)] : [row];
  });
  // Grows back to the usual number, and now and then by one more.
  const added = Math.max(0, usual - kept.length) + (random.isLikely(0.3) ? 1 : 0);
  return [...kept, ...Array.from({ length: added }, create)];
}
