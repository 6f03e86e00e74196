// The file of a lease: made by one process alone whatever the file system, read by any. A file that is half written or no
// lease at all is one of an unknown owner. Other faults of the file system are thrown.
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import { processIdentity } from './this-process.ts';

const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

const leaseOwner = processIdentity.extend({
  runId: z.string().min(1).max(100),
  takenAt: z.string().max(40),
  /** After each renewal. Bounded, so that no file claims to hold for ever. */
  holdsForMs: z.number().positive().max(3_600_000),
});

export type LeaseOwner = Readonly<z.infer<typeof leaseOwner>>;

export interface FoundLease {
  readonly owner: LeaseOwner | null;
  readonly text: string;
  readonly renewedAtMs: number;
}

/** False when there is a lease already. */
export function createLeaseFile(path: string, owner: LeaseOwner): boolean {
  return createFile(path, JSON.stringify(owner));
}

/** Null without a lease. */
export function readLeaseFile(path: string): FoundLease | null {
  try {
    const text = readFileSync(path, 'utf8');
    return { owner: parseOwner(text), text, renewedAtMs: statSync(path).mtimeMs };
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Writes the lease again, if it is still this run's; false when it is not. */
export function renewLeaseFile(path: string, owner: LeaseOwner): boolean {
  let file: number;
  try {
    file = openSync(path, 'r+');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
  try {
    // Through one handle: had another run put its own in the place just now, this one would write to what it moved away.
    if (parseOwner(readFileSync(file, 'utf8'))?.runId !== owner.runId) return false;
    writeSync(file, JSON.stringify(owner), 0);
    return true;
  } finally {
    closeSync(file);
  }
}

/** Takes a lease away that was found to be void; false when another run was quicker. */
export function removeLeaseFile(path: string, found: FoundLease, runId: string): boolean {
  const aside = `${path}.${runId}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
  const moved = readFileSync(aside, 'utf8');
  // Another run took the void one's place between our look and our move: what we hold is its lease, and goes back.
  const isVoidOne = moved === found.text;
  if (!isVoidOne) createFile(path, moved);
  rmSync(aside, { force: true });
  return isVoidOne;
}

/**
 * The present by the clock that stamps the lease, which on a shared folder is its server's: hosts disagree on the time.
 * @param probe a file of this run's own
 */
export function readFileClockMs(probe: string): number {
  try {
    writeFileSync(probe, '');
    return statSync(probe).mtimeMs;
  } catch {
    return Date.now();
  } finally {
    rmSync(probe, { force: true });
  }
}

function parseOwner(text: string): LeaseOwner | null {
  try {
    return leaseOwner.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A process that is killed here must not leave half a lease: nobody could tell whose it is, nor that its owner is gone. */
function createFile(path: string, text: string): boolean {
  const whole = `${path}.${randomUUID()}`;
  try {
    writeFileSync(whole, text);
    linkSync(whole, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    if (NO_LINKS.some((code) => isCode(error, code))) return createFileInPlace(path, text);
    throw error;
  } finally {
    rmSync(whole, { force: true });
  }
}

/** Where the file system has no links. */
function createFileInPlace(path: string, text: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
  try {
    writeSync(file, text);
    return true;
  } catch (error) {
    // A full disk: an empty file would keep the next run out.
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
