// The road of a record by the commands that cron runs: from a partner's feed to the search, and what of it is gone again
// the second time. The tests of a group build on one another.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { HubItemRow, HubRow, ItemRow } from '../../scripts/sandbox/catalogue-rows.ts';
import type { Sandbox } from '../../scripts/sandbox/start-sandbox.ts';
import type { Everything } from '../../scripts/start/start-everything.ts';
import { bundled } from '../scripts/sandbox/sandbox-under-test.ts';
import { askWhole } from '../support/ask-graph.ts';
import { type CommandRun, runCommand } from '../support/run-command.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { toEnvironment } from '../support/to-environment.ts';
import { type Card, searchCards, searchToTheEnd } from '../support/whole-search.ts';
import { startWholeStack } from '../support/whole-stack.ts';

const counts = z.object({ read: z.int(), kept: z.int(), rejected: z.int() });
const failure = z.object({ code: z.string(), message: z.string() }).nullable();
const harvestReport = z.object({
  exitCode: z.int(),
  partners: z.array(
    z.object({
      name: z.string(),
      error: z.null(),
      summary: z.object({
        complete: z.boolean(),
        failure,
        feeds: z.array(counts.extend({ name: z.string(), failure })),
        totals: counts.extend({ added: z.int(), changed: z.int(), removed: z.int(), items: z.int() }),
        traffic: z.object({ requests: z.int(), notModified: z.int(), bytes: z.int() }),
      }),
    }),
  ),
});
const indexReport = z.object({
  build: z.unknown(),
  partners: z.array(
    z.object({ partner: z.string(), changes: z.int(), documentsSent: z.int(), documentsDeleted: z.int() }),
  ),
});
type HarvestReport = z.infer<typeof harvestReport>;

const NAMES = ['stem-learning', 'iet-faraday', 'raeng', 'local-hubs'];

let stack: Everything;
let sandbox: Sandbox;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  // The commands go by the machine's clock, so everything here does.
  stack = await startWholeStack(() => new Date());
  if (stack.sandbox === null) throw new Error('the sandbox is needed');
  sandbox = stack.sandbox;
  environment = toEnvironment(stack);
});

afterAll(() => stack?.close());

async function harvest(
  settings: Readonly<Record<string, string>> = {},
  options: readonly string[] = [],
): Promise<HarvestReport> {
  const all = { ...environment, ...settings };
  const { output, code } = await runCommand('scripts/harvest.ts', ['--json', ...options], all);
  const report = harvestReport.parse(JSON.parse(output));
  expect(report.exitCode).toBe(code);
  return report;
}

async function index(): Promise<z.infer<typeof indexReport>> {
  const { output, code } = await runCommand('scripts/index.ts', ['--json'], environment);
  expect(code).toBe(0);
  return indexReport.parse(JSON.parse(output));
}

const totalsOf = (report: HarvestReport) => report.partners.map(({ summary }) => summary.totals);

describe('a second harvest', () => {
  let first: HarvestReport;
  let second: HarvestReport;

  beforeAll(async () => {
    const folder = await createTemporaryFolder();
    first = await harvest({ DATA_DIR: folder.path });
    second = await harvest({ DATA_DIR: folder.path });
    await folder.remove();
  });

  test('accounts for every record of every partner, as the first did', () => {
    for (const { exitCode, partners } of [first, second]) {
      expect(exitCode).toBe(0);
      expect(partners.map(({ name }) => name)).toEqual(NAMES);
      for (const { summary } of partners) {
        for (const { read, kept, rejected } of [summary.totals, ...summary.feeds]) expect(read).toBe(kept + rejected);
        expect(summary).toMatchObject({ complete: true, failure: null });
      }
    }
    expect(first.partners.map(({ summary }) => summary.totals.added)).toEqual(
      totalsOf(first).map(({ items }) => items),
    );
  });

  test('changes nothing', () => {
    expect(totalsOf(second)).toEqual(
      totalsOf(first).map((totals) => ({ ...totals, added: 0, changed: 0, removed: 0 })),
    );
  });

  test('has next to nothing sent again', () => {
    for (const [at, { name, summary }] of second.partners.entries()) {
      const before = first.partners[at]?.summary.traffic ?? { bytes: 0, requests: 0 };
      expect(summary.traffic.requests, name).toBeLessThanOrEqual(before.requests);
      expect(summary.traffic.notModified, name).toBeGreaterThan(0);
      expect(summary.traffic.bytes, name).toBeLessThan(before.bytes / 4);
    }
  });
});

