// Runs a feed of malformed records down its partner's road. A thousand of each format unless RESILIENCE_RECORDS says
// otherwise; RESILIENCE_SEED makes others. What fails is told with the seed, by which it can be had again.
import { expect, test } from 'vitest';
import { listViolations } from '../support/item-violations.ts';
import type { CreateMalformedFeed } from '../support/malformed/feeds.ts';
import { readMalformed } from '../support/malformed/read-malformed.ts';
import { PARTNER_ROADS } from '../support/partner-roads.ts';

const RECORDS = Number(process.env.RESILIENCE_RECORDS ?? 1_000);
const SEED = Number(process.env.RESILIENCE_SEED ?? 20_261_121);
// Many times what a record takes; a record that hangs uses it up.
const MOST_MS_PER_RECORD = 60;

/** One test for each format. */
export function runMalformed(formats: Readonly<Record<string, CreateMalformedFeed>>): void {
  for (const [format, createFeed] of Object.entries(formats)) {
    const name = `${RECORDS} malformed records of ${format} are all kept or rejected, and none harms`;
    test(name, { timeout: 30_000 + RECORDS * MOST_MS_PER_RECORD }, async () => {
      const feed = createFeed(RECORDS, SEED);
      const { kept, rejected, calledOff, items, errors } = await readMalformed(feed);
      const { name: partner } = PARTNER_ROADS[feed.partner].subgraph;
      expect(kept + rejected + calledOff).toBe(RECORDS);
      // A generator that spoils everything, or nothing, shows little.
      expect(Math.min(kept, rejected)).toBeGreaterThan(RECORDS / 25);
      expect(items.flatMap((item) => listViolations(item, partner))).toEqual([]);
      expect(errors).toEqual([]);
      expect(Reflect.ownKeys(Object.prototype)).not.toContain('polluted');
    });
  }
}
