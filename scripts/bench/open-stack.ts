// What the benches measure: all of Signpost in this process, as `npm start` runs it, on free ports and with a data
// directory that is gone afterwards. A partner that is not read whole fails the start, since less is faster.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSettings } from '../../subgraphs/kit/env.ts';
import { createLog, type Logger } from '../../subgraphs/kit/log.ts';
import { toWords } from '../harvest/show-progress.ts';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import { type Everything, startEverything } from '../start/start-everything.ts';

export interface Stack extends Everything {
  readonly sandbox: Sandbox;
  readonly log: Logger;
  /** A new and empty folder, gone with the rest. */
  createFolder(): Promise<string>;
}

/** Takes every setting away from the environment but which records the sandbox serves. */
const ALONE = Object.fromEntries(
  describeSettings()
    .filter(({ name }) => name !== 'SANDBOX_DATA')
    .map(({ name }) => [name, '']),
);

/** `signal` gives up the start between two steps. */
export async function openStack(tell: (line: string) => void, signal: AbortSignal): Promise<Stack> {
  await using opening = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'signpost-bench-'));
  opening.defer(() => rm(folder, { recursive: true, force: true }));
  const log = createLog('silent');
  const overrides = { ...ALONE, DATA_DIR: join(folder, 'data'), HOST: '127.0.0.1', PORT: '0', SANDBOX_PORT: '0' };
  const everything = await startEverything({ log, tell, overrides, signal });
  opening.defer(() => everything.close());
  const { sandbox } = everything;
  if (sandbox === null) throw new Error('the benches read from the sandbox, and it was not started');
  const unread = (await everything.harvest()).filter(({ summary }) => summary?.complete !== true);
  if (unread.length > 0) {
    throw new Error(unread.map((outcome) => `${outcome.name}: ${toWords(outcome)}`).join('\n'));
  }
  const all = opening.move();
  return {
    ...everything,
    sandbox,
    log,
    createFolder: () => mkdtemp(join(folder, 'round-')),
    close: () => all.disposeAsync(),
  };
}
