// Keeps one piece of work to one run at a time: by a lease, which holds across hosts, and within it by a lock of the
// operating system's, which no mistake about who is alive can break on one host.
import { holdLock } from './hold-lock.ts';
import { takeLease } from './take-lease.ts';

export interface HeldRun {
  /** False once another run has taken the work over, which happens to a run that could not renew its lease. */
  isHeld(): boolean;
  release(): void;
}

export type RunHold =
  | { readonly taken: true; readonly held: HeldRun }
  | { readonly taken: false; readonly holder: string };

/** `path` of a lock file; the lease stands beside it as `<path>.lease`. Never waits. */
export function holdRun(path: string, runId: string): RunHold {
  const outcome = takeLease({ path: `${path}.lease`, runId });
  if (!outcome.taken) return outcome;
  const { lease } = outcome;
  try {
    const lock = holdLock(path);
    if (lock === null) {
      lease.release();
      return { taken: false, holder: 'a run that holds the lock without a lease' };
    }
    return {
      taken: true,
      held: {
        isHeld: () => lease.isHeld(),
        release() {
          lock.release();
          lease.release();
        },
      },
    };
  } catch (error) {
    lease.release();
    throw error;
  }
}
