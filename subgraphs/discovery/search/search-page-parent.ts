// What stands behind a SearchPage while its fields are resolved: the page at hand, and what is asked for only when wanted.
import type { OnlineHits, Reach, Relaxation } from '../resolvers.generated.ts';
import type { EngineAnswer, EngineQuery } from '../search-engine.ts';
import type { SearchRequest } from './search-request.ts';
import type { PageAtHand } from './to-search-page.ts';

export interface SearchPageParent extends PageAtHand {
  readonly tookMs: number;
  readonly relaxations: () => Promise<readonly Relaxation[]>;
  readonly reach: () => Promise<readonly Reach[]>;
  readonly online: () => Promise<OnlineHits | null>;
  readonly didYouMean: () => Promise<string | null>;
}

/** The search around a page, and a way to ask more about it. */
export interface AroundPage {
  readonly request: SearchRequest;
  readonly nowSeconds: number;
  /** Answers in the order of the queries; questions of the same moment go to the engine in one round trip. */
  readonly ask: (queries: readonly EngineQuery[]) => Promise<readonly EngineAnswer[]>;
}
