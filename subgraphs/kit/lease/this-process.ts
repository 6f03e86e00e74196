// Who this process is to other processes, on this machine and on others, and whether such a one still lives. What the
// system does not tell is null, and nobody is taken for dead by it.
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

export const processIdentity = z.object({
  /** For people. */
  host: z.string().max(300),
  /** Alike for processes whose ids mean the same; null where the system does not tell. */
  machine: z.string().max(300).nullable(),
  pid: z.number().int().positive(),
  /** When the process began, in the system's own ticks: ids are used again, a second process has begun later. */
  began: z.string().max(40).nullable(),
});

export type ProcessIdentity = Readonly<z.infer<typeof processIdentity>>;

export function identifyThisProcess(): ProcessIdentity {
  return { host: hostname(), machine: readMachine(), pid: process.pid, began: readProcess(process.pid)?.began ?? null };
}

/** Null when this process cannot know: the other one runs elsewhere, or the system tells too little. */
export function isAlive(other: ProcessIdentity): boolean | null {
  const machine = readMachine();
  if (machine === null || machine !== other.machine) return null;
  const found = readProcess(other.pid);
  if (found === null) return isSignalled(other.pid) ? null : false;
  if (found.isDefunct) return false;
  return other.began === null ? null : found.began === other.began;
}

/** The boot and the space of process ids: containers on one machine may share a name and number alike. */
function readMachine(): string | null {
  const boot = readOrNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const processes = readOrNull(() => readlinkSync('/proc/self/ns/pid'));
  return boot === null || processes === null ? null : `${hostname()} ${boot} ${processes}`;
}

function readProcess(pid: number): { readonly began: string; readonly isDefunct: boolean } | null {
  const stat = readOrNull(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The name, in brackets, may hold anything; after it stand the state and, as the twentieth, the beginning.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const began = fields?.[19];
  if (fields === undefined || began === undefined) return null;
  return { began, isDefunct: fields[0] === 'Z' || fields[0] === 'X' };
}

function isSignalled(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function readOrNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
