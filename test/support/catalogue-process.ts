// A process of its own at work on a Catalogue, for tests of crashes and of many processes. Called with a task and a file.

import { createLiveCatalogueReader } from '../../subgraphs/kit/catalogue/live-catalogue-reader.ts';
import { openSqliteCatalogue } from '../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import { createResource } from './sample-items.ts';
import { acceptFeed, createSummary, keep } from './sample-outcomes.ts';

const ITEMS = 200;

const [task = '', file = '', amount = '0'] = process.argv.slice(2);
const options = { file, partner: 'STEM_LEARNING', now: () => new Date() } as const;

/** Every item of one harvest carries the harvest's number as its title. */
function* createGeneration(number: number) {
  for (let at = 0; at < ITEMS; at += 1) yield keep(createResource(`item ${at}`, { title: `${number}` }));
}

/** Harvests for ever, with a line on standard output after each. */
async function write(): Promise<void> {
  const catalogue = openSqliteCatalogue(options);
  for (let number = 1; ; number += 1) {
    const run = await catalogue.startRun();
    await acceptFeed(run, 'resources', [...createGeneration(number)]);
    await run.finish(createSummary(run));
    await run.close();
    console.log(number);
  }
}

/** Stages the whole of a new generation, says so, and waits to be killed. */
async function stage(): Promise<void> {
  const catalogue = openSqliteCatalogue(options);
  const run = await catalogue.startRun();
  const reading = await run.openReading('resources');
  await reading.put([...createGeneration(Number(amount))]);
  console.log('staged');
  setInterval(() => {}, 60_000);
}

/** Reads until it has seen this many generations, and prints how many titles the worst of its pages held. */
async function read(): Promise<void> {
  const reader = createLiveCatalogueReader(options);
  const generations = new Set<string>();
  let most = 0;
  while (generations.size < Number(amount)) {
    const { items } = await reader.list({ afterId: null, first: ITEMS, kinds: null });
    const titles = new Set(items.map((item) => item.title));
    most = Math.max(most, titles.size);
    for (const title of titles) generations.add(title);
  }
  console.log(most);
  await reader.close();
}

/** Harvests this many items of 4 KB each, batch by batch. */
async function fill(): Promise<void> {
  const catalogue = openSqliteCatalogue(options);
  const run = await catalogue.startRun();
  const reading = await run.openReading('resources');
  for (let from = 0; from < Number(amount); from += ITEMS) {
    const batch = Array.from({ length: ITEMS }, (_, at) =>
      keep(createResource(`item ${from + at}`, { summary: `${from + at} `.repeat(700) })),
    );
    await reading.put(batch);
  }
  console.log(JSON.stringify(await reading.accept('remove')));
  await run.close();
  await catalogue.close();
}

const TASKS: Readonly<Record<string, () => Promise<void>>> = { write, stage, read, fill };
await TASKS[task]?.();
