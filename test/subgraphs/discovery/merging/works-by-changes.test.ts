import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fingerprint } from '../../../../subgraphs/discovery/merging/fingerprint.ts';
import { type ItemWork, toAloneWork } from '../../../../subgraphs/discovery/merging/item-work.ts';
import { MOST_OF_A_KEY } from '../../../../subgraphs/discovery/merging/to-blocking-keys.ts';
import { createWorkStore, WORK_TABLES, type WorksOf } from '../../../../subgraphs/discovery/merging/work-store.ts';
import { createListing } from './create-listing.ts';
import { findWorks } from './find-alike.ts';

const PARTNERS = ['stem-learning', 'iet-faraday', 'raeng'] as const;
const TITLES = [
  'Bridges that bend without breaking',
  'Bridges that bend without breaking: teacher notes',
  'Bridges that bend without breakng',
  'Bridges that bend 2018',
  'Turbines',
];

class BrokenOff extends Error {}

/** Lets so many transactions begin, and no more. */
class BreakableDatabase extends DatabaseSync {
  transactionsLeft = Number.POSITIVE_INFINITY;

  override exec(sql: string): void {
    if (sql.startsWith('BEGIN')) {
      if (this.transactionsLeft === 0) throw new BrokenOff();
      this.transactionsLeft -= 1;
    }
    super.exec(sql);
  }
}

/** A store of works, and beside it what an index would hold: the work that each document was made for. */
function openWorks() {
  const database = new BreakableDatabase(':memory:');
  database.exec('CREATE TABLE generations (generation TEXT PRIMARY KEY)');
  database.exec(WORK_TABLES);
  const store = createWorkStore(database);
  let listings = new Map<string, Fingerprint>();
  let documents = new Map<string, ItemWork>();
  let works: WorksOf = { generation: 'first', heir: null };
  let generations = 1;
  database.exec("INSERT INTO generations VALUES ('first')");

  const read = (id: string): ItemWork => store.readWorks(works, [id]).get(id) ?? toAloneWork(id);
  const write = (ids: readonly string[]): void => {
    for (const id of ids) if (listings.has(id)) documents.set(id, read(id));
  };
  const put = (listing: Fingerprint): void => {
    listings.set(listing.id, listing);
    write([listing.id]);
    store.noteWritten(works, { listings: [listing], removed: [] });
  };
  return {
    put,
    remove(id: string): void {
      listings.delete(id);
      documents.delete(id);
      store.noteWritten(works, { listings: [], removed: [id] });
    },
    /** The end of a run. */
    settle(): void {
      store.settleWorks(works.generation);
      const due = store.readToRewrite(works.generation);
      write(due);
      store.noteRewritten(works.generation, due);
    },
    /** A run that is killed while it works out the works, or when it has and documents are still to be written. */
    settleAndDie(transactions: number): void {
      database.transactionsLeft = transactions;
      try {
        store.settleWorks(works.generation);
      } catch (error) {
        if (!(error instanceof BrokenOff)) throw error;
      }
      database.transactionsLeft = Number.POSITIVE_INFINITY;
    },
    /** A full build, that reads the listings in this order. */
    rebuild(toOrder: (all: Fingerprint[]) => Fingerprint[]): void {
      generations += 1;
      const generation = `generation ${generations}`;
      database.prepare('INSERT INTO generations VALUES (?)').run(generation);
      works = { generation, heir: works.generation };
      const all = toOrder([...listings.values()]);
      listings = new Map();
      documents = new Map();
      for (const listing of all) put(listing);
      this.settle();
      store.keepWorksOf([generation]);
      works = { generation, heir: null };
    },
    listings: () => [...listings.values()],
    documents: () => documents,
    read,
  };
}

type Works = ReturnType<typeof openWorks>;

const toPartition = (documents: ReadonlyMap<string, ItemWork>): string[][] =>
  [...Map.groupBy([...documents.keys()].sort(), (id) => documents.get(id)?.workId).values()]
    .map((ids) => ids.sort())
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));

/** Whatever came before: the works are those of a computation from scratch, and every document is of its work. */
function assertRight(works: Works): void {
  const documents = works.documents();
  expect([...documents.keys()].sort()).toEqual(
    works
      .listings()
      .map(({ id }) => id)
      .sort(),
  );
  expect(toPartition(documents)).toEqual(findWorks(works.listings()));
  for (const [id, work] of documents) {
    expect(work).toEqual(works.read(id));
    const members = [...documents.values()].filter(({ workId }) => workId === work.workId);
    expect(members.filter(({ preferred }) => preferred).length, id).toBe(1);
    expect(work.others.length).toBe(members.length - 1);
    for (const other of work.others) {
      const listing = works.listings().find((candidate) => candidate.id === other.id);
      expect(other).toEqual({
        id: other.id,
        partner: listing?.partner,
        url: listing?.url,
        urls: listing?.urls,
        codes: listing?.codes,
        title: listing?.title,
      });
    }
  }
}

