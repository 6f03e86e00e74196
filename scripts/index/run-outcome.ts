// What the exit code of the command makes of a run. Pure.
import { IndexError } from '../../subgraphs/discovery/indexing/index-error.ts';
import type { IndexReport } from '../../subgraphs/discovery/indexing/index-run.ts';
import { toIndexError } from '../../subgraphs/discovery/indexing/to-index-error.ts';
import { PrivateMeilisearchError } from '../meilisearch/meilisearch-binary.ts';

export const EXIT = { complete: 0, fault: 1, usage: 2, unread: 3, engine: 5, running: 6, ask: 7 } as const;

/** For --help: every exit code of the command. */
export const EXIT_CODES = `
Exit codes:
  0    the index is what the catalogues are
  1    an unexpected fault of Signpost or of its store
  2    called wrongly, a setting is missing or at fault, or there is no index to roll back to
  3    a partner could not be read to the end; what the index has of it stays
  5    Meilisearch could not be started, did not answer, or failed; the next run goes on from there
  6    another run is at work, or took the place of this one
  7    the index has to be built anew, and INDEX_REBUILD is 'ask': run again with --full
  130  stopped by SIGINT; 143: by SIGTERM
`;

export function toExitCode({ partners, refresh, build }: IndexReport): number {
  const failures = [...partners.map(({ failure }) => failure), refresh?.failure ?? null];
  const isWhole = failures.every((failure) => failure === null) && build?.swapped !== false;
  return isWhole ? EXIT.complete : EXIT.unread;
}

export interface RunError {
  readonly exitCode: number;
  readonly code: string;
  readonly message: string;
}

/** An error that ended the run, where it is one of those that a run can meet; null for a fault of ours. */
export function toRunError(thrown: unknown): RunError | null {
  // Making the keys is none of the writer's work; its errors are named as the writer names its own.
  const error = toIndexError(thrown);
  if (error instanceof IndexError) {
    return { exitCode: toErrorCode(error), code: error.code, message: error.message };
  }
  if (error instanceof PrivateMeilisearchError) {
    return { exitCode: EXIT.engine, code: 'ENGINE_NOT_STARTED', message: error.message };
  }
  return null;
}

function toErrorCode({ code, isOfEngine }: IndexError): number {
  if (code === 'INDEX_RUNNING') return EXIT.running;
  if (code === 'INDEX_REBUILD_NEEDED') return EXIT.ask;
  if (code === 'INDEX_NO_PREVIOUS') return EXIT.usage;
  return isOfEngine ? EXIT.engine : EXIT.fault;
}