describe('a second index run', () => {
  test('sends nothing', async () => {
    expect(await index()).toEqual({
      build: null,
      partners: ['STEM_LEARNING', 'IET_FARADAY', 'RAENG', 'LOCAL_HUBS'].map((partner) => ({
        partner,
        changes: 0,
        documentsSent: 0,
        documentsDeleted: 0,
      })),
    });
  });
});

interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

async function readCards(): Promise<ReadonlyMap<string, Card>> {
  const filter = { statuses: ['CURRENT', 'CLOSED', 'ARCHIVED'] } as const;
  const { hits } = await searchToTheEnd(stack.gateway.url, { filter, first: 100 });
  return new Map(hits.map((card) => [card.id, card]));
}

/** By title, as it is after; of what is gone, as it was. */
function compare(before: ReadonlyMap<string, Card>, after: ReadonlyMap<string, Card>): Difference {
  const titles = (cards: readonly Card[]) => cards.map(({ title }) => title).toSorted();
  const differs = (card: Card) => before.has(card.id) && JSON.stringify(before.get(card.id)) !== JSON.stringify(card);
  return {
    added: titles([...after.values()].filter(({ id }) => !before.has(id))),
    removed: titles([...before.values()].filter(({ id }) => !after.has(id))),
    changed: titles([...after.values()].filter(differs)),
  };
}

interface Edit<Row> {
  readonly change: readonly [title: string, change: Partial<Row>];
  readonly remove: string;
  /** Like the row of that title, but for this. */
  readonly add: readonly [title: string, change: Partial<Row>];
}

/** The rows with one changed, one taken away and one more. Throws when a title is not there exactly once. */
function edit<Row>(rows: readonly Row[], titleOf: (row: Row) => string, { change, remove, add }: Edit<Row>) {
  const find = (title: string): Row => {
    const [row, ...others] = rows.filter((one) => titleOf(one) === title);
    if (row === undefined || others.length > 0) throw new Error(`expected one row '${title}'`);
    return row;
  };
  const [changed, removed, pattern] = [find(change[0]), find(remove), find(add[0])];
  const rest = rows.filter((row) => row !== removed).map((row) => (row === changed ? { ...row, ...change[1] } : row));
  return [...rest, { ...pattern, ...add[1] }];
}

const KIRCHHOFF = "Kirchhoff's laws (teaching notes 8)";

const ITEM_EDITS: Readonly<Record<'stem-learning' | 'iet-faraday' | 'raeng', Edit<ItemRow>>> = {
  'stem-learning': {
    change: ['Catalyst Volume 21 Issue 2: Full Magazine', { title: 'Catalyst Volume 21 Issue 2: Second Edition' }],
    remove: 'How to Plan and Run Your Own Space Week',
    add: [
      'Catalyst Volume 21 Issue 2: Full Magazine',
      { title: 'Zeppelin moorings', url: 'https://www.stem.org.uk/resources/elibrary/resource/9/z', sourceId: '9' },
    ],
  },
  'iet-faraday': {
    change: ['Designing an ergonomic product', { summary: 'A shopping trolley for everybody.' }],
    remove: 'Santa Loves STEM film',
    add: [
      'Designing an ergonomic product',
      {
        title: 'Zeppelin hulls',
        url: 'https://education.theiet.org/secondary/zeppelin-hulls/',
        sourceId: 'zeppelin-hulls',
      },
    ],
  },
  raeng: {
    change: [KIRCHHOFF, { keyStages: ['KS5'] }],
    remove: 'Bob Skeleton STEM Challenge Day resource',
    add: [KIRCHHOFF, { title: 'Zeppelin mathematics', url: 'https://www.raeng.org.uk/zeppelin', sourceId: 'zeppelin' }],
  },
};

const HUB_ITEM_EDIT: Edit<HubItemRow> = {
  change: ['Haringey school STEM audit', { price: 'Free' }],
  remove: 'Haringey STEM Showcase',
  add: ['Haringey Careers Fair 2017', { title: 'Zeppelin day', url: 'https://www.haringey.gov.uk/zeppelin' }],
};