/** A work's id is gone only where all of its listings have gone over to works that were there before. */
function assertLasting(before: ReadonlyMap<string, ItemWork>, after: ReadonlyMap<string, ItemWork>): void {
  const known = new Set([...before.values()].map(({ workId }) => workId));
  for (const workId of known) {
    const left = [...before].filter(([id, work]) => work.workId === workId && after.has(id)).map(([id]) => id);
    const now = left.map((id) => after.get(id)?.workId ?? '');
    expect(now.length === 0 || now.includes(workId) || now.every((id) => known.has(id)), `${workId}: ${now}`).toBe(
      true,
    );
  }
}

const change = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      id: fc.tuple(fc.constantFrom(...PARTNERS), fc.integer({ min: 1, max: 3 })).map(([name, at]) => `${name}:${at}`),
      title: fc.constantFrom(...TITLES),
      page: fc.option(fc.integer({ min: 1, max: 3 })),
      publisher: fc.constantFrom(null, 'Arup', 'Mott MacDonald'),
      summary: fc.constantFrom(null, 'On bridges.'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('remove' as const),
      id: fc.tuple(fc.constantFrom(...PARTNERS), fc.integer({ min: 1, max: 3 })).map(([name, at]) => `${name}:${at}`),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('settle' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('die' as const), after: fc.integer({ min: 0, max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rebuild' as const), reversed: fc.boolean() }) },
);

test('works come out as from scratch, whatever changes came in whatever order, and keep their ids', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 5, maxLength: 40 }), (changes) => {
      const works = openWorks();
      let before = new Map(works.documents());
      const check = (): void => {
        assertRight(works);
        assertLasting(before, works.documents());
        before = new Map(works.documents());
      };
      for (const one of changes) {
        if (one.kind === 'put') {
          const { id, title, page, publisher, summary } = one;
          const url = page === null ? {} : { url: `https://pages.invalid/${page}` };
          works.put(createListing(id, { title, publisher, summary, ...url }));
        } else if (one.kind === 'remove') works.remove(one.id);
        else if (one.kind === 'die') {
          works.settleAndDie(one.after);
          // Until it is settled, a work has no id to keep.
          if (one.after < 2) continue;
          const settled = new Map(works.listings().map(({ id }) => [id, works.read(id)]));
          assertLasting(before, settled);
          before = settled;
        } else if (one.kind === 'settle') {
          works.settle();
          check();
        } else {
          works.settle();
          check();
          works.rebuild((all) => (one.reversed ? all.reverse() : all));
          assertRight(works);
          expect(new Map(works.documents())).toEqual(before);
        }
      }
      works.settle();
      check();
    }),
    { numRuns: 150 },
  );
});

test('the order in which listings of one run come decides nothing', () => {
  const all = PARTNERS.flatMap((name, at) =>
    TITLES.map((title, number) =>
      createListing(`${name}:${number}`, { title, summary: at === 1 ? 'Says more.' : null, publisher: 'Arup' }),
    ),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
      const [first, other] = [openWorks(), openWorks()];
      for (const listing of all) first.put(listing);
      for (const listing of order) other.put(listing);
      first.settle();
      other.settle();
      expect(new Map([...other.documents()].sort())).toEqual(new Map([...first.documents()].sort()));
    }),
    { numRuns: 30 },
  );
});

test('a key that too many share is no key, from the listing on that makes it so, and back', () => {
  const works = openWorks();
  const page = 'https://pages.invalid/all';
  const name = (at: number): string => `${PARTNERS[at % 3]}:${at}`;
  const at = (number: number): Fingerprint =>
    createListing(name(number), { title: `Bridge ${number >> 1}`, url: page });
  for (let number = 0; number < MOST_OF_A_KEY; number += 1) works.put(at(number));
  works.settle();
  const whole = toPartition(works.documents());
  expect(whole).toEqual(findWorks(works.listings()));
  expect(whole.length).toBeLessThan(MOST_OF_A_KEY);

  works.put(createListing('raeng:one-more', { title: 'Quarks', url: page }));
  works.settle();
  expect(toPartition(works.documents())).toEqual(findWorks(works.listings()));
  works.remove('raeng:one-more');
  works.settle();
  expect(toPartition(works.documents())).toEqual(whole);
});

test('a listing that comes again as it was, or is settled again, makes no document to be written', () => {
  const works = openWorks();
  works.put(createListing('raeng:1'));
  works.put(createListing('iet-faraday:1'));
  works.settle();
  const before = new Map(works.documents());
  works.put(createListing('raeng:1'));
  works.settleAndDie(2);
  expect(new Map(works.documents())).toEqual(before);
  assertRight(works);
});

test('a work keeps its id to its last listing, and one that comes back after that begins another', () => {
  const works = openWorks();
  works.put(createListing('iet-faraday:1'));
  works.settle();
  works.put(createListing('raeng:1'));
  works.settle();
  expect(works.read('raeng:1').workId).toBe('work:iet-faraday:1');
  works.remove('iet-faraday:1');
  works.settle();
  expect(works.read('raeng:1')).toEqual({ workId: 'work:iet-faraday:1', preferred: true, others: [] });
  works.put(createListing('iet-faraday:1', { title: 'Something else altogether, about quarks' }));
  works.settle();
  expect(works.read('iet-faraday:1')).toEqual({ workId: 'work:iet-faraday:1~2', preferred: true, others: [] });
  assertRight(works);
});
