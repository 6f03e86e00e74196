// A lease on a piece of work, for processes and hosts that share a folder: it has an owner, lasts as long as it is
// renewed, and is free again at once when its owner is gone, or soon when nobody can tell.
import {
  createLeaseFile,
  type FoundLease,
  type LeaseOwner,
  readFileClockMs,
  readLeaseFile,
  removeLeaseFile,
  renewLeaseFile,
} from './lease-file.ts';
import { identifyThisProcess, isAlive } from './this-process.ts';

export interface Lease {
  /** True while the work is this run's; renews the lease. False once another has taken it. */
  isHeld(): boolean;
  release(): void;
}

export type LeaseOutcome =
  | { readonly taken: true; readonly lease: Lease }
  | {
      readonly taken: false;
      /** Who holds it, in words. */
      readonly holder: string;
    };

export interface LeaseOptions {
  /** Of the lease's file; its folder must be there. */
  readonly path: string;
  readonly runId: string;
  readonly holdsForMs?: number;
  readonly renewEveryMs?: number;
}

/** Longer than any step during which a run cannot renew. */
const HOLDS_FOR_MS = 5 * 60_000;
const RENEW_EVERY_MS = 60_000;
const MOST_TRIES = 5;

/** Takes the lease or says who has it, without waiting. */
export function takeLease(options: LeaseOptions): LeaseOutcome {
  const { path, runId, holdsForMs = HOLDS_FOR_MS } = options;
  const owner = { ...identifyThisProcess(), runId, takenAt: new Date().toISOString(), holdsForMs };
  for (let tried = 1; tried <= MOST_TRIES; tried += 1) {
    if (createLeaseFile(path, owner)) return { taken: true, lease: keep(owner, options) };
    const found = readLeaseFile(path);
    if (found === null) continue;
    if (!isVoid(found, options)) return { taken: false, holder: describe(found.owner) };
    removeLeaseFile(path, found, runId);
  }
  return { taken: false, holder: 'several runs that begin at this moment' };
}

function isVoid({ owner, renewedAtMs }: FoundLease, { path, runId, holdsForMs = HOLDS_FOR_MS }: LeaseOptions): boolean {
  const alive = owner === null ? null : isAlive(owner);
  if (alive !== null) return !alive;
  const ageMs = readFileClockMs(`${path}.${runId}`) - renewedAtMs;
  // Either way: a lease renewed in the future is one from before a clock was put back.
  return Math.abs(ageMs) > (owner?.holdsForMs ?? holdsForMs);
}

function keep(owner: LeaseOwner, { path, renewEveryMs = RENEW_EVERY_MS }: LeaseOptions): Lease {
  const renewal = setInterval(() => {
    try {
      renewLeaseFile(path, owner);
    } catch {
      // The folder does not answer now; whoever asks `isHeld` is told the truth when it counts.
    }
  }, renewEveryMs);
  renewal.unref();
  return {
    isHeld: () => renewLeaseFile(path, owner),
    release() {
      clearInterval(renewal);
      const found = readLeaseFile(path);
      if (found?.owner?.runId === owner.runId) removeLeaseFile(path, found, owner.runId);
    },
  };
}

function describe(owner: LeaseOwner | null): string {
  if (owner === null) return 'an unknown run';
  return `run ${owner.runId}, process ${owner.pid} on ${owner.host}, since ${owner.takenAt}`;
}
