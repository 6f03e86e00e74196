// What every Catalogue must do, whatever store stands behind it; run by each store's own test file.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Catalogue, CatalogueReader, Change } from '../../subgraphs/kit/catalogue/catalogue.ts';
import type { HarvestFeed, HarvestOutcome } from '../../subgraphs/kit/harvest/harvest-feed.ts';
import { createRejection } from '../../subgraphs/kit/rejection.ts';
import { createActivity, createCourse, createResource } from '../support/sample-items.ts';
import { acceptFeed, createSummary, keep, keepFrom, reject, remove, unread } from '../support/sample-outcomes.ts';

export interface CatalogueStore {
  /** Opens the Catalogue of this store, as another process would; the first one makes it. */
  open(now: () => Date): Promise<Catalogue>;
  /** Puts a newly made Catalogue in the place of this one; all are closed. */
  rebuild(): Promise<void>;
  dispose(): Promise<void>;
}

export function describeCatalogueContract(name: string, createStore: () => Promise<CatalogueStore>): void {
  describe(`the catalogue contract: ${name}`, () => {
    let store: CatalogueStore;
    let catalogue: Catalogue;
    let time: Date;
    const now = (): Date => time;

    beforeEach(async () => {
      time = new Date('2026-11-21T09:00:00Z');
      store = await createStore();
      catalogue = await store.open(now);
    });

    afterEach(async () => {
      await catalogue.close();
      await store.dispose();
    });

    async function harvest(
      outcomes: readonly HarvestOutcome[],
      missing: HarvestFeed['missing'] = 'remove',
      feed = 'resources',
    ): Promise<void> {
      const run = await catalogue.startRun();
      try {
        await acceptFeed(run, feed, outcomes, missing);
        await run.finish(createSummary(run));
      } finally {
        await run.close();
      }
    }

    const changesSince = (cursor: string | null): Promise<readonly Change[]> => readChanges(catalogue, cursor);
    const cursorNow = async (): Promise<string> => (await catalogue.changesAfter(null, 1_000)).cursor;
    const ids = async (): Promise<readonly string[]> =>
      (await catalogue.list({ afterId: null, first: 100, kinds: null })).items.map((item) => item.id);

    test('a new catalogue is empty and was never harvested', async () => {
      expect(await catalogue.get(['a'])).toEqual([null]);
      expect(await catalogue.list({ afterId: null, first: 10, kinds: null })).toEqual({ items: [], hasMore: false });
      expect(await catalogue.count(null)).toBe(0);
      expect(await catalogue.changesAfter(null, 10)).toEqual({
        changes: [],
        cursor: expect.any(String),
        hasMore: false,
      });
      expect(await catalogue.lastHarvest()).toBeNull();
      expect(await catalogue.lastSuccess()).toBeNull();
      expect(await catalogue.reports(10)).toEqual([]);
    });

    test('an item is given back as it was put, with what the catalogue knows', async () => {
      const item = createResource('a', { subjects: ['Physics'], ageRange: { from: 11, to: null } });
      await harvest([keep(item)]);
      const at = '2026-11-21T09:00:00.000Z';
      const kept = { ...item, partner: 'STEM_LEARNING', firstSeenAt: at, changedAt: at, checkedAt: at };
      expect(await catalogue.get(['b', 'a', 'a'])).toEqual([null, kept, kept]);
      expect(await changesSince(null)).toEqual([{ id: 'a', changedAt: at, item: kept, removedAt: null }]);
    });

    test('a harvest that finds everything as it was writes no change but moves checkedAt', async () => {
      await harvest([keep(createResource('a', { subjects: ['Physics'] }))]);
      const cursor = await cursorNow();
      time = new Date('2026-11-22T09:00:00Z');
      const { subjects, ...rest } = createResource('a', { subjects: ['Physics'] });
      await harvest([keep({ subjects, ...rest })]);
      expect(await catalogue.changesAfter(cursor, 10)).toEqual({ changes: [], cursor, hasMore: false });
      expect(await catalogue.get(['a'])).toMatchObject([
        { changedAt: '2026-11-21T09:00:00.000Z', checkedAt: '2026-11-22T09:00:00.000Z' },
      ]);
    });

    test('an item that changed twice is told once, at its later place', async () => {
      await harvest([keep(createResource('a')), keep(createResource('b'))]);
      await harvest([keep(createResource('a', { title: 'New' })), keep(createResource('b'))]);
      await harvest([keep(createResource('a', { title: 'Newer' })), keep(createResource('b'))]);
      expect((await changesSince(null)).map(({ id, item }) => [id, item?.title])).toEqual([
        ['b', 'Resource b'],
        ['a', 'Newer'],
      ]);
    });

    test('changes of one reading come in the order of the feed, removals after them', async () => {
      await harvest([keep(createResource('z')), keep(createResource('y'))]);
      const cursor = await cursorNow();
      await harvest([keep(createResource('c')), keep(createResource('b')), keep(createResource('a'))]);
      expect((await changesSince(cursor)).map(({ id }) => id)).toEqual(['c', 'b', 'a', 'y', 'z']);
    });

    test('a removed item is told as such, and keeps its identity when it comes back', async () => {
      await harvest([keep(createResource('a'))]);
      time = new Date('2026-11-22T09:00:00Z');
      await harvest([]);
      const removedAt = '2026-11-22T09:00:00.000Z';
      expect(await catalogue.get(['a'])).toEqual([null]);
      expect(await catalogue.count(null)).toBe(0);
      expect(await changesSince(null)).toEqual([{ id: 'a', changedAt: removedAt, item: null, removedAt }]);
      time = new Date('2026-11-23T09:00:00Z');
      await harvest([keep(createResource('a'))]);
      expect(await catalogue.get(['a'])).toMatchObject([
        { firstSeenAt: '2026-11-21T09:00:00.000Z', changedAt: '2026-11-23T09:00:00.000Z' },
      ]);
      expect(await changesSince(null)).toMatchObject([{ id: 'a', removedAt: null, item: { id: 'a' } }]);
    });

    test.for<[HarvestFeed['missing'], readonly (readonly string[])[]]>([
      ['remove', [[], []]],
      ['remove-when-missed-twice', [['a'], []]],
      ['keep', [['a'], ['a']]],
    ])('an item missing from a feed of the policy %s', async ([missing, expected]) => {
      await harvest([keep(createResource('a'))], missing);
      await harvest([], missing);
      const once = await ids();
      await harvest([], missing);
      expect([once, await ids()]).toEqual(expected);
    });

    test('an item that is seen again between two misses is not removed', async () => {
      for (const outcomes of [[keep(createResource('a'))], [], [keep(createResource('a'))], []]) {
        await harvest(outcomes, 'remove-when-missed-twice');
      }
      expect(await ids()).toEqual(['a']);
    });

    test('a loss is weighed when an item is first missing, and not again when it goes', async () => {
      const [a, b, c] = ['a', 'b', 'c'].map((id) => keep(createResource(id)));
      if (a === undefined || b === undefined || c === undefined) throw new Error('expected three');
      await harvest([a, b, c], 'remove-when-missed-twice');
      await harvest([a, b], 'remove-when-missed-twice');
      const run = await catalogue.startRun();
      const reading = await run.openReading('resources');
      await reading.put([a]);
      expect(await reading.weigh('remove-when-missed-twice')).toMatchObject({ removed: 1, seen: 2, lost: 1 });
      expect(await reading.weigh('remove')).toMatchObject({ removed: 2, seen: 2, lost: 1 });
      expect(await reading.weigh('keep')).toMatchObject({ removed: 0, seen: 2, lost: 0 });
      await run.close();
      expect(await ids()).toEqual(['a', 'b', 'c']);
    });

    test('items whose miss is forgotten have to be missed twice anew', async () => {
      for (const feed of ['one', 'other']) {
        await harvest([keep(createResource(`of ${feed}`))], 'remove-when-missed-twice', feed);
        await harvest([], 'remove-when-missed-twice', feed);
      }
      const run = await catalogue.startRun();
      await run.forgetMisses(['one', 'unheard of']);
      await run.close();
      for (const feed of ['one', 'other']) await harvest([], 'remove-when-missed-twice', feed);
      expect(await ids()).toEqual(['of one']);
    });

    test('items of a part of the feed that could not be read are not missing, however often', async () => {
      await harvest([keepFrom('one', 'a'), keepFrom('one', 'b'), keepFrom('two', 'c'), keep(createResource('d'))]);
      const [before] = await catalogue.get(['a']);
      time = new Date('2026-11-22T09:00:00Z');
      await harvest([unread('one'), keepFrom('two', 'c'), unread('three')]);
      await harvest([unread('one'), keepFrom('two', 'c')]);
      expect(await ids()).toEqual(['a', 'b', 'c']);
      expect(await catalogue.get(['a'])).toEqual([before]);
      const { rejections } = await catalogue.rejections({ feed: null, after: null, first: 10 });
      expect(rejections.map(({ recordId, records }) => [recordId, records])).toEqual([['one', 1]]);
    });

    test('an item belongs to the part that it was last read from, changed or not', async () => {
      await harvest([keepFrom('one', 'a'), keepFrom('one', 'b')]);
      await harvest([keepFrom('two', 'a'), keepFrom('two', 'b', 'Changed')]);
      await harvest([unread('one')]);
      expect(await ids()).toEqual([]);
    });

    test('an item that the feed says is gone is removed whatever the policy, unless another feed holds it', async () => {
      await harvest([keep(createResource('a')), keep(createResource('b'))], 'keep');
      await harvest([remove('a'), remove('unheard-of')], 'keep');
      await harvest([remove('b')], 'keep', 'news');
      expect(await ids()).toEqual(['b']);
    });

    test('what is said first of an id counts', async () => {
      await harvest([keep(createResource('a'))], 'keep');
      const run = await catalogue.startRun();
      const reading = await run.openReading('resources');
      const counts = await reading.put([
        keep(createResource('a', { title: 'First' })),
        keep(createResource('a', { title: 'Second' }), [], 3),
        remove('a'),
        remove('b'),
        keep(createResource('b')),
      ]);
      await reading.accept('keep');
      await run.close();
      expect(counts).toEqual({ kept: 1, rejected: { DUPLICATE_RECORD: 4 } });
      expect(await ids()).toEqual(['a']);
      expect(await catalogue.get(['a'])).toMatchObject([{ title: 'First' }]);
      expect((await catalogue.rejections({ feed: null, after: null, first: 10 })).rejections).toEqual([
        {
          code: 'DUPLICATE_RECORD',
          field: null,
          value: null,
          recordId: 'a',
          message: "'a' came earlier in this feed",
          feed: 'resources',
          runId: run.runId,
          records: 3,
          raw: JSON.stringify(createResource('a', { title: 'Second' })),
        },
        expect.objectContaining({ recordId: 'b', records: 1 }),
      ]);
    });

    test('an id that another feed holds stays with it, until that feed lets go', async () => {
      await harvest([keep(createResource('a', { title: 'Of resources' }))], 'remove', 'resources');
      await harvest([keep(createResource('a', { title: 'Of news' }))], 'remove', 'news');
      expect(await catalogue.get(['a'])).toMatchObject([{ title: 'Of resources' }]);
      expect((await catalogue.rejections({ feed: 'news', after: null, first: 10 })).rejections).toMatchObject([
        { code: 'DUPLICATE_RECORD', message: "'a' is held by the feed 'resources'" },
      ]);
      await harvest([], 'remove', 'resources');
      await harvest([keep(createResource('a', { title: 'Of news' }))], 'remove', 'news');
      expect(await catalogue.get(['a'])).toMatchObject([{ title: 'Of news' }]);
    });

    test('a feed leaves the items of other feeds alone', async () => {
      await harvest([keep(createResource('a'))], 'remove', 'resources');
      await harvest([keep(createResource('b'))], 'remove', 'news');
      await harvest([], 'remove', 'news');
      expect(await ids()).toEqual(['a']);
      const run = await catalogue.startRun();
      expect(await run.feeds()).toEqual(new Map([['resources', 1]]));
      await run.close();
    });

    test('what a reading would do is told before it is done, and then done', async () => {
      await harvest([keep(createResource('a')), keep(createResource('b')), keep(createResource('c'))]);
      const run = await catalogue.startRun();
      const reading = await run.openReading('resources');
      await reading.put([keep(createResource('a', { title: 'New' })), keep(createResource('b'))]);
      await reading.put([keep(createResource('d')), keep(createResource('e'))]);
      const effect = { itemsBefore: 3, added: 2, changed: 1, removed: 1 };
      expect(await reading.weigh('remove')).toEqual({ ...effect, seen: 3, lost: 1 });
      expect(await ids()).toEqual(['a', 'b', 'c']);
      expect(await reading.accept('remove')).toEqual(effect);
      expect(await ids()).toEqual(['a', 'b', 'd', 'e']);
      await run.close();
    });

    test('a reading that is discarded, or never ended, leaves nothing', async () => {
      await harvest([keep(createResource('a'))]);
      const cursor = await cursorNow();
      const run = await catalogue.startRun();
      const discarded = await run.openReading('resources');
      await discarded.put([keep(createResource('b')), reject('row 1')]);
      await discarded.discard();
      const broken = await run.openReading('resources');
      await broken.put([keep(createResource('c'))]);
      await run.close();
      expect(await changesSince(cursor)).toEqual([]);
      expect(await ids()).toEqual(['a']);
      expect(await catalogue.rejections({ feed: null, after: null, first: 10 })).toEqual({
        rejections: [],
        next: null,
      });
      await harvest([keep(createResource('a'))]);
      expect(await changesSince(cursor)).toEqual([]);
    });

    test('a refused reading leaves the items and keeps its rejections and unknown words', async () => {
      await harvest([keep(createResource('a'))]);
      const run = await catalogue.startRun();
      const reading = await run.openReading('resources');
      await reading.put([reject('row 1'), keep(createResource('b'), [{ field: 'subjects', word: 'Alchemy' }])]);
      await reading.refuse();
      await run.close();
      expect(await ids()).toEqual(['a']);
      expect((await catalogue.rejections({ feed: null, after: null, first: 10 })).rejections).toMatchObject([
        { recordId: 'row 1', runId: run.runId },
      ]);
      expect(await catalogue.unknownWords(10)).toEqual([{ field: 'subjects', word: 'Alchemy', count: 1 }]);
    });

    test('rejections and unknown words are those of each feed’s last whole reading, in pages', async () => {
      const alchemy = { field: 'subjects', word: 'Alchemy' };
      const magic = { field: 'topics', word: 'Magic' };
      await harvest([reject('old'), keep(createResource('a'), [magic])], 'remove', 'resources');
      await harvest([reject('1'), reject('2'), keep(createResource('a'), [alchemy])], 'remove', 'resources');
      await harvest([reject('3'), keep(createResource('b'), [alchemy, magic])], 'remove', 'news');
      const page = await catalogue.rejections({ feed: null, after: null, first: 2 });
      const rest = await catalogue.rejections({ feed: null, after: page.next, first: 2 });
      expect(page.rejections.map(({ recordId, feed }) => [recordId, feed])).toEqual([
        ['1', 'resources'],
        ['2', 'resources'],
      ]);
      expect(rest).toMatchObject({ rejections: [{ recordId: '3', feed: 'news' }], next: null });
      expect(await catalogue.unknownWords(10)).toEqual([
        { ...alchemy, count: 2 },
        { ...magic, count: 1 },
      ]);
      expect(await catalogue.unknownWords(1)).toEqual([{ ...alchemy, count: 2 }]);
    });

    test('rejections can be asked for by reason, and carry the record cut and without control characters', async () => {
      const hidden = createRejection('NOT_PUBLISHED', '7', 'it is hidden');
      await harvest([
        reject('1'),
        { kind: 'rejected', rejection: hidden, raw: { title: 'Red \u001b[31m', body: 'x'.repeat(20_000) } },
      ]);
      const page = await catalogue.rejections({ feed: null, code: 'NOT_PUBLISHED', after: null, first: 10 });
      expect(page.rejections).toEqual([
        { ...hidden, feed: 'resources', runId: expect.any(String), records: 1, raw: expect.any(String) },
      ]);
      const raw = page.rejections[0]?.raw ?? '';
      expect(raw.startsWith('{"title":"Red \\u001b[31m","body":"xxx')).toBe(true);
      expect(Buffer.byteLength(raw)).toBe(8_192);
    });

    test('the quality of each run is that of all feeds as they were last read whole', async () => {
      const alchemy = { field: 'subjects', word: 'Alchemy' };
      await harvest([keep(createResource('a', { summary: 'Something.' }), [alchemy]), reject('1')]);
      time = new Date('2026-11-22T09:00:00Z');
      await harvest([keep(createResource('b')), keep(createResource('c', { title: 'Resource b' }))], 'remove', 'news');
      const [newest, oldest, ...others] = await catalogue.qualities(10);
      expect(others).toEqual([]);
      expect(oldest).toMatchObject({ quality: { items: 1, unknown: { subjects: 1 }, sameTitle: 0 } });
      expect(newest).toMatchObject({ quality: { items: 3, unknown: { subjects: 1 }, sameTitle: 1 } });
      expect(newest?.quality.families.LearningResource).toMatchObject({ items: 3, filled: { summary: 1, files: 0 } });
      expect(await catalogue.qualities(1)).toEqual([newest]);
    });

    test('lists go by id and kind, and count the same', async () => {
      await harvest([
        keep(createResource('b')),
        keep(createCourse('c')),
        keep(createResource('a')),
        keep(createActivity('d')),
      ]);
      const first = await catalogue.list({ afterId: null, first: 2, kinds: null });
      const second = await catalogue.list({ afterId: 'b', first: 2, kinds: null });
      expect([first, second].map((page) => [page.items.map((item) => item.id), page.hasMore])).toEqual([
        [['a', 'b'], true],
        [['c', 'd'], false],
      ]);
      const some = await catalogue.list({ afterId: 'a', first: 5, kinds: ['RESOURCE', 'EVENT'] });
      expect(some.items.map((item) => item.id)).toEqual(['b', 'd']);
      expect(await catalogue.count(null)).toBe(4);
      expect(await catalogue.count(['RESOURCE', 'EVENT'])).toBe(3);
    });

    test('an item under embargo is not shown, and is told as a change once a harvest finds its embargo passed', async () => {
      await harvest([
        keep(createActivity('a', { embargoUntil: '2026-11-22T10:00:00+01:00' })),
        keep(createActivity('b')),
      ]);
      const cursor = await cursorNow();
      expect(await ids()).toEqual(['b']);
      expect(await catalogue.count(null)).toBe(1);
      expect(await catalogue.get(['a'])).toEqual([null]);
      expect(await changesSince(null)).toMatchObject([{ id: 'a', item: null, removedAt: null }, { id: 'b' }]);
      time = new Date('2026-11-22T09:00:00Z');
      expect(await ids()).toEqual(['a', 'b']);
      expect(await catalogue.get(['a'])).toMatchObject([{ id: 'a' }]);
      expect(await changesSince(cursor)).toEqual([]);
      await harvest([], 'keep', 'another');
      expect(await changesSince(cursor)).toMatchObject([{ id: 'a', item: { id: 'a' } }]);
      const lifted = await cursorNow();
      await harvest([], 'keep', 'another');
      expect(await changesSince(lifted)).toEqual([]);
    });

    test('a clock that is put back changes nothing in the order of changes or runs', async () => {
      await harvest([keep(createResource('a'))]);
      const cursor = await cursorNow();
      time = new Date('2020-01-01T00:00:00Z');
      await harvest([keep(createResource('a', { title: 'New' }))]);
      expect(await changesSince(cursor)).toMatchObject([{ id: 'a', changedAt: '2020-01-01T00:00:00.000Z' }]);
      const run = await catalogue.startRun();
      await run.finish(createSummary(run, { finishedAt: '2019-01-01T00:00:00.000Z' }));
      await run.close();
      expect((await catalogue.lastHarvest())?.runId).toBe(run.runId);
      expect(await catalogue.lastSuccess()).toBe('2019-01-01T00:00:00.000Z');
    });

    test('the last two hundred summaries are kept, and the last complete one however many failed since', async () => {
      const run = await catalogue.startRun();
      for (let number = 0; number < 250; number += 1) {
        await run.finish(createSummary(run, { complete: number === 1, finishedAt: `run ${number}` }));
      }
      await run.close();
      const reports = await catalogue.reports(1_000);
      expect(reports).toHaveLength(201);
      expect(reports.slice(0, 2).map((report) => report.finishedAt)).toEqual(['run 249', 'run 248']);
      expect(reports.at(-1)?.finishedAt).toBe('run 1');
      expect(await catalogue.lastSuccess()).toBe('run 1');
      expect((await catalogue.lastHarvest())?.finishedAt).toBe('run 249');
    });

    test('a cursor of no catalogue is refused by its code', async () => {
      await expect(catalogue.changesAfter('rubbish', 10)).rejects.toMatchObject({ code: 'CURSOR_UNKNOWN' });
      await expect(catalogue.changesAfter('', 10)).rejects.toMatchObject({ code: 'CURSOR_UNKNOWN' });
    });

    test('a cursor from before the catalogue was rebuilt is refused by its code', async () => {
      await harvest([keep(createResource('a'))]);
      const cursor = await cursorNow();
      await catalogue.close();
      await store.rebuild();
      catalogue = await store.open(now);
      await harvest([keep(createResource('a'))]);
      await expect(catalogue.changesAfter(cursor, 10)).rejects.toMatchObject({ code: 'CURSOR_UNKNOWN' });
      expect(await changesSince(null)).toMatchObject([{ id: 'a' }]);
    });

    test('only one harvest runs at a time', async () => {
      const run = await catalogue.startRun();
      const other = await store.open(now);
      await expect(other.startRun()).rejects.toMatchObject({ code: 'HARVEST_RUNNING' });
      await run.close();
      await (await other.startRun()).close();
      await other.close();
    });

    test('what was kept is there when the catalogue is opened again', async () => {
      await harvest([keep(createResource('a'))]);
      const cursor = await cursorNow();
      await catalogue.close();
      catalogue = await store.open(now);
      await harvest([keep(createResource('a')), keep(createResource('b'))]);
      expect((await changesSince(cursor)).map(({ id }) => id)).toEqual(['b']);
      expect(await ids()).toEqual(['a', 'b']);
    });
  });
}

/** Follows the change feed to its end, two at a time. */
async function readChanges(catalogue: CatalogueReader, from: string | null): Promise<readonly Change[]> {
  const all: Change[] = [];
  let cursor = from;
  for (;;) {
    const page = await catalogue.changesAfter(cursor, 2);
    all.push(...page.changes);
    if (!page.hasMore) return all;
    cursor = page.cursor;
  }
}
