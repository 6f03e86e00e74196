// Gathers all that a report says out of the Catalogues and the book of links. Fails as they do; another partner that was
// never harvested has nothing in common with this one.
import type { CatalogueReader } from '../../subgraphs/kit/catalogue/catalogue.ts';
import type { CatalogueItem } from '../../subgraphs/kit/catalogue-item.ts';
import { describeFailure } from '../../subgraphs/kit/harvest/harvest-failure.ts';
import type { HarvestSummary } from '../../subgraphs/kit/harvest/harvest-summary.ts';
import { listLinks } from '../../subgraphs/kit/quality/item-links.ts';
import type { LinkBook } from '../../subgraphs/kit/quality/link-book.ts';
import { isDead } from '../../subgraphs/kit/quality/link-check.ts';
import { readAllItems } from '../../subgraphs/kit/quality/read-all-items.ts';
import { suggestTerms } from '../../subgraphs/kit/quality/suggest-terms.ts';
import type { PartnerSubgraph } from '../../subgraphs/kit/subgraph.ts';
import { toFamilyFields, toUnknownFields } from './field-lines.ts';
import { createDuplicateFinder, type OtherCatalogue } from './find-duplicates.ts';
import { groupRejections } from './group-rejections.ts';
import type { DeadLink, PartnerReport, RunLine } from './partner-report.ts';
import { listAdvice } from './what-to-fix.ts';

const RUNS = 30;
const WORDS = 40;

export interface ReportSources {
  readonly subgraph: Pick<PartnerSubgraph, 'partner' | 'title'>;
  readonly catalogue: CatalogueReader;
  readonly others: readonly OtherCatalogue[];
  readonly book: Pick<LinkBook, 'find'>;
  readonly now: Date;
}

export async function collectReport({ subgraph, catalogue, others, book, now }: ReportSources): Promise<PartnerReport> {
  const qualities = await catalogue.qualities(RUNS);
  const words = await catalogue.unknownWords(WORDS);
  const links = createLinkLines(book);
  const duplicates = createDuplicateFinder();
  for await (const item of readAllItems(catalogue)) {
    links.add(item);
    duplicates.add(item);
  }
  const findings = {
    partner: subgraph.partner,
    title: subgraph.title,
    madeAt: now.toISOString(),
    runs: (await catalogue.reports(RUNS)).map(toRunLine).reverse(),
    rejected: await groupRejections(catalogue),
    families: toFamilyFields(qualities),
    unknownFields: toUnknownFields(qualities),
    unknownWords: words.map((word) => ({ ...word, suggestions: suggestTerms(word.field, word.word) })),
    links: links.total(),
    duplicates: await duplicates.finish(others),
  };
  return { ...findings, fixFirst: listAdvice(findings) };
}

function toRunLine({ runId, finishedAt, complete, failure, feeds, totals }: HarvestSummary): RunLine {
  const { read, kept, rejected, items, added, changed, removed } = totals;
  const failures = [
    ...(failure === null ? [] : [describeFailure(failure)]),
    ...feeds.flatMap((feed) => (feed.failure === null ? [] : [`${feed.name}: ${describeFailure(feed.failure)}`])),
  ];
  return { runId, finishedAt, complete, read, kept, rejected, items, added, changed, removed, failures };
}

function createLinkLines(book: Pick<LinkBook, 'find'>) {
  const seen = new Set<string>();
  const dead: DeadLink[] = [];
  let checked = 0;
  return {
    add(item: CatalogueItem): void {
      for (const url of listLinks(item)) {
        if (seen.has(url)) continue;
        seen.add(url);
        const record = book.find(url);
        if (record === null) continue;
        checked += 1;
        if (!isDead(record)) continue;
        const { reason, misses, firstMissedAt } = record;
        dead.push({
          url,
          reason,
          misses,
          firstMissedAt: firstMissedAt ?? record.checkedAt,
          item: { title: item.title, url: item.url },
        });
      }
    },
    total: () => ({ total: seen.size, checked, dead }),
  };
}
