// Shows partners at work side by side: live lines on a terminal, a line at each end elsewhere, nothing for programs that
// read the JSON. Fails as the work below it does.
import { Listr } from 'listr2';
import type { OnFeedProgress } from '../../subgraphs/kit/harvest/harvest-feed-into.ts';
import type { PartnerSubgraph } from '../../subgraphs/kit/subgraph.ts';
import type { RunOutcome } from './run-outcome.ts';

export type ProgressStyle = 'live' | 'lines' | 'none';

type Work = (subgraph: PartnerSubgraph, onProgress: OnFeedProgress) => Promise<RunOutcome>;

/** Runs all partners at once; outcomes in the order of `partners`. */
export async function runWithProgress(
  partners: readonly PartnerSubgraph[],
  style: ProgressStyle,
  work: Work,
): Promise<readonly RunOutcome[]> {
  if (style === 'live') return runLive(partners, work);
  const tell = style === 'lines' ? console.log : () => {};
  return Promise.all(
    partners.map(async (subgraph) => {
      tell(`${subgraph.name}: harvesting`);
      const outcome = await work(subgraph, () => {});
      tell(`${subgraph.name}: ${toWords(outcome)}`);
      return outcome;
    }),
  );
}

async function runLive(partners: readonly PartnerSubgraph[], work: Work): Promise<readonly RunOutcome[]> {
  const outcomes = new Map<string, RunOutcome>();
  const tasks = new Listr<void>(
    partners.map((subgraph) => ({
      title: subgraph.title,
      task: async (_context, task) => {
        const outcome = await work(subgraph, (feed, read) => {
          task.output = `${feed}: ${read.toLocaleString('en-GB')} records`;
        });
        outcomes.set(subgraph.name, outcome);
        if (outcome.summary?.complete !== true) throw new Error(`${subgraph.title}: ${toWords(outcome)}`);
        task.title = `${subgraph.title}: ${toWords(outcome)}`;
      },
    })),
    { concurrent: true, exitOnError: false, registerSignalListeners: false },
  );
  await tasks.run();
  return partners.flatMap(({ name }) => outcomes.get(name) ?? []);
}

/** A line about one partner. */
export function toWords({ summary, error }: RunOutcome): string {
  if (summary === null) return `not run: ${error?.message ?? ''}`;
  const { read, added, changed, removed } = summary.totals;
  const result = summary.complete ? 'complete' : 'NOT complete';
  return `${result}; ${read} read, ${added} added, ${changed} changed, ${removed} removed`;
}
