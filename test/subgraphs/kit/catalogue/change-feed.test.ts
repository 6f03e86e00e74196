// Whoever follows the change feed, in pages of any size and between harvests of any outcome, ends with the live items.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../../../subgraphs/kit/catalogue/catalogue.ts';
import { openSqliteCatalogue } from '../../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import type { CatalogueItem } from '../../../../subgraphs/kit/catalogue-item.ts';
import type { HarvestFeed } from '../../../../subgraphs/kit/harvest/harvest-feed.ts';
import { createResource } from '../../../support/sample-items.ts';
import { keep, remove } from '../../../support/sample-outcomes.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

interface HarvestStep {
  readonly kind: 'harvest';
  readonly feed: string;
  readonly missing: HarvestFeed['missing'];
  readonly end: 'accept' | 'refuse' | 'discard';
  readonly listed: readonly { readonly id: string; readonly title: string }[];
  readonly gone: readonly string[];
}

interface ReadStep {
  readonly kind: 'read';
  readonly first: number;
}

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const harvestStep: fc.Arbitrary<HarvestStep> = fc.record({
  kind: fc.constant('harvest'),
  feed: fc.constantFrom('resources', 'news'),
  missing: fc.constantFrom('remove', 'remove-when-missed-twice', 'keep'),
  end: fc.constantFrom('accept', 'accept', 'accept', 'refuse', 'discard'),
  listed: fc.array(fc.record({ id, title: fc.constantFrom('1', '2') }), { maxLength: 7 }),
  gone: fc.array(id, { maxLength: 2 }),
});
const readStep: fc.Arbitrary<ReadStep> = fc.record({
  kind: fc.constant('read'),
  first: fc.integer({ min: 1, max: 4 }),
});
const steps = fc.array(fc.oneof(harvestStep, readStep), { maxLength: 30 });

/** What a Catalogue should hold, written as plainly as can be. */
class Model {
  readonly live = new Map<string, { feed: string; title: string; missed: number }>();

  accept({ feed, missing, listed, gone }: HarvestStep): void {
    const said = new Set<string>();
    for (const { id, title } of listed) {
      const held = this.live.get(id);
      if (said.has(id) || (held !== undefined && held.feed !== feed)) continue;
      said.add(id);
      this.live.set(id, { feed, title, missed: 0 });
    }
    for (const [id, item] of this.live) {
      if (item.feed !== feed || said.has(id)) continue;
      if (gone.includes(id) || missing === 'remove' || (missing !== 'keep' && item.missed > 0)) this.live.delete(id);
      else if (missing !== 'keep') item.missed += 1;
    }
  }
}

class Follower {
  cursor: string | null = null;
  readonly items = new Map<string, CatalogueItem>();
  readonly seen = new Set<string>();

  async read(catalogue: Catalogue, first: number): Promise<boolean> {
    const page = await catalogue.changesAfter(this.cursor, first);
    expect(page.changes.length).toBeLessThanOrEqual(first);
    for (const { id, changedAt, item } of page.changes) {
      // The clock of this test moves with each harvest, so that a change is known by its item and time.
      expect(this.seen).not.toContain(`${id} ${changedAt}`);
      this.seen.add(`${id} ${changedAt}`);
      if (item === null) this.items.delete(id);
      else this.items.set(id, item);
    }
    this.cursor = page.cursor;
    return page.hasMore;
  }
}

async function harvest(catalogue: Catalogue, step: HarvestStep): Promise<void> {
  const run = await catalogue.startRun();
  const reading = await run.openReading(step.feed);
  await reading.put(step.listed.map(({ id, title }) => keep(createResource(id, { title }))));
  await reading.put(step.gone.map(remove));
  if (step.end === 'accept') await reading.accept(step.missing);
  else await reading[step.end]();
  await run.close();
}

test('a follower of the change feed ends with exactly the live items and sees no change twice', async () => {
  const folder = await createTemporaryFolder();
  let number = 0;
  try {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        number += 1;
        let time = Date.parse('2026-11-21T09:00:00Z');
        const now = () => new Date(time);
        const catalogue = openSqliteCatalogue({ file: `${folder.path}/${number}.sqlite`, partner: 'RAENG', now });
        const model = new Model();
        const follower = new Follower();
        for (const step of all) {
          time += 1_000;
          if (step.kind === 'read') {
            await follower.read(catalogue, step.first);
          } else {
            await harvest(catalogue, step);
            if (step.end === 'accept') model.accept(step);
          }
        }
        while (await follower.read(catalogue, 3));
        const { items } = await catalogue.list({ afterId: null, first: 100, kinds: null });
        await catalogue.close();
        // checkedAt moves without a change, so the follower may have an older one.
        const told = [...follower.items.values()].map(({ checkedAt: _, ...item }) => item);
        expect(new Set(told)).toEqual(new Set(items.map(({ checkedAt: _, ...item }) => item)));
        expect(items.map(({ id, title }) => [id, title])).toEqual(
          [...model.live].map(([id, { title }]) => [id, title]).sort(),
        );
      }),
      { numRuns: 60 },
    );
  } finally {
    await folder.remove();
  }
});
