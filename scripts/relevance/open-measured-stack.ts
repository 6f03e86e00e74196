// All of Signpost in this process over the bundled records, on free ports and with a data directory that is gone
// afterwards. The present is held still, so that the same things are over or to come in every run. A partner that is not
// read whole fails the start: what is not there cannot be found.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSettings } from '../../subgraphs/kit/env.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { startEverything } from '../start/start-everything.ts';
import { SearchTroubleError } from './ask-search.ts';

const PRESENT = new Date('2026-11-21T12:00:00Z');

/** Takes every setting away from the environment, so that nothing but the sandbox is ever asked. */
const ALONE = Object.fromEntries(describeSettings().map(({ name }) => [name, '']));

export interface MeasuredStack {
  readonly gatewayUrl: string;
  close(): Promise<void>;
}

/** `signal` gives up the start between two steps. */
export async function openMeasuredStack(tell: (line: string) => void, signal: AbortSignal): Promise<MeasuredStack> {
  await using opening = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'signpost-relevance-'));
  opening.defer(() => rm(folder, { recursive: true, force: true }));
  const told: string[] = [];
  const everything = await startEverything({
    log: createLog('silent'),
    tell: (line) => {
      told.push(line);
      tell(line);
    },
    overrides: { ...ALONE, DATA_DIR: join(folder, 'data'), HOST: '127.0.0.1', PORT: '0', SANDBOX_PORT: '0' },
    now: () => PRESENT,
    signal,
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new SearchTroubleError(`could not be started: ${String(error)}`, error);
  });
  opening.defer(() => everything.close());
  const unread = told.filter((line) => /\bNOT\b|not run/.test(line));
  if (unread.length > 0) throw new SearchTroubleError(`not everything could be read:\n${unread.join('\n')}`);
  const all = opening.move();
  return { gatewayUrl: everything.gateway.url.replace(/\/$/, ''), close: () => all.disposeAsync() };
}