const HUB_EDIT: Edit<HubRow> = {
  change: ['Leeds City Region Careers Hub', { name: 'Leeds and York Careers Hub' }],
  remove: 'Lincolnshire Computing Hub',
  add: ['Lincolnshire Computing Hub', { id: 'zeppelin-hub', name: 'Zeppelin Hub', url: 'https://hub.invalid/' }],
};

describe('what partners change, remove and add', () => {
  let before: ReadonlyMap<string, Card>;
  let after: ReadonlyMap<string, Card>;

  beforeAll(async () => {
    before = await readCards();
    for (const name of ['stem-learning', 'iet-faraday', 'raeng'] as const) {
      sandbox.replace(
        name,
        edit(bundled.items(name), ({ title }) => title, ITEM_EDITS[name]),
      );
    }
    sandbox.replace(
      'hub-items',
      edit(bundled.hubItems(), ({ title }) => title, HUB_ITEM_EDIT),
    );
    sandbox.replace(
      'hubs',
      edit(bundled.hubs(), ({ name }) => name, HUB_EDIT),
    );
  });

  test('is kept and indexed, and nothing else is sent', async () => {
    expect(await harvestHere()).toEqual([
      { added: 1, changed: 1, removed: 1 },
      { added: 1, changed: 1, removed: 0 },
      { added: 1, changed: 1, removed: 1 },
      { added: 2, changed: 2, removed: 0 },
    ]);
    const { build, partners } = await stack.index();
    expect(build).toBeNull();
    expect(
      partners.map(({ changes, documentsSent, documentsDeleted }) => [changes, documentsSent, documentsDeleted]),
    ).toEqual([
      [3, 2, 1],
      [2, 2, 0],
      [3, 2, 1],
      [4, 4, 0],
    ]);
  });

  test('is exactly what differs in the search, save what a page or a hub may have lost by mistake', async () => {
    after = await readCards();
    expect(compare(before, after)).toEqual({
      added: ['Zeppelin Hub', 'Zeppelin day', 'Zeppelin hulls', 'Zeppelin mathematics', 'Zeppelin moorings'],
      removed: ['Bob Skeleton STEM Challenge Day resource', 'How to Plan and Run Your Own Space Week'],
      changed: [
        'Catalyst Volume 21 Issue 2: Second Edition',
        'Designing an ergonomic product',
        'Haringey school STEM audit',
        KIRCHHOFF,
        'Leeds and York Careers Hub',
      ],
    });
  });

  test('is found by its new words at once', async () => {
    const { total, closeTotal, hits } = await searchCards(stack.gateway.url, { query: 'zeppelin' });
    const fitting = hits.filter(({ fits }) => fits);
    expect([total - closeTotal, fitting.length]).toEqual([5, 5]);
    expect(new Set(fitting.map(({ partner }) => partner)).size).toBe(4);
    expect(hits.slice(0, 5)).toEqual(fitting);
  });

  test('goes for good when it is missed a second time', async () => {
    expect((await harvestHere()).map(({ removed }) => removed)).toEqual([0, 1, 0, 2]);
    await stack.index();
    expect(compare(after, await readCards())).toEqual({
      added: [],
      removed: ['Haringey STEM Showcase', 'Lincolnshire Computing Hub', 'Santa Loves STEM film'],
      changed: [],
    });
  });

  test('comes back as it was', async () => {
    for (const name of ['stem-learning', 'iet-faraday', 'raeng'] as const) sandbox.replace(name, bundled.items(name));
    sandbox.replace('hub-items', bundled.hubItems());
    sandbox.replace('hubs', bundled.hubs());
    await harvestHere();
    await harvestHere();
    await stack.index();
    expect(compare(before, await readCards())).toEqual({ added: [], removed: [], changed: [] });
  });
});

async function harvestHere() {
  const outcomes = await stack.harvest();
  return outcomes.map(({ name, summary }) => {
    if (summary?.complete !== true) throw new Error(`${name} was not harvested completely`);
    const { added, changed, removed } = summary.totals;
    return { added, changed, removed };
  });
}

