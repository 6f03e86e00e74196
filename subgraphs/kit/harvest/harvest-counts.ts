// Adds up what feeds did. Pure.
import type { RejectionCode } from '../rejection.ts';
import type { FeedSummary, HarvestCounts } from './harvest-summary.ts';

export type RejectionCounts = Readonly<Partial<Record<RejectionCode, number>>>;

export function sumCounts(feeds: readonly HarvestCounts[]): HarvestCounts {
  const sum = (field: keyof HarvestCounts): number => feeds.reduce((total, feed) => total + feed[field], 0);
  return {
    read: sum('read'),
    kept: sum('kept'),
    rejected: sum('rejected'),
    items: sum('items'),
    added: sum('added'),
    changed: sum('changed'),
    removed: sum('removed'),
  };
}

export function sumRejections(parts: readonly RejectionCounts[]): RejectionCounts {
  const total = new Map<string, number>();
  for (const [code, count] of parts.flatMap((part) => Object.entries(part))) {
    total.set(code, (total.get(code) ?? 0) + count);
  }
  return Object.fromEntries([...total].sort());
}

/** Every record read must have ended in exactly one place; throws when one has not. */
export function assertAccounted({ name, read, kept, rejected }: FeedSummary): void {
  if (read !== kept + rejected) {
    throw new Error(`feed '${name}': ${read} records were read, but ${kept} kept and ${rejected} rejected`);
  }
}
