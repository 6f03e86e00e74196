// The port to the search engine's writing side: what the indexer needs, and no more. Every method that changes something
// resolves when the engine has done it, and throws an IndexError when it has not.
import type { Settings } from 'meilisearch';
import type { Partner } from '../../../schema/shared.generated.ts';
import type { DocumentChanges, HeldDocument } from './diff-documents.ts';

export interface IndexWriter {
  /** Resolves when no work on these indexes is waiting or under way, whoever asked for it. */
  settle(uids: readonly string[]): Promise<void>;
  /**
   * The generations of the indexes that have these names now, by name; names that no index has are missing. A generation
   * belongs to the physical index: it moves with a swap, and no other index ever has the same.
   */
  readGenerations(uids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All settings in force, defaults among them. */
  readSettings(uid: string): Promise<Settings>;
  /** Makes an empty index with its settings in place; one of that name is removed first. Returns its generation. */
  create(uid: string, settings: Settings): Promise<string>;
  /** Exchanges two indexes at a stroke. */
  swap(uid: string, other: string): Promise<void>;
  /** Gives an index another name; an index that had it is removed first. */
  rename(uid: string, name: string): Promise<void>;
  /** All documents of these items. */
  readHeld(uid: string, itemKeys: readonly string[]): Promise<readonly HeldDocument[]>;
  /** The documents of a partner, by their ids alone. */
  listOfPartner(uid: string, partner: Partner): Promise<readonly DocumentName[]>;
  /** Ids of the items of these partners with a document whose `refreshAt` is at or below the bound. */
  listDue(uid: string, partners: readonly Partner[], bound: number): Promise<readonly string[]>;
  /** How many items a partner has. */
  countItems(uid: string, partner: Partner): Promise<number>;
  /** Titles of items of a partner, spread over all of them; at most so many. */
  sampleTitles(uid: string, partner: Partner, most: number): Promise<readonly string[]>;
  /** For each of these searches, the titles of what it finds first. */
  findTitles(uid: string, searches: readonly string[]): Promise<readonly (readonly string[])[]>;
  write(uid: string, changes: DocumentChanges): Promise<void>;
}

export interface DocumentName {
  readonly documentId: string;
  readonly itemId: string;
}
