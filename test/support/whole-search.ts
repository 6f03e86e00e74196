// Searches a running gateway over HTTP: a page of cards, or every card by turning the pages to the end.
import type {
  CatalogueItem,
  DeliveryMode,
  HubCard,
  ItemKind,
  ItemStatus,
  KeyStage,
  Partner,
} from '../../schema/shared.generated.ts';
import type { Facet, QuerySearchArgs } from '../../subgraphs/discovery/resolvers.generated.ts';
import { askWhole } from './ask-graph.ts';

export interface Card {
  readonly id: string;
  readonly partner: Partner;
  readonly kind: ItemKind;
  readonly title: string;
  readonly summary: string | null;
  readonly url: string;
  readonly publisher: string | null;
  readonly keyStages: readonly KeyStage[];
  readonly ageRange: CatalogueItem['ageRange'];
  readonly subjects: readonly string[];
  readonly topics: readonly string[];
  readonly resourceTypes: readonly string[];
  readonly deliveryMode: DeliveryMode | null;
  readonly free: boolean | null;
  readonly priceText: string | null;
  readonly status: ItemStatus;
  readonly licence: string | null;
  readonly distanceMiles: number | null;
  readonly hub: HubCard | null;
  readonly fits: boolean;
  readonly alsoListedBy: readonly { readonly id: string; readonly partner: Partner }[];
}

export interface CardPage {
  readonly total: number;
  readonly closeTotal: number;
  readonly hits: readonly Card[];
  readonly facets: readonly Facet[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const SEARCH = `query Cards(
  $query: String, $filter: SearchFilter, $near: Near, $sort: SearchSort, $first: Int = 20, $after: String
) {
  search(query: $query, filter: $filter, near: $near, sort: $sort, first: $first, after: $after) {
    total
    closeTotal
    hits {
      id partner kind title summary url publisher keyStages ageRange { from to } subjects topics resourceTypes
      deliveryMode free priceText status licence distanceMiles fits hub { id name kind }
      alsoListedBy { id partner }
    }
    facets { name values { value label count selected } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export async function searchCards(gatewayUrl: string, search: Partial<QuerySearchArgs>): Promise<CardPage> {
  return (await askWhole<{ search: CardPage }>(gatewayUrl, SEARCH, search)).search;
}

/** Every hit in order, and the totals that the pages stated. */
export async function searchToTheEnd(
  gatewayUrl: string,
  search: Partial<QuerySearchArgs>,
): Promise<{ readonly hits: readonly Card[]; readonly totals: ReadonlySet<number> }> {
  const hits: Card[] = [];
  const totals = new Set<number>();
  for (let after: string | null = null; ; ) {
    const page: CardPage = await searchCards(gatewayUrl, { ...search, after });
    hits.push(...page.hits);
    totals.add(page.total);
    if (!page.pageInfo.hasNextPage) return { hits, totals };
    after = page.pageInfo.endCursor;
  }
}
