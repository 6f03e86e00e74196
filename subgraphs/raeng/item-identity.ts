// The id of an item from the id of its entry, for the entry itself and for its tombstone. Pure; an entry's id never
// changes, whatever becomes of its title and address.
import { createItemId } from '../kit/normalise/item-id.ts';

const PARTNER_SLUG = 'raeng';
const ENDS_IN_UUID = /^(?:tag:[^:]+:|urn:uuid:)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The UUID of `tag:raeng.org.uk,2026:<uuid>` and `urn:uuid:<uuid>`; of other ids what createItemId makes of the whole. */
export function toItemId(entryId: string): string {
  const uuid = ENDS_IN_UUID.exec(entryId)?.[1];
  return createItemId(PARTNER_SLUG, uuid?.toLowerCase() ?? entryId);
}
