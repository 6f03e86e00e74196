// Turns item ids into keys that the index takes as they are. Two ids never share a key, also where case is ignored: the
// engine's filters ignore it. Never fails.
import { createHash } from 'node:crypto';

// The engine takes primary keys of at most 511 bytes; placements add a few to the item's.
const LONGEST_KEY = 480;

/** The key of an item: small letters, digits and `-` stay, any other byte becomes `_` and two hexadecimal digits. */
export function toItemKey(itemId: string): string {
  const key = itemId.replace(/[^a-z0-9-]/gu, (character) =>
    [...Buffer.from(character, 'utf8')].map((byte) => `_${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  // `_-` starts no escaped byte, so a hash is never another id's key.
  return key.length <= LONGEST_KEY ? key : `_-${createHash('sha256').update(itemId).digest('hex')}`;
}

/** The key of an item's placement document; `position` counts from 1. */
export function toPlacementId(itemKey: string, position: number): string {
  return `${itemKey}__${position}`;
}
