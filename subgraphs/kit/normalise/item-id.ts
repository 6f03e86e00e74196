// Makes the global, lasting id of an item from what its partner calls it. Pure; the same parts always give the same id,
// and different parts different ones, whatever signs or length they have.
import { createHash } from 'node:crypto';

const LONGEST_LOCAL = 80;
const HASH_DIGITS = 12;
// Enough to fill the id; the hash is of the whole part.
const LONGEST_PART = 200;

/**
 * `createItemId('stem-learning', '12345')` is `stem-learning:12345`, and of several parts `a--b`. Where the parts cannot
 * be written in letters, digits and single hyphens within 80 characters, a short hash of them ends the id.
 */
export function createItemId(partnerSlug: string, ...parts: readonly string[]): string {
  const slugs = parts.map(toSlug);
  const local = slugs.join('--');
  const isExact = slugs.every((slug, at) => slug !== '' && slug === parts[at]);
  if (isExact && local !== '' && local.length <= LONGEST_LOCAL) return `${partnerSlug}:${local}`;
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, HASH_DIGITS);
  const room = local.slice(0, LONGEST_LOCAL - HASH_DIGITS - 1).replace(/^-+|-+$/g, '');
  return `${partnerSlug}:${room === '' ? hash : `${room}-${hash}`}`;
}

function toSlug(part: string): string {
  return part
    .slice(0, LONGEST_PART)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
