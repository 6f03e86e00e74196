// What no item may be: angle brackets are no fault, since its texts are plain. Whatever its partner sends, these are
// the invariants of the partner contract and of the schema's words.
import { DateTime } from 'luxon';
import type { CatalogueItem } from '../../subgraphs/kit/catalogue-item.ts';

const LARGEST_ITEM = 500_000;
const LARGEST_INT = 2 ** 31 - 1;
// Control characters but tab and newline, and what turns the direction of writing.
const UNSAFE = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const TIMES = new Set([
  'start',
  'end',
  'deadline',
  'embargoUntil',
  'bookingClosesAt',
  'firstSeenAt',
  'changedAt',
  'checkedAt',
]);
const ADDRESSES = new Set(['url', 'image', 'bookingUrl', 'otherUrls']);

/** One sentence for each; empty for an item as it should be. */
export function listViolations(item: CatalogueItem, partnerName: string): readonly string[] {
  const found: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) found.push(`${item.id}: ${what}`);
  };
  check(new RegExp(`^${partnerName}:[A-Za-z0-9-]+$`).test(item.id), 'the id');
  check(/^\S(?:[^\n\r]*\S)?$/.test(item.title), `the title ${show(item.title)}`);
  check(item.title.length <= 300, 'the length of the title');
  check(!item.otherUrls.includes(item.url), 'its own address among the others');
  check(new Set(item.otherUrls).size === item.otherUrls.length, 'an address twice');
  check(item.licence !== null, 'no licence');
  check(item.publishedOn === null || DateTime.fromISO(item.publishedOn).isValid, `the day ${show(item.publishedOn)}`);
  check(JSON.stringify(item).length <= LARGEST_ITEM, 'its size');
  if ('sessions' in item) {
    const starts = item.sessions.map(({ start }) => Date.parse(start));
    check(
      starts.every((start, at) => start >= (starts[at - 1] ?? start)),
      'the order of its sessions',
    );
  }
  walk('', item, (name, value) => {
    if (typeof value === 'number') {
      check(Number.isFinite(value), `the number ${value} of ${name}`);
      check(!Number.isInteger(value) || name === 'sizeBytes' || Math.abs(value) <= LARGEST_INT, `${name} ${value}`);
    }
    if (typeof value !== 'string') return;
    check(value.isWellFormed(), `half a sign in ${name}`);
    check(!UNSAFE.test(value), `control characters in ${name} ${show(value)}`);
    if (ADDRESSES.has(name)) check(/^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value), `${name} ${show(value)}`);
    if (TIMES.has(name)) check(DATE_TIME.test(value) && DateTime.fromISO(value).isValid, `${name} ${show(value)}`);
  });
  return found;
}

function walk(name: string, value: unknown, visit: (name: string, value: unknown) => void): void {
  visit(name, value);
  if (Array.isArray(value)) for (const member of value) walk(name, member, visit);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) walk(key, member, visit);
  }
}

function show(text: string | null): string {
  return JSON.stringify((text ?? '').slice(0, 120));
}
