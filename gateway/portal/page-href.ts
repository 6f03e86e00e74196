// Addresses of the portal's pages for one item and one topic. Pure.
import { toAddress } from './search-request.ts';

/** The page of an item; `near` is the place box, empty for none. */
export function toItemHref(id: string, near: string): string {
  return toAddress('/item', [
    ['id', id],
    ['near', near],
  ]);
}

/** The page of a topic; `stage` is a key stage or empty, `near` the place box. */
export function toTopicHref(name: string, stage: string, near: string): string {
  return toAddress('/topic', [
    ['name', name],
    ['stage', stage],
    ['near', near],
  ]);
}
