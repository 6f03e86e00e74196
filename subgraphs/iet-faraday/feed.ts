// Door 1: a page becomes the records that it tells of, in schema.org's words. A page that tells of none, or whose JSON-LD
// cannot be read, is a Rejection; one without any JSON-LD is read from its head and heading, and marked so.
import type { JsonLdNode } from '../kit/readers/json-ld.ts';
import type { Page } from '../kit/readers/page.ts';
import { typesOf } from '../kit/readers/schema-org-values.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import { type NodeRecord, parseNode } from './feed-node.ts';
import { createNodeIndex } from './node-index.ts';
import { findRecordNodes } from './record-types.ts';
import type { SitePage } from './source.ts';

/** The page that a record stands on. */
export interface PageRecord {
  /** Absolute. */
  readonly canonicalUrl: string;
  /** What relative addresses resolve against. */
  readonly baseUrl: string;
  /** Other addresses of the page, and its own again. */
  readonly addresses: readonly string[];
  /** True when other records stand on it as well. */
  readonly isShared: boolean;
  /** What the head says, for what the record itself leaves out. */
  readonly title: string | null;
  readonly description: string | null;
  readonly image: string | null;
}

export interface FeedRecord {
  /** For reports: the page and the node's name in it. */
  readonly recordId: string;
  readonly page: PageRecord;
  readonly node: NodeRecord;
  /** True when the page has no JSON-LD. */
  readonly isFallback: boolean;
}

/** A record as its door lets it in, or why it does not. */
export type Parsed<T> =
  | { readonly ok: true; readonly record: T }
  | { readonly ok: false; readonly rejection: Rejection };

export function parseSitePage(site: SitePage): readonly Parsed<FeedRecord>[] {
  const { page } = site;
  const index = createNodeIndex(page.jsonLd);
  const nodes = findRecordNodes(page.jsonLd, index);
  if (nodes.length > 0) {
    const shared = toPageRecord(site, nodes.length > 1);
    return nodes.map((node) => {
      const record = {
        recordId: toRecordId(page, node),
        page: shared,
        node: parseNode(node, index),
        isFallback: false,
      };
      return { ok: true, record };
    });
  }
  const rejection = refuse(page);
  return rejection === null ? [{ ok: true, record: toFallback(site) }] : [{ ok: false, rejection }];
}

function refuse(page: Page): Rejection | null {
  const { canonicalUrl, problems, fallback, jsonLd } = page;
  const [problem] = problems;
  // To read the head instead would put a poorer item in the place of the good one.
  if (problem !== undefined) return createRejection('MALFORMED_RECORD', canonicalUrl, problem, { field: 'JSON-LD' });
  if (!fallback) {
    const types = [...new Set(jsonLd.flatMap(typesOf))].join(', ').slice(0, 100);
    return createRejection(
      'NOT_AN_ITEM',
      canonicalUrl,
      `expected a resource, course or event, got ${types || 'no type'}`,
      {
        field: '@type',
        value: types,
      },
    );
  }
  if (new URL(canonicalUrl).pathname !== '/') return null;
  return createRejection('NOT_AN_ITEM', canonicalUrl, 'expected a page about one thing, got the front page');
}

/** What the head tells, as if it were a node. */
function toFallback(site: SitePage): FeedRecord {
  const { openGraph, canonicalUrl } = site.page;
  const page = toPageRecord(site, false);
  const node = {
    name: page.title,
    description: page.description,
    image: page.image,
    keywords: openGraph['article:tag'] ?? [],
    datePublished: openGraph['article:published_time'] ?? [],
  };
  return { recordId: canonicalUrl, page, node: parseNode(node, new Map()), isFallback: true };
}

function toPageRecord({ page, addresses }: SitePage, isShared: boolean): PageRecord {
  const { canonicalUrl, baseUrl, title, description, openGraph } = page;
  const [siteName = ''] = openGraph['og:site_name'] ?? [];
  const image = openGraph['og:image']?.[0] ?? openGraph['og:image:url']?.[0] ?? null;
  return { canonicalUrl, baseUrl, addresses, isShared, title: withoutSiteName(title, siteName), description, image };
}

/** `Six Bricks | IET Education` without what every title of the site ends with; null where that is all. */
function withoutSiteName(title: string | null, siteName: string): string | null {
  if (title === null || siteName === '' || !title.endsWith(siteName)) return title;
  return title.slice(0, -siteName.length).replace(/\s*[|–—·»-]\s*$/, '') || null;
}

function toRecordId({ canonicalUrl }: Page, node: JsonLdNode): string {
  const id = node['@id'];
  if (typeof id !== 'string') return canonicalUrl;
  return id.startsWith('#') ? `${canonicalUrl}${id}` : id;
}
