// What must hold whatever becomes of the ranking: these queries find these items first, or among the first few.
import { z } from 'zod';
import type { AnsweredHit } from './search-answer.ts';

const query = z.string().trim().min(1);

const invariant = z.union([
  z.strictObject({ query, first: z.string() }).readonly(),
  z
    .strictObject({ query, within: z.number().int().min(1).max(10), ids: z.array(z.string()).min(1).readonly() })
    .readonly(),
]);

/** The shape of invariants.json. */
export const invariants = z.array(invariant).min(1).readonly();

export type Invariant = z.infer<typeof invariant>;

/** What is wrong, in a line; null when the invariant holds. */
export function findBreach(invariant: Invariant, hits: readonly AnsweredHit[]): string | null {
  const [within, ids] = 'first' in invariant ? [1, [invariant.first]] : [invariant.within, invariant.ids];
  const seen = new Set(hits.slice(0, within).flatMap((hit) => hit.ids));
  const missing = ids.filter((id) => !seen.has(id));
  if (missing.length === 0) return null;
  const came = hits.slice(0, within).map(({ title, ids: [id] }) => `${title} (${id})`);
  return `${invariant.query}: expected ${missing.join(', ')} within the first ${within}, got ${came.join('; ') || 'nothing'}`;
}
