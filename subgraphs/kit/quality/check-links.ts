// Asks for a number of addresses and keeps what it showed, one by one, so that a run that is stopped loses nothing and the
// next one goes on from there. One host is asked one address at a time; several hosts at once.
import type { HttpClient } from '../http/http-client.ts';
import { askLink } from './ask-link.ts';
import type { LinkBook } from './link-book.ts';
import { addResult, isDue, type LinkRecord, type LinkResult } from './link-check.ts';

const HOSTS_AT_ONCE = 8;

export interface LinkChoice {
  /** At most `limit`: first those that were missed, then those never asked, then those asked longest ago. */
  readonly chosen: readonly string[];
  /** How many are due, the chosen ones among them. */
  readonly due: number;
}

export function chooseLinks(book: LinkBook, urls: Iterable<string>, limit: number, now: Date): LinkChoice {
  const due = [...new Set(urls)]
    .map((url) => ({ url, record: book.find(url) }))
    .filter(({ record }) => isDue(record, now))
    .sort((one, other) => toRank(one.record).localeCompare(toRank(other.record)));
  return { chosen: due.slice(0, limit).map(({ url }) => url), due: due.length };
}

/** Sorts as text: the moment begins with a digit of the years since 2000. */
function toRank(record: LinkRecord | null): string {
  if (record === null) return '1';
  return `${record.verdict === 'missed' ? 0 : 2} ${record.checkedAt}`;
}

export interface CheckLinksOptions {
  readonly client: HttpClient;
  readonly book: LinkBook;
  readonly urls: readonly string[];
  readonly now: () => Date;
  /** Ends the run early; what was found out so far is kept. */
  readonly signal: AbortSignal;
}

/** What is now known of each address asked, in no order. */
export async function checkLinks(options: CheckLinksOptions): Promise<readonly LinkRecord[]> {
  const hosts = [...Map.groupBy(options.urls, (url) => URL.parse(url)?.host ?? '').values()];
  const found: LinkRecord[] = [];
  const work = async (): Promise<void> => {
    for (let urls = hosts.shift(); urls !== undefined; urls = hosts.shift()) {
      let last: LinkResult = { verdict: 'unclear', status: null, reason: 'not asked' };
      for (const url of urls) {
        if (options.signal.aborted) return;
        // A site in trouble is not asked for all of its pages: what was wrong with the last one counts for the others.
        const result = (await askLink(options.client, url, options.signal)) ?? { ...last, status: null };
        found.push(keepResult(url, result, options));
        last = result;
      }
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: HOSTS_AT_ONCE }, work));
  const fault = workers.find((worker) => worker.status === 'rejected');
  if (fault !== undefined && !options.signal.aborted) throw fault.reason;
  return found;
}

function keepResult(url: string, result: LinkResult, { book, now }: CheckLinksOptions): LinkRecord {
  const record = addResult(book.find(url), url, result, now());
  book.keep(record);
  return record;
}
