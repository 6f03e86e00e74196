// The operator's word that a run may pass the guards, as it is kept: who gave it, when and why. A word without a reason,
// or for partners that are not named, is a UsageError.
import { hostname, userInfo } from 'node:os';
import type { HarvestAcceptance } from '../../subgraphs/kit/harvest/harvest-summary.ts';
import { toPlainText } from '../../subgraphs/kit/harvest/plain-text.ts';
import { UsageError } from './usage-error.ts';

/** @param partners as named on the command line */
export function toAcceptance(reason: string, partners: readonly string[], now: Date): HarvestAcceptance {
  const plain = toPlainText(reason);
  const faults = [
    ...(plain === '' ? ['--accept-shrink needs a reason: it is kept with the run'] : []),
    ...(partners.length === 0
      ? ['--accept-shrink needs --partner: it is for those whose refusal was looked into']
      : []),
  ];
  if (faults.length > 0) throw new UsageError(faults);
  return { by: `${readUser()}@${hostname()}`, reason: plain, at: now.toISOString() };
}

function readUser(): string {
  try {
    return userInfo().username;
  } catch {
    // In a container the process may run as a number that has no name.
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
