// Walks a partner's changes through the gateway, page by page. A page with errors, of another shape, or that does not
// move on is a ReadError: what came before it stays good, nothing after it is read.
import type { DocumentNode } from 'graphql';
import {
  IetFaradayChangesDocument,
  LocalHubsChangesDocument,
  RaengChangesDocument,
  StemLearningChangesDocument,
} from '../../../schema/operations.generated.ts';
import type { Partner } from '../../../schema/shared.generated.ts';
import { type ChangePage, changeAnswer } from './change-page.ts';
import type { ExecuteOperation } from './execute-operation.ts';
import { ReadError } from './read-failure.ts';
import { readOperation } from './read-operation.ts';

// Half of the most that a partner gives: a page of whole items is large, and is kept in memory until it is written.
const PAGE_SIZE = 250;

const DOCUMENTS: Readonly<Record<Partner, DocumentNode>> = {
  STEM_LEARNING: StemLearningChangesDocument,
  IET_FARADAY: IetFaradayChangesDocument,
  RAENG: RaengChangesDocument,
  LOCAL_HUBS: LocalHubsChangesDocument,
};

/** Every partner that can be read. */
export const INDEXED_PARTNERS: readonly Partner[] = Object.freeze(
  Object.keys(DOCUMENTS).filter((name): name is Partner => name in DOCUMENTS),
);

/** The pages after a cursor, from the first change when it is null; always at least one. */
export async function* readChanges(
  execute: ExecuteOperation,
  partner: Partner,
  after: string | null,
): AsyncGenerator<ChangePage, void, undefined> {
  let from = after;
  for (;;) {
    const { catalogue } = await readOperation(
      execute,
      DOCUMENTS[partner],
      { after: from, first: PAGE_SIZE },
      changeAnswer,
    );
    const { changes, cursor, hasMore } = catalogue.changes;
    yield { changes, cursor, lastSuccess: catalogue.lastSuccess, lastHarvest: catalogue.lastHarvest };
    if (!hasMore) return;
    if (cursor === from)
      throw new ReadError('ANSWER_MALFORMED', `there is more, it says, but its cursor stays at ${cursor}`);
    from = cursor;
  }
}
