// A data directory with the history of a partner that has something of everything, hostile text among it, and another
// partner that lists one of its pages. Written through the Catalogue's own port.
import { catalogueFile } from '../../../subgraphs/kit/catalogue/catalogue-file.ts';
import { openSqliteCatalogue } from '../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import type { HarvestOutcome } from '../../../subgraphs/kit/harvest/harvest-feed.ts';
import type { HarvestSummary } from '../../../subgraphs/kit/harvest/harvest-summary.ts';
import { linkBookFile, openLinkBook } from '../../../subgraphs/kit/quality/link-book.ts';
import { addResult, type LinkRecord } from '../../../subgraphs/kit/quality/link-check.ts';
import { createRejection, type RejectionCode } from '../../../subgraphs/kit/rejection.ts';
import { createCourse, createResource, createSession } from '../../support/sample-items.ts';
import { acceptFeed, createSummary, keep } from '../../support/sample-outcomes.ts';

export const HOSTILE = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
const DAY_MS = 24 * 60 * 60 * 1000;
const BEGIN = Date.parse('2026-11-01T02:15:00Z');
const RUNS = 14;
const RESOURCES = 60;

/** Fourteen nightly runs of STEM Learning, the fifth of which broke off, and one of the Academy. */
export async function writeScriptedData(dataDir: string): Promise<void> {
  let time = new Date(BEGIN);
  const file = catalogueFile(dataDir, 'stem-learning');
  const catalogue = openSqliteCatalogue({ file, partner: 'STEM_LEARNING', now: () => time });
  for (let night = 0; night < RUNS; night += 1) {
    time = new Date(BEGIN + night * DAY_MS);
    const run = await catalogue.startRun();
    const broken = night === 4;
    const outcomes = [...listResources(night), ...listCourses(), ...listRejected(night)];
    if (!broken) await acceptFeed(run, 'resources', outcomes);
    const rejected = outcomes.filter(({ kind }) => kind === 'rejected').length;
    const items = outcomes.length - rejected;
    await run.finish(createSummary(run, { ...toSummary(time, items, rejected), ...(broken ? BROKEN : {}) }));
    await run.close();
  }
  await catalogue.close();
  await writeOther(dataDir);
  writeDeadLink(dataDir);
}

const BROKEN: Partial<HarvestSummary> = {
  complete: false,
  failure: { code: 'FEED_TIMEOUT', message: 'no answer after 20 s' },
};

function toSummary(time: Date, items: number, rejected: number): Partial<HarvestSummary> {
  const totals = { read: items + rejected, kept: items, rejected, items, added: 2, changed: 5, removed: 0 };
  return { startedAt: time.toISOString(), finishedAt: new Date(time.getTime() + 90_000).toISOString(), totals };
}

function listResources(night: number): HarvestOutcome[] {
  return Array.from({ length: RESOURCES + night }, (_, at) => {
    const item = createResource(`resource-${at}`, {
      title: at === 0 ? HOSTILE : `Forces and motion, lesson ${at}`,
      summary: 'A lesson with cars and ramps.',
      url: at === 2 ? 'https://partner.invalid/resource-1' : `https://partner.invalid/resource-${at}`,
      subjects: at % 4 === 0 ? [] : ['Science'],
      keyStages: at % 10 < 4 + night / 3 ? ['KS3'] : [],
      licence: { code: at % 3 === 0 ? 'NONE_STATED' : 'CC-BY-4.0', text: null, url: null },
      resourceTypes: ['lesson plan'],
    });
    const words = [
      ...(at % 5 === 0 ? [{ field: 'keyStages', word: 'Yr 5/6' }] : []),
      ...(at % 9 === 0 ? [{ field: 'subjects', word: 'Phisics' }] : []),
      ...(at === 7 ? [{ field: 'subjects', word: HOSTILE }] : []),
    ];
    return keep(item, words);
  });
}

function listCourses(): HarvestOutcome[] {
  return Array.from({ length: 12 }, (_, at) =>
    keep(
      createCourse(`course-${at}`, {
        title: `Leading a science department ${at < 2 ? 1 : at}`,
        subjects: ['Science'],
        deliveryMode: at % 2 === 0 ? 'ONLINE_LIVE' : null,
        sessions: [createSession('2027-03-02T09:30:00Z')],
      }),
    ),
  );
}

function listRejected(night: number): HarvestOutcome[] {
  const refuse = (code: RejectionCode, place: string, field: string, value: unknown, raw: unknown): HarvestOutcome => ({
    kind: 'rejected',
    rejection: createRejection(code, place, `expected ${field} as a text, got something else`, { field, value }),
    raw,
  });
  return [
    ...Array.from({ length: 3 + (night % 5) }, (_, at) =>
      refuse('MISSING_FIELD', `row ${at + 2}`, 'title', null, { id: at, title: '', body: HOSTILE }),
    ),
    refuse('INVALID_FIELD', 'row 40', 'age', HOSTILE, '<resource age="\u001b[31mred">'),
    refuse('TEST_RECORD', 'row 41', 'title', 'DO NOT USE', { title: 'DO NOT USE' }),
  ];
}

async function writeOther(dataDir: string): Promise<void> {
  const now = (): Date => new Date(BEGIN);
  const catalogue = openSqliteCatalogue({ file: catalogueFile(dataDir, 'raeng'), partner: 'RAENG', now });
  const run = await catalogue.startRun();
  const copy = createResource('raeng:copy', { title: 'Forces', url: 'http://www.partner.invalid/resource-3/' });
  await acceptFeed(run, 'entries', [keep(copy), keep(createResource('raeng:own'))]);
  await run.finish(createSummary(run, { partner: 'RAENG' }));
  await run.close();
  await catalogue.close();
}

function writeDeadLink(dataDir: string): void {
  const book = openLinkBook(linkBookFile(dataDir));
  const url = 'https://partner.invalid/resource-5';
  let record: LinkRecord | null = null;
  for (let day = 0; day < 4; day += 1) {
    const missed = { verdict: 'missed', status: 404, reason: 'answered 404' } as const;
    record = addResult(record, url, missed, new Date(BEGIN + day * DAY_MS));
  }
  if (record !== null) book.keep(record);
  const alive = { verdict: 'alive', status: 200, reason: 'answered 200' } as const;
  book.keep(addResult(null, 'https://partner.invalid/resource-6', alive, new Date(BEGIN)));
  book.close();
}
