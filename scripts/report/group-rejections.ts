// Gathers a partner's rejections by reason, with a few examples of each. Fails as the Catalogue does.
import type { CatalogueReader, KeptRejection, RejectionPage } from '../../subgraphs/kit/catalogue/catalogue.ts';
import { REJECTION_CODES, type RejectionCode } from '../../subgraphs/kit/rejection.ts';
import type { RejectionExample, RejectionGroup } from './partner-report.ts';
import { REASONS } from './report-words.ts';

const EXAMPLES = 3;
const LONGEST_EXCERPT = 600;
const PAGE_SIZE = 500;

/** What can be mended first, and within that the most frequent reason first. */
export async function groupRejections(catalogue: Pick<CatalogueReader, 'rejections'>): Promise<RejectionGroup[]> {
  const records = new Map<RejectionCode, number>();
  const examples = new Map<RejectionCode, KeptRejection[]>();
  let after: number | null = null;
  do {
    const page: RejectionPage = await catalogue.rejections({ feed: null, after, first: PAGE_SIZE });
    for (const rejection of page.rejections) {
      const { code } = rejection;
      records.set(code, (records.get(code) ?? 0) + rejection.records);
      examples.set(code, addExample(examples.get(code) ?? [], rejection));
    }
    after = page.next;
  } while (after !== null);
  return REJECTION_CODES.flatMap((code) => {
    const count = records.get(code);
    return count === undefined ? [] : [{ code, records: count, examples: (examples.get(code) ?? []).map(toExample) }];
  }).sort(
    (one, other) =>
      Number(REASONS[other.code].isFault) - Number(REASONS[one.code].isFault) || other.records - one.records,
  );
}

/** Three that differ say more than three of a kind. */
function addExample(kept: readonly KeptRejection[], rejection: KeptRejection): KeptRejection[] {
  if (kept.length < EXAMPLES) return [...kept, rejection];
  const isOfKind = (one: KeptRejection): boolean => one.field === rejection.field && one.feed === rejection.feed;
  const repeat = kept.findIndex((one, at) => kept.findIndex((other) => isSameKind(one, other)) !== at);
  if (repeat < 0 || kept.some(isOfKind)) return [...kept];
  return kept.with(repeat, rejection);
}

function isSameKind(one: KeptRejection, other: KeptRejection): boolean {
  return one.field === other.field && one.feed === other.feed;
}

function toExample({ feed, recordId, field, value, message, raw }: KeptRejection): RejectionExample {
  const isLong = raw !== null && raw.length > LONGEST_EXCERPT;
  const excerpt = isLong ? `${raw.slice(0, LONGEST_EXCERPT).toWellFormed()}…` : raw;
  return { feed, place: recordId, field, value, expected: message, raw: excerpt };
}
