// What was asked for and not found, added up. Pure.
import { LEAST_COUNT } from '../../subgraphs/discovery/demand/demand-entry.ts';
import type { DemandReading, DemandRow } from '../../subgraphs/discovery/demand/read-demand.ts';
import { regionName } from '../../subgraphs/kit/vocabulary/regions.ts';
import { findTopics } from './find-topics.ts';

/** Searches that asked for it. */
export interface Asked {
  readonly name: string;
  readonly count: number;
}

/** Each list the most frequent first, and never with a count below the least that is shown. */
export interface DemandPart {
  readonly topics: readonly Asked[];
  readonly keyStages: readonly Asked[];
  readonly regions: readonly Asked[];
  readonly queries: readonly Asked[];
}

export interface DemandSummary {
  /** YYYY-MM-DD, included. */
  readonly since: string;
  /** Nothing fitted. */
  readonly notFound: DemandPart;
  /** 1 to 4 things did. */
  readonly hardlyFound: DemandPart;
}

/** `top`: how many names a list has at the most. */
export function summariseDemand({ since, rows }: DemandReading, top: number): DemandSummary {
  const part = (bucket: DemandRow['bucket']): DemandPart => {
    const own = rows.filter((row) => row.bucket === bucket);
    const rank = (namesOf: (row: DemandRow) => readonly string[]) => rankNames(own, namesOf).slice(0, top);
    return {
      topics: rank(({ query }) => findTopics(query)),
      keyStages: rank(({ keyStages }) => keyStages),
      regions: rank(({ region }) => (region === null ? [] : [regionName(region)])),
      queries: rank(({ query }) => [query]),
    };
  };
  return { since, notFound: part('NONE'), hardlyFound: part('FEW') };
}

function rankNames(rows: readonly DemandRow[], namesOf: (row: DemandRow) => readonly string[]): readonly Asked[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const name of namesOf(row)) counts.set(name, (counts.get(name) ?? 0) + row.count);
  }
  return [...counts]
    .map(([name, count]): Asked => ({ name, count }))
    .filter(({ count }) => count >= LEAST_COUNT)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
