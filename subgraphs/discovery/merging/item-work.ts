// What a search document has to know of the work that its item is a listing of. Data, as discovery's store keeps it.
import { z } from 'zod';
import { PARTNERS } from '../partner-names.ts';

/** Another listing of the work. */
export const otherListing = z
  .object({
    id: z.string(),
    partner: z.enum(PARTNERS),
    url: z.string(),
    /** As toUrlKey compares them. */
    urls: z.array(z.string()),
    codes: z.array(z.string()),
    title: z.string(),
  })
  .readonly();

export const itemWork = z
  .object({
    workId: z.string(),
    /** True for the one listing that stands for the work. */
    preferred: z.boolean(),
    /** In order of partner and id. */
    others: z.array(otherListing),
  })
  .readonly();

export type ItemWork = Readonly<z.infer<typeof itemWork>>;

/** A work's first id, of the item that it was found by; `attempt` counts from 0, for when that one is taken. */
export function toWorkId(itemId: string, attempt = 0): string {
  return attempt === 0 ? `work:${itemId}` : `work:${itemId}~${attempt + 1}`;
}

/** Of an item that no other partner lists. */
export function toAloneWork(itemId: string): ItemWork {
  return { workId: toWorkId(itemId), preferred: true, others: [] };
}
