// Whether an index has the settings in force that it was given, asked of the engine itself: one that left some out would
// answer every search, and answer it wrongly. Such an index is not let live.
import { isDeepStrictEqual } from 'node:util';
import type { Settings } from 'meilisearch';
import { IndexError } from './index-error.ts';
import type { IndexWriter } from './index-writer.ts';

/** Lists whose order means something; the engine gives the others back in an order of its own. */
const ORDERED: readonly string[] = ['searchableAttributes', 'rankingRules'];

/** Throws an IndexError INDEX_UNSET that names the settings; what is not in `wanted` may be as it likes. */
export async function assertSettings(writer: IndexWriter, uid: string, wanted: Settings): Promise<void> {
  const inForce = new Map<string, unknown>(Object.entries(await writer.readSettings(uid)));
  const others = Object.entries(wanted).filter(([name, value]) => !isInForce(value, inForce.get(name), name));
  if (others.length === 0) return;
  const names = others.map(([name]) => name).join(', ');
  throw new IndexError('INDEX_UNSET', `the new index has other settings in force than it was given: ${names}`);
}

/** Of a record, all that is wanted has to be there; a list has to be the same. */
function isInForce(wanted: unknown, held: unknown, name: string): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(held)) return false;
    return ORDERED.includes(name) ? isDeepStrictEqual(wanted, held) : isDeepStrictEqual(inOrder(wanted), inOrder(held));
  }
  if (typeof wanted !== 'object' || wanted === null) return wanted === held;
  if (typeof held !== 'object' || held === null) return false;
  const heldFields = new Map<string, unknown>(Object.entries(held));
  return Object.entries(wanted).every(([field, value]) => isInForce(value, heldFields.get(field), field));
}

function inOrder(list: readonly unknown[]): readonly string[] {
  return list.map((part) => JSON.stringify(part)).sort();
}
