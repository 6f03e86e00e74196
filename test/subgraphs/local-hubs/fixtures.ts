// The recorded samples of the hubs' formats, read and normalised as the harvest does it, without a network between.
import { readFileSync } from 'node:fs';
import type { HarvestOutcome } from '../../../subgraphs/kit/harvest/harvest-feed.ts';
import { parseCsv } from '../../../subgraphs/kit/readers/csv.ts';
import { parseIcs } from '../../../subgraphs/kit/readers/ics.ts';
import { parseTribePage } from '../../../subgraphs/kit/readers/tribe-events.ts';
import type { Rejection } from '../../../subgraphs/kit/rejection.ts';
import type { FeedRecord } from '../../../subgraphs/local-hubs/feed.ts';
import { parseProgramme } from '../../../subgraphs/local-hubs/feed-csv.ts';
import { parseCalendarEvent } from '../../../subgraphs/local-hubs/feed-ics.ts';
import { parseRegister, type RegisterRow } from '../../../subgraphs/local-hubs/feed-register.ts';
import { parseTribeEvent } from '../../../subgraphs/local-hubs/feed-tribe.ts';
import { type HubContext, toHubContext } from '../../../subgraphs/local-hubs/hub-context.ts';
import { normalise, type Origin } from '../../../subgraphs/local-hubs/normalise.ts';
import { normaliseHub } from '../../../subgraphs/local-hubs/normalise-hub.ts';

/** The day on which the samples are harvested. */
export const NOW = new Date('2026-11-21T12:00:00Z');
export const REGISTER_URL = 'https://register.example/hubs.csv';

export function readAnswer(name: string, url: string) {
  const body = readFileSync(new URL(`../../fixtures/local-hubs/${name}`, import.meta.url));
  return { url, headers: {}, body };
}

export function readSheet(name: string): readonly (FeedRecord | Rejection)[] {
  return parseProgramme(parseCsv(readAnswer(name, 'https://moor-stem.example/programme.csv')), NOW);
}

export function readCalendar(name: string): readonly (FeedRecord | Rejection)[] {
  const { records } = parseIcs(readAnswer(name, 'https://moor-stem.example/calendar.ics'), { now: NOW });
  return records.map(parseCalendarEvent);
}

export function readTribe(name: string): readonly (FeedRecord | Rejection)[] {
  const { body, url } = readAnswer(name, 'https://coast.example/wp-json/tribe/events/v1/events');
  return parseTribePage(JSON.parse(body.toString()), url).records.map((read) => parseTribeEvent(read, 'tribe'));
}

export function readRegister(name: string): readonly (RegisterRow | Rejection)[] {
  return parseRegister(parseCsv(readAnswer(name, REGISTER_URL)));
}

export function normaliseAll(records: readonly (FeedRecord | Rejection)[], origin: Origin): readonly HarvestOutcome[] {
  return records.map((record) =>
    'code' in record ? { kind: 'rejected', rejection: record } : normalise(record, origin),
  );
}

/** The hub of that id in the good register. */
export function findHub(id: string): HubContext {
  const row = readRegister('good/register.csv').find((one) => !('code' in one) && one.id === id);
  if (row === undefined || 'code' in row) throw new Error(`no hub '${id}'`);
  return toHubContext(normaliseHub(row, REGISTER_URL).item);
}
