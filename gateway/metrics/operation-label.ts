// What an operation is called in metrics. Clients name operations as they like, and each name would be a series that is
// kept for ever: only our own names are told apart.
import { Kind } from 'graphql';
import * as documents from '../../schema/operations.generated.ts';

/** Asked by readiness.ts. */
const PROBE = 'Readiness';

const KNOWN: ReadonlySet<string> = new Set([
  PROBE,
  ...Object.values(documents).flatMap(({ definitions }) =>
    definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? (one.name?.value ?? []) : [])),
  ),
]);

/** A name of schema/operations, `anonymous` or `other`. */
export function toOperationLabel(name: string | null | undefined): string {
  if (name === null || name === undefined || name === '') return 'anonymous';
  return KNOWN.has(name) ? name : 'other';
}
