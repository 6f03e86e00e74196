// Says whether the gateway can do its work: the graph is loaded, and the index answers a tiny search. A partner that is
// down does not count, since search goes on without it.
import type { ExecuteOperation } from './operation.ts';

export interface Fault {
  /** What is not ready, for example `discovery`. */
  readonly name: string;
  readonly reason: string;
}

export type CheckReadiness = () => Promise<readonly Fault[]>;

const PROBE = 'query Readiness { search(first: 1) { total } }';

/** The check answers with every fault; none means ready. */
export function createReadiness(execute: ExecuteOperation): CheckReadiness {
  return async () => {
    const { data, errors } = await execute<{ search: { total: number } | null }>({ document: PROBE });
    const faults = errors.map(({ message, extensions }) => ({
      name: typeof extensions?.service === 'string' ? extensions.service : 'search',
      reason: message,
    }));
    const isEmpty = faults.length === 0 && typeof data?.search?.total !== 'number';
    return isEmpty ? [{ name: 'search', reason: 'search gave no answer' }] : faults;
  };
}
