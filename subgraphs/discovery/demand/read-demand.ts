// Reads what was searched for, for a report. Rare queries never leave the file. A file that cannot be read throws.
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { KEY_STAGES, regionSchema } from '../../kit/vocabulary/enums.ts';
import { LEAST_COUNT } from './demand-entry.ts';
import { assertDemandVersion, demandFile } from './demand-store.ts';
import { toDay } from './to-demand-entry.ts';

const READER_WAIT_MS = 1_000;

const demandRow = z.object({
  query: z.string(),
  keyStages: z
    .string()
    .transform((text) => (text === '' ? [] : text.split(',')))
    .pipe(z.array(z.enum(KEY_STAGES))),
  region: z
    .literal('')
    .transform(() => null)
    .or(regionSchema),
  bucket: z.enum(['NONE', 'FEW', 'ENOUGH']),
  count: z.number(),
});

export type DemandRow = Readonly<z.infer<typeof demandRow>>;

export interface DemandReading {
  /** YYYY-MM-DD, included. */
  readonly since: string;
  readonly rows: readonly DemandRow[];
}

interface ReadOptions {
  readonly retentionDays: number;
  /** YYYY-MM-DD; all that is kept where null. */
  readonly since: string | null;
  readonly now: Date;
}

/** Only queries that were counted often enough over the whole retention; no rows while there is no file. */
export function readDemand(dataDirectory: string, { retentionDays, since, now }: ReadOptions): DemandReading {
  const firstDay = toDay(now, retentionDays);
  const from = since === null || since < firstDay ? firstDay : since;
  const file = demandFile(dataDirectory);
  if (!existsSync(file)) return { since: from, rows: [] };
  const database = new DatabaseSync(file, { readOnly: true, timeout: READER_WAIT_MS });
  try {
    assertDemandVersion(database, [1]);
    const rows = database
      .prepare(
        `SELECT query, key_stages AS keyStages, region, bucket, sum(count) AS count FROM demand WHERE day >= :from
         AND query IN (SELECT query FROM demand WHERE day >= :firstDay GROUP BY query HAVING sum(count) >= ${LEAST_COUNT})
         GROUP BY query, key_stages, region, bucket`,
      )
      .all({ from, firstDay });
    return { since: from, rows: z.array(demandRow).parse(rows) };
  } finally {
    database.close();
  }
}
