// Keeps a reading that is suddenly far from the last one out of the Catalogue: fewer items, more rejections, or a field
// gone from all of them. Each guard answers null, a warning, or a refusal with its numbers. Pure.

import { describeDrift, type FieldFills } from './field-fills.ts';
import type { DriftLimits, ShareLimits } from './guard-limits.ts';
import type { RejectionCounts } from './harvest-counts.ts';

export type GuardName = 'shrink' | 'rejections' | 'drift';

export interface Judgement {
  readonly guard: GuardName;
  readonly level: 'warn' | 'refuse';
  /** For the operator: one line with the numbers. */
  readonly message: string;
}

/** The loss of all of as many items is never within the floor. */
const ALL_OF = 5;

export interface ShrinkQuestion {
  /** What the items belong to, in words for the report. */
  readonly whole: string;
  /** Items that the last reading taken over had. */
  readonly items: number;
  /** How many of them this one has not, whether they go now or when they are missed again. */
  readonly lost: number;
}

export function judgeShrink({ whole, items, lost }: ShrinkQuestion, limits: ShareLimits): Judgement | null {
  const isAll = items >= ALL_OF && lost >= items;
  const level = isAll ? 'refuse' : toLevel(lost, items, limits);
  if (level === null) return null;
  const allowed = describeAllowed(level, limits, 'items');
  return { guard: 'shrink', level, message: `this would remove ${lost} of the ${items} items of ${whole}; ${allowed}` };
}

export interface RejectionsQuestion {
  readonly feed: string;
  readonly read: number;
  readonly rejections: RejectionCounts;
  /** False when the feed has no items that a refusal could protect: then there are warnings only. */
  readonly hasItems: boolean;
}

/** Records that are no items by our own settings count neither as read nor as rejected. */
export function judgeRejections(
  { feed, read, rejections, hasItems }: RejectionsQuestion,
  limits: ShareLimits,
): Judgement | null {
  const { NOT_AN_ITEM: aside = 0, ...others } = rejections;
  const rejected = Object.values(others).reduce((sum, count) => sum + count, 0);
  const records = read - aside;
  const level = toLevel(rejected, records, limits);
  if (level === null) return null;
  const reasons = Object.entries(others).map(([code, count]) => `${code} ${count}`);
  const what = `${rejected} of the ${records} records of '${feed}' are rejected (${reasons.join(', ')})`;
  const message = `${what}; ${describeAllowed(level, limits, 'records')}`;
  return { guard: 'rejections', level: hasItems ? level : 'warn', message };
}

/** Fields that items of a family had the last time and have no more. */
export function judgeDrift(
  feed: string,
  { before, now }: { readonly before: FieldFills; readonly now: FieldFills },
  limits: DriftLimits,
): Judgement | null {
  const gone = describeDrift(before, now, limits);
  if (gone.length === 0) return null;
  const message = `items of '${feed}' have lost what at least ${toPercent(limits.filled)} of them had: ${gone.join('; ')}`;
  return { guard: 'drift', level: 'refuse', message };
}

function toLevel(
  count: number,
  whole: number,
  { warnAbove, refuseAbove, floor }: ShareLimits,
): Judgement['level'] | null {
  if (count <= floor) return null;
  if (count > whole * refuseAbove) return 'refuse';
  return count > whole * warnAbove ? 'warn' : null;
}

function describeAllowed(level: Judgement['level'], limits: ShareLimits, unit: string): string {
  if (level === 'warn') return `more than ${toPercent(limits.refuseAbove)} would be refused`;
  return `allowed are ${toPercent(limits.refuseAbove)} or ${limits.floor} ${unit}`;
}

function toPercent(part: number): string {
  return `${Math.round(part * 1_000) / 10}%`;
}
