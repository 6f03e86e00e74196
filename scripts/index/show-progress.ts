// Shows a run at work: live lines on a terminal, a line at each end elsewhere, nothing for programs that read the JSON.
// Fails as the run below it does.
import { Listr } from 'listr2';
import type { Partner } from '../../schema/shared.generated.ts';
import type { PartnerPass } from '../../subgraphs/discovery/indexing/index-partner.ts';
import type { IndexEvent, IndexReport } from '../../subgraphs/discovery/indexing/index-run.ts';
import { formatPass, formatRefresh } from './format-report.ts';
import { toFolderName } from './select-partners.ts';

export type ProgressStyle = 'live' | 'lines' | 'none';

type Observe = (event: IndexEvent) => void;
type Run = (observe: Observe) => Promise<IndexReport>;

/** Runs with these partners in view. */
export async function runWithProgress(
  style: ProgressStyle,
  partners: readonly Partner[],
  run: Run,
): Promise<IndexReport> {
  if (style === 'live') return runLive(partners, run);
  return run((event) => {
    const line = style === 'lines' ? toLine(event) : null;
    if (line !== null) console.log(line);
  });
}

function toLine(event: IndexEvent): string | null {
  switch (event.kind) {
    case 'building':
      return `building the index anew: ${event.reason}`;
    case 'partner-done':
      return `${toFolderName(event.pass.partner)}: ${formatPass(event.pass)}`;
    case 'refreshed':
      return `made again: ${formatRefresh(event.pass)}`;
    case 'reading':
      return null;
    default:
      return event satisfies never;
  }
}

/** A live line for each partner, as far as the run has come with it. */
async function runLive(partners: readonly Partner[], run: Run): Promise<IndexReport> {
  const ends = new Map(partners.map((partner) => [partner, Promise.withResolvers<PartnerPass | null>()]));
  const lines: string[] = [];
  const tell = new Map<Partner, (text: string) => void>();
  const running = run((event) => {
    if (event.kind === 'reading') tell.get(event.partner)?.(`${event.changes.toLocaleString('en-GB')} changes`);
    else if (event.kind === 'partner-done') ends.get(event.pass.partner)?.resolve(event.pass);
    else lines.push(toLine(event) ?? '');
  });
  // Partners that the run did not come to are told of by its own failure.
  const settled = running.catch(() => undefined).finally(() => ends.forEach((end) => void end.resolve(null)));
  const tasks = new Listr<void>(
    partners.map((partner) => ({
      title: toFolderName(partner),
      task: async (_context, task) => {
        tell.set(partner, (text) => {
          task.output = text;
        });
        const pass = await ends.get(partner)?.promise;
        const words = pass ? formatPass(pass) : 'not read';
        if (!pass || pass.failure !== null) throw new Error(`${toFolderName(partner)}: ${words}`);
        task.title = `${toFolderName(partner)}: ${words}`;
      },
    })),
    { concurrent: true, exitOnError: false, registerSignalListeners: false },
  );
  await Promise.all([tasks.run(), settled]);
  // Other output would break the live lines while they are drawn.
  for (const line of lines) console.log(line);
  return running;
}
