// What a run of link checks found, and all that counts as dead. Fails as the book does.
import type { LinkBook } from '../../subgraphs/kit/quality/link-book.ts';
import { isDead, type LinkRecord } from '../../subgraphs/kit/quality/link-check.ts';
import type { LinksSummary } from './format-links.ts';

/** `due` is how many addresses were due before; `listed`, who lists each address. */
export function summariseLinks(
  records: readonly LinkRecord[],
  due: number,
  listed: ReadonlyMap<string, readonly string[]>,
  book: LinkBook,
): LinksSummary {
  const count = (verdict: LinkRecord['verdict']): number =>
    records.filter((record) => record.verdict === verdict).length;
  const dead = [...listed].flatMap(([url, partners]) => {
    const record = book.find(url);
    return record !== null && isDead(record) ? [{ ...record, partners }] : [];
  });
  return {
    checked: records.length,
    verdicts: { alive: count('alive'), missed: count('missed'), unclear: count('unclear') },
    left: due - records.length,
    dead,
  };
}
