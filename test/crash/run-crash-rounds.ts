// Rounds of: the partners publish something else, a command is run and struck by a fault, the next runs have to make
// everything good. What they did not is counted and told with its round; nothing of it is thrown.
import type { HeldDocument } from '../../subgraphs/discovery/indexing/diff-documents.ts';
import type { CatalogueItem } from '../../subgraphs/kit/catalogue-item.ts';
import { createRandom, type Random } from '../support/seeded-random.ts';
import type { SteppedRun } from '../support/stepped-command.ts';
import { compareByKey, type Difference } from './compare-by-key.ts';
import { CRASH_PARTNERS, type CrashWorld, MISSED_TWICE, openCrashWorld } from './crash-world.ts';
import { type Fault, type FaultPlan, planFault, runWithFault } from './faults.ts';

export interface CrashReport {
  /** One line for each, with the round and its fault. */
  readonly problems: readonly string[];
  /** Items, changes and documents that were lost or too many or not as they should be; runs that could not go on. */
  readonly counts: {
    readonly lost: number;
    readonly duplicated: number;
    readonly wrong: number;
    readonly stuck: number;
  };
  /** How often each fault was tried, and how often it kept the command from ending well. */
  readonly faults: Readonly<Record<Fault, { readonly tried: number; readonly met: number }>>;
}

/** After so many rounds the data directory is lost and everything begins anew. */
const ROUNDS_IN_ONE_DIRECTORY = 20;
const FIRST_GUESS_OF_STEPS = 60;
const USAGE_FAULT = 2;

type Tell = (what: string, difference?: Partial<Difference>) => void;

/** `observe` is told after each round how many there were and what has gone wrong so far. */
export async function runCrashRounds(
  rounds: number,
  seed: number,
  observe: (done: number, problems: readonly string[]) => void,
): Promise<CrashReport> {
  const problems: string[] = [];
  const counts = { lost: 0, duplicated: 0, wrong: 0, stuck: 0 };
  const faults: Record<Fault, { tried: number; met: number }> = {
    killed: { tried: 0, met: 0 },
    'engine restarted': { tried: 0, met: 0 },
    'disk full': { tried: 0, met: 0 },
    'database locked': { tried: 0, met: 0 },
    'clock wrong': { tried: 0, met: 0 },
  };
  const world = await openCrashWorld();
  try {
    const steps = new Map<string, number>();
    const firstSeen = new Map<string, string>();
    for (let round = 0; round < rounds; round += 1) {
      const random = createRandom(seed, round);
      if (round > 0 && round % ROUNDS_IN_ONE_DIRECTORY === 0) {
        await world.renew();
        firstSeen.clear();
      }
      const plan = planFault(random);
      const key = [plan.job, ...plan.options].join(' ');
      let struck: SteppedRun | null = null;
      const tell: Tell = (what, difference = {}) => {
        const { lost = [], duplicated = [], wrong = [] } = difference;
        counts.lost += lost.length;
        counts.duplicated += duplicated.length;
        counts.wrong += wrong.length;
        if (difference.lost === undefined) counts.stuck += 1;
        const at = struck === null ? '' : ` at ${struck.pausedAt}, exit ${struck.code}`;
        const keys = difference.lost === undefined ? '' : `: ${JSON.stringify({ lost, duplicated, wrong })}`;
        problems.push(`round ${round}, ${plan.fault} in ${key}${at}: ${what}${keys}`.slice(0, 1_500));
      };

      const before = await listTitles(world);
      world.change(random);
      if (plan.job === 'index') await attempt('the harvest before it', tell, () => recover(world, random));
      struck = await runWithFault(plan, steps.get(key) ?? FIRST_GUESS_OF_STEPS, world, random, () => follow(world));
      await world.engine.start();
      if (struck.code === 0 && struck.steps !== null && plan.fault !== 'engine restarted') steps.set(key, struck.steps);
      faults[plan.fault].tried += 1;
      if (struck.code !== 0 || plan.fault === 'clock wrong') faults[plan.fault].met += 1;
      await judgeStruck(world, plan, struck, before, tell);
      // An index run touches no Catalogue; what it was given is judged in the rounds of the harvest.
      if (plan.job === 'harvest') {
        await attempt('the next runs', tell, () => recover(world, random));
        await judgeCatalogues(world, firstSeen, tell);
      }
      const at = new Date();
      await attempt('the next index run', tell, () => world.index(at));
      await judgeIndex(world, at, 'after the next run', tell);
      observe(round + 1, problems);
    }
    return { problems, counts, faults };
  } finally {
    await world.close();
  }
}

