// Whether a record is on offer, as far as its page says; that time has passed is not judged here. Pure.
import type { ItemStatus } from '../../schema/shared.generated.ts';
import type { NodeRecord } from './feed-node.ts';
import { isSoldOut } from './offers.ts';

/** True for what the page itself calls a draft. */
export function isDraft({ creativeWorkStatus }: NodeRecord): boolean {
  return /^(?:draft|unpublished|hidden)$/i.test(creativeWorkStatus ?? '');
}

export function toStatus({ creativeWorkStatus, occasion }: NodeRecord, isCancelled: boolean): ItemStatus {
  const words = creativeWorkStatus ?? '';
  if (/\b(?:archived?|obsolete|retired|superseded)\b/i.test(words)) return 'ARCHIVED';
  const isClosed = /\b(?:closed|ended|expired|withdrawn|cancell?ed)\b/i.test(words);
  return isClosed || isCancelled || isSoldOut(occasion.offers) ? 'CLOSED' : 'CURRENT';
}