describe('a harvest that meets trouble', () => {
  const partnersQuery = '{ partners { partner itemCount state message } }';
  interface Partners {
    readonly partners: readonly { partner: string; itemCount: number; state: string; message: string | null }[];
  }
  let before: Partners;

  beforeAll(async () => {
    before = await askWhole<Partners>(stack.gateway.url, partnersQuery);
  });

  const harvestRaeng = (): Promise<HarvestReport> => harvest({}, ['--partner', 'raeng']);

  async function expectStanding(message: string): Promise<void> {
    await stack.index();
    const after = await askWhole<Partners>(stack.gateway.url, partnersQuery);
    expect(after.partners).toEqual(
      before.partners.map((one) =>
        one.partner === 'RAENG' ? { ...one, state: 'FAILING', message: expect.stringContaining(message) } : one,
      ),
    );
    expect(JSON.stringify(after)).not.toMatch(/127\.0\.0\.1|http/);
  }

  test('exits with 3 when a feed is broken, and its items stay', async () => {
    sandbox.addFault({ partner: 'raeng', kind: 'malformed', path: '/feed.atom' });
    const { exitCode, partners } = await harvestRaeng();
    sandbox.clearFaults();
    expect(exitCode).toBe(3);
    expect(partners.map(({ summary }) => summary.complete)).toEqual([false]);
    expect(partners[0]?.summary.feeds.map((feed) => feed.failure?.code)).toEqual(['FEED_MALFORMED']);
    await expectStanding('entries');
  });

  test('exits with 4 when a feed lists half of what it did, and its items stay', async () => {
    sandbox.addFault({ partner: 'raeng', kind: 'half', statedTotal: 'true' });
    const { exitCode, partners } = await harvestRaeng();
    sandbox.clearFaults();
    expect(exitCode).toBe(4);
    expect(partners[0]?.summary.totals.removed).toBe(0);
    expect(partners[0]?.summary.feeds.map((feed) => feed.failure?.code)).toEqual(['HARVEST_REFUSED_SHRINK']);
    await expectStanding('entries');
  });

  test('is over with the trouble', async () => {
    expect((await harvestRaeng()).exitCode).toBe(0);
    await stack.index();
    expect(await askWhole<Partners>(stack.gateway.url, partnersQuery)).toEqual(before);
  });
});

describe('the commands', () => {
  const refused = (errors: string): CommandRun => ({ code: 2, output: '', errors });

  test('name a partner that nobody knows', async () => {
    expect(await runCommand('scripts/harvest.ts', ['--partner', 'nasa'], environment)).toEqual(
      refused("no partner is called 'nasa'; there are stem-learning, iet-faraday, raeng, local-hubs\n"),
    );
  });

  test('name every setting that is missing', async () => {
    const settings = { ...environment, RAENG_URL: '', LOCAL_HUBS_URL: '' };
    expect(await runCommand('scripts/harvest.ts', [], settings)).toEqual(
      refused(
        "RAENG_URL is not set: the address of the partner's feed is needed\nLOCAL_HUBS_URL is not set: the address of the partner's feed is needed\n",
      ),
    );
  });

  test('name every setting that makes no sense', async () => {
    const run = await runCommand('scripts/harvest.ts', [], { ...environment, PORT: 'high', RAENG_URL: 'gopher://x' });
    expect(run).toMatchObject({ code: 2, output: '' });
    expect(run.errors).toMatch(/^Settings at fault:\n {2}PORT: .+\n {2}RAENG_URL: .+\n$/);
  });

  test('tell what a harvest did in a table, for people', async () => {
    const { code, output, errors } = await runCommand('scripts/harvest.ts', ['-p', 'raeng'], environment);
    expect([code, errors]).toEqual([0, '']);
    expect(output).toMatch(/^partner +read +kept +rejected/m);
    expect(output).toMatch(/^raeng +76 +74 +2 /m);
  });

  const COMMANDS = [
    ...['scripts/start.ts', 'scripts/harvest.ts', 'scripts/index.ts', 'scripts/compose.ts', 'scripts/bench.ts'],
    ...['scripts/sandbox/main.ts', 'scripts/subgraph.ts', 'gateway/main.ts'],
  ];
  test.for(COMMANDS)('%s says how it is used', async (script) => {
    const { code, output, errors } = await runCommand(script, ['--help']);
    expect([code, errors]).toEqual([0, '']);
    expect(output).toMatch(/^Usage: /);
  });

  test('find every generated file current', async () => {
    expect(await runCommand('scripts/compose.ts', ['--check'])).toMatchObject({ code: 0, errors: '' });
  });
});
