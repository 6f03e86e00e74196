// What a whole run takes from a partner, over all its feeds: many small ones that fail alike lose a partner everything,
// although none of them alone loses enough for the guard to notice.
import { type Judgement, judgeShrink } from './guard.ts';
import type { ShareLimits } from './guard-limits.ts';

export interface LossTally {
  /** A refusal when as much again would be too much for the partner as a whole; warnings are the feeds' own to give. */
  judge(lost: number): Judgement | null;
  /** Notes what a reading taken over has lost. */
  add(lost: number): void;
  /** True once a loss has been refused. */
  readonly isExceeded: boolean;
}

/** @param items of the partner before the run */
export function createLossTally(items: number, limits: ShareLimits): LossTally {
  let total = 0;
  let isExceeded = false;
  return {
    judge(lost) {
      if (lost === 0) return null;
      const judgement = judgeShrink({ whole: 'the partner', items, lost: total + lost }, limits);
      if (judgement?.level !== 'refuse') return null;
      isExceeded = true;
      return judgement;
    },
    add(lost) {
      total += lost;
    },
    get isExceeded() {
      return isExceeded;
    },
  };
}
