// What about an item depends on the present: whether it is still to come, and when a document made now goes out of date.
// Pure: `nowSeconds` is given.
import type { IndexedItemFragment } from '../../../schema/operations.generated.ts';
import { toSessionEnd } from '../../kit/catalogue/status-at.ts';
import type { DocumentSession, SearchDocument } from '../search-document.ts';
import { toSeconds } from './to-sessions.ts';

type Clock = Pick<SearchDocument, 'upcomingUntil' | 'visibleFrom' | 'refreshAt' | 'currency'>;

/** `sessions` are all of the item's. */
export function toClock(item: IndexedItemFragment, sessions: readonly DocumentSession[], nowSeconds: number): Clock {
  const ends = sessions.map((session) => session.upcomingUntil);
  const upcomingUntil = ends.length === 0 ? null : Math.max(...ends);
  const deadline = 'deadline' in item && item.deadline !== null ? toSeconds(item.deadline) : null;
  const visibleFrom = 'embargoUntil' in item && item.embargoUntil !== null ? toSeconds(item.embargoUntil) : 0;
  const changes = [...ends, ...toClosings(item), deadline ?? 0, visibleFrom].filter((moment) => moment > nowSeconds);
  const isOver = [upcomingUntil, deadline].some((moment) => moment !== null && moment <= nowSeconds);
  return {
    upcomingUntil,
    visibleFrom,
    refreshAt: changes.length === 0 ? null : Math.min(...changes),
    currency: item.status === 'ARCHIVED' ? 3 : item.status === 'CLOSED' ? 2 : isOver ? 1 : 0,
  };
}

// Its partner calls an item CURRENT until the end of its sessions, days after the last of them began: the document must be
// made again then too. A second late, since an item is still CURRENT at the very moment of its end.
function toClosings(item: IndexedItemFragment): readonly number[] {
  const sessions = 'sessions' in item ? item.sessions : [];
  return sessions.map((session) => Math.floor(toSessionEnd(session) / 1000) + 1);
}

/**
 * When it was published, or changed after we first saw it, whichever is later. That we first saw it is no news: on the
 * first harvest of a partner it would make everything new.
 */
export function toNewestAt(item: IndexedItemFragment): number | null {
  const published = item.publishedOn === null ? null : toSeconds(item.publishedOn);
  const changed = item.changedAt > item.firstSeenAt ? toSeconds(item.changedAt) : null;
  const moments = [published, changed].filter((moment) => moment !== null);
  return moments.length === 0 ? null : Math.max(...moments);
}
