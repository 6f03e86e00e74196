// What is kept of an answered search; null where nothing is. Pure.
import { DateTime } from 'luxon';
import { KEY_STAGES } from '../../kit/vocabulary/enums.ts';
import type { SearchRequest } from '../search/search-request.ts';
import type { DemandEntry, ResultBucket } from './demand-entry.ts';
import { toDemandQuery } from './to-demand-query.ts';

const FEWEST_ENOUGH = 5;

/** `exactTotal`: how many items fitted, without those that only come close. */
export function toDemandEntry(request: SearchRequest, exactTotal: number, now: Date): DemandEntry | null {
  const query = toDemandQuery(request);
  if (query === null) return null;
  const constraints = request.reading.readings.map(({ constraint }) => constraint);
  const keyStages = new Set([
    ...request.filter.keyStages,
    ...constraints.flatMap((each) => (each.field === 'keyStages' || each.field === 'ages' ? each.keyStages : [])),
  ]);
  const kinds = new Set([
    ...request.filter.kinds,
    ...constraints.flatMap((each) => (each.field === 'kinds' ? each.kinds : [])),
  ]);
  return {
    day: toDay(now),
    query,
    keyStages: KEY_STAGES.filter((stage) => keyStages.has(stage)),
    kinds: [...kinds].sort(),
    region: request.near?.place.region ?? null,
    bucket: toBucket(exactTotal),
  };
}

/** The calendar day in the United Kingdom, `daysBefore` days earlier; YYYY-MM-DD. */
export function toDay(moment: Date, daysBefore = 0): string {
  return DateTime.fromJSDate(moment, { zone: 'Europe/London' }).minus({ days: daysBefore }).toFormat('yyyy-MM-dd');
}

function toBucket(total: number): ResultBucket {
  if (total === 0) return 'NONE';
  return total < FEWEST_ENOUGH ? 'FEW' : 'ENOUGH';
}
