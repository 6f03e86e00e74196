// Every setting, read from the environment and checked once at start; all faults are told at once. The only file that
// reads process.env.
import { statSync } from 'node:fs';
import { z } from 'zod';
import { createPartnerNumber } from './settings/partner-number.ts';

const address = z.url({ protocol: /^https?$/, error: 'expected an http or https address' });
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

const percent = (fallback: string) => createPartnerNumber(fallback, { min: 0, max: 100 });
const count = (fallback: string) => createPartnerNumber(fallback, { min: 0, max: 1_000_000 });

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000).describe('Port of the gateway and portal.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
  DATA_DIR: z
    .string()
    .min(1)
    .refine(isNoFile, 'expected a folder, or nothing there yet')
    .default('.signpost')
    .describe('Folder of the catalogues, the HTTP store and a private Meilisearch.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Least level to log.'),
  METRICS_DIR: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Folder for the metrics of harvest and index runs, as files for a textfile collector; none if not given.',
    ),
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .optional()
    .describe("Port of the gateway's own /metrics, apart from what users reach; none if not given."),
  METRICS_HOST: z.string().min(1).default('127.0.0.1').describe('Address that /metrics listens on.'),
  MEILI_URL: address.optional().describe('A Meilisearch to use; without it `npm start` runs a private one.'),
  MEILI_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('A key of that Meilisearch that may make keys, or write the index.'),
  MEILI_SEARCH_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('A key that may only search, for the gateway; MEILI_API_KEY where not given.'),
  INDEX_REBUILD: z
    .enum(['auto', 'ask'])
    .default('auto')
    .describe(
      'What an index run does when settings or documents have another form: build anew, or exit with 7 and say so.',
    ),
  DEMAND: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Whether searches are counted by their words, without anything about who searched.'),
  DEMAND_RETENTION_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(180)
    .describe('How long these counts are kept; those of rare queries 30 days at the most.'),
  SUBGRAPHS: z.enum(['in-process', 'remote']).default('in-process').describe('Where the gateway finds the subgraphs.'),
  SUBGRAPH_URLS: list.describe('In remote mode: name=url, separated by commas, for every subgraph.'),
  GATEWAY_URL: address
    .optional()
    .describe('A gateway for the indexer to read from; without it, one in its own process.'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('Redis for hot caches; without it, memory.'),
  CONTACT: z
    .string()
    .regex(/^[ -~]+$/)
    .default('https://signpost.invalid/contact')
    .describe('Told to partners in the User-Agent.'),
  HARVEST_ALLOWED_HOSTS: list.describe(
    'host:port that may be private or plain http, separated by commas; the sandbox for one.',
  ),
  HARVEST_DEADLINE_MINUTES: createPartnerNumber('60', { min: 0.001, max: 10_080 }).describe(
    "How long a partner's harvest may take before it is stopped; this and the next ones also per partner: `60,raeng=10`.",
  ),
  GUARD_SHRINK_WARN_PERCENT: percent('5').describe('Part of the items that a reading may lose before a warning.'),
  GUARD_SHRINK_REFUSE_PERCENT: percent('15').describe('Part of the items beyond which a reading is refused.'),
  GUARD_SHRINK_FLOOR: count('5').describe('As many items may always be lost, unless they are all of five or more.'),
  GUARD_REJECTIONS_WARN_PERCENT: percent('10').describe('Part of the records that may be rejected before a warning.'),
  GUARD_REJECTIONS_REFUSE_PERCENT: percent('25').describe('Part of the records beyond which a reading is refused.'),
  GUARD_REJECTIONS_FLOOR: count('5').describe('As many records may always be rejected.'),
  GUARD_DRIFT_FILLED_PERCENT: percent('80').describe('A field is missed that at least this part of the items had.'),
  GUARD_DRIFT_LEFT_PERCENT: percent('5').describe('A field is missed that at most this part of the items has now.'),
  GUARD_DRIFT_FLOOR: count('10').describe('Fields of fewer items of a family than this are not looked at.'),
  STEM_LEARNING_URL: address.optional().describe('Origin of the JSON:API and the CRM connector.'),
  STEM_LEARNING_CRM_URL: address.optional().describe('Origin of the CRM connector, where it is another.'),
  STEM_LEARNING_CRM_USER: z.string().optional().describe('Basic auth user of the CRM connector.'),
  STEM_LEARNING_CRM_PASSWORD: z.string().optional().describe('Basic auth password of the CRM connector.'),
  STEM_LEARNING_PROGRAMMES: z
    .string()
    .default('National Centre for Computing Education,STEM Learning CPD')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .describe('Programme names to ask the CRM for, separated by commas.'),
  IET_FARADAY_URL: address.optional().describe('Origin of the pages; robots.txt there names the sitemap.'),
  RAENG_URL: address.optional().describe('Address of the Atom feed.'),
  RAENG_CATEGORIES: list.describe(
    'Categories (term of scheme type) that never become items, separated by commas; News if empty.',
  ),
  LOCAL_HUBS_URL: address.optional().describe('Address of the CSV register of hubs.'),
  SANDBOX_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65531)
    .default(4100)
    .describe('Port of the sandbox that `npm start` runs; its four partners take the next ones.'),
  SANDBOX_DATA: z.string().min(1).optional().describe('Folder of other records for the sandbox to serve.'),
});

export type Settings = Readonly<z.infer<typeof settings>>;

/** Told when the environment is at fault: one line for each setting. */
export class SettingsError extends Error {
  constructor(faults: readonly string[]) {
    super(`Settings at fault:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** Reads and checks all settings; `overrides` stand above the environment. Throws a SettingsError with every fault. */
export function readSettings(overrides: Readonly<Record<string, string | undefined>> = {}): Settings {
  const given = Object.entries({ ...process.env, ...overrides }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const parsed = settings.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

function isNoFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true;
}

/** Each setting with its meaning and default, for --help and the README. */
export function describeSettings(): readonly { name: string; meaning: string; defaultText: string }[] {
  return Object.entries(settings.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined);
    const value = fallback.success ? fallback.data : undefined;
    return {
      name,
      meaning: schema.description ?? '',
      defaultText: value === undefined ? '' : Array.isArray(value) ? value.join(',') : String(value),
    };
  });
}

/** Keeps Apollo from sending measurements of this process to its makers; it reads the environment when a gateway is made. */
export function disableTelemetry(): void {
  process.env.APOLLO_TELEMETRY_DISABLED = '1';
}