async function attempt(what: string, tell: Tell, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    tell(`${what} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What must hold while nothing has been made good yet: no false success, and either the old Catalogue or the new. */
async function judgeStruck(
  world: CrashWorld,
  { fault, job }: FaultPlan,
  { code, hung, errors }: SteppedRun,
  before: readonly string[],
  tell: Tell,
): Promise<void> {
  await follow(world);
  if (hung) tell('the command hung');
  if (code === USAGE_FAULT) tell(`the command was called wrongly: ${errors}`);
  const after = await listTitles(world);
  const isNew = compareTitles(after, world.served());
  if (job === 'harvest' && code === 0 && !isEmpty(isNew)) tell('the harvest said that it was complete', isNew);
  const isOld = compareTitles(after, before);
  if (!isEmpty(isNew) && !isEmpty(isOld)) tell('the Catalogue is neither the old nor the new', isNew);
  if (job === 'index' && code === 0 && fault !== 'clock wrong')
    await judgeIndex(world, new Date(), 'said to be whole', tell);
}

/** Two harvests, since some feeds remove what was missed twice; a follower that reads at any time. */
async function recover(world: CrashWorld, random: Random): Promise<void> {
  await world.harvest();
  if (random.isLikely(0.5)) await follow(world);
  await world.harvest(MISSED_TWICE);
}

async function judgeCatalogues(world: CrashWorld, firstSeen: Map<string, string>, tell: Tell): Promise<void> {
  await follow(world);
  for (const subgraph of CRASH_PARTNERS) {
    const follower = world.followers.get(subgraph);
    if (follower === undefined) continue;
    const { name } = subgraph;
    const listed = await follower.listed();
    const afresh = await world.harvestAfresh(subgraph);
    report(`catalogue of ${name}`, compareByKey(listed.map(asServed), afresh.map(asServed), idOf), tell);
    report(
      `follower of ${name}`,
      compareByKey([...follower.held().values()].map(asTold), listed.map(asTold), idOf),
      tell,
    );
    const moved = listed.filter(({ id, firstSeenAt }) => (firstSeen.get(id) ?? firstSeenAt) !== firstSeenAt);
    report(`first sight in ${name}`, { lost: [], duplicated: [], wrong: moved.map(idOf) }, tell);
    for (const { id, firstSeenAt } of listed) firstSeen.set(id, firstSeenAt);
  }
  report("the Academy's titles", compareTitles(await listTitles(world), world.served()), tell);
}

async function judgeIndex(world: CrashWorld, at: Date, when: string, tell: Tell): Promise<void> {
  const [held, wanted] = [await world.heldDocuments(), await world.wantedDocuments(at)];
  report(
    `index ${when}`,
    compareByKey(held.map(asIndexed), wanted.map(asIndexed), ({ documentId }) => documentId),
    tell,
  );
}

function report(what: string, difference: Difference, tell: Tell): void {
  if (!isEmpty(difference)) tell(what, difference);
}

function isEmpty({ lost, duplicated, wrong }: Difference): boolean {
  return lost.length + duplicated.length + wrong.length === 0;
}

async function follow(world: CrashWorld): Promise<void> {
  for (const follower of world.followers.values()) await follower.follow();
}

async function listTitles(world: CrashWorld): Promise<readonly string[]> {
  const [first] = CRASH_PARTNERS;
  const follower = first === undefined ? undefined : world.followers.get(first);
  return ((await follower?.listed()) ?? []).map(({ title }) => title);
}

function compareTitles(is: readonly string[], should: readonly string[]): Difference {
  return compareByKey(is, should, (title) => title);
}

/** Without what is of the Catalogue and not of the feed. */
function asServed({ firstSeenAt: _, changedAt: __, checkedAt: ___, ...item }: CatalogueItem) {
  return item;
}

/** Without what moves with every harvest and is no change. */
function asTold({ checkedAt: _, ...item }: CatalogueItem) {
  return item;
}

/** The same of a document: it is written when its item changes, not with every harvest. */
function asIndexed({ checkedAt: _, ...document }: HeldDocument): HeldDocument {
  return document;
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
