// What a subgraph is to the rest of the system: a name, its SDL, and a way to open it. The registry lists them; nothing
// else knows how one is built.
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Partner } from '../../schema/shared.generated.ts';
import type { Settings } from './env.ts';
import type { HarvestFeed } from './harvest/harvest-feed.ts';
import type { HttpClient } from './http/http-client.ts';
import type { Logger } from './log.ts';

/** What a subgraph may use of the world. */
export interface SubgraphEnvironment {
  readonly settings: Settings;
  readonly log: Logger;
  /** The present; tests set it. */
  readonly now: () => Date;
}

/** A subgraph that answers. */
export interface OpenSubgraph {
  readonly schema: GraphQLSchema;
  /** The context of one operation: fresh DataLoaders, nothing shared between requests. */
  createContext(): object;
  /** Resolves when the subgraph's own stores answer; rejects with the reason when not. */
  assertHealthy(): Promise<void>;
  close(): Promise<void>;
}

export interface Subgraph {
  /** As the supergraph knows it, and as its folder is called. */
  readonly name: string;
  readonly sdl: DocumentNode;
  /** For generated resolver types: GraphQL type to `path#Type` of ours. */
  readonly mappers: Readonly<Record<string, string>>;
  open(environment: SubgraphEnvironment): Promise<OpenSubgraph>;
}

/** A subgraph that wraps a partner, and so can be harvested. */
export interface PartnerSubgraph extends Subgraph {
  readonly partner: Partner;
  /** What people call the partner. */
  readonly title: string;
  /**
   * The partner's feeds, each read and normalised as it is iterated. Throws a FeedError when not even the list of feeds
   * can be had; a fault in one feed is thrown by that feed's own iteration.
   */
  listFeeds(environment: SubgraphEnvironment, client: HttpClient): AsyncIterable<HarvestFeed>;
}
