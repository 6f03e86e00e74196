// Brings one partner's part of an index up to its catalogue. The cursor moves only once the engine has what came before
// it, so a run that is killed is repeated, never skipped. A partner that cannot be read is a failure in its report.
import type { Partner } from '../../../schema/shared.generated.ts';
import type { Logger } from '../../kit/log.ts';
import { toFingerprint } from '../merging/to-fingerprint.ts';
import type { HarvestState } from './change-page.ts';
import { type ChangePortion, collectChanges } from './collect-changes.ts';
import type { ExecuteOperation } from './execute-operation.ts';
import { readChanges } from './read-changes.ts';
import { ReadError, type ReadFailure } from './read-failure.ts';
import { type WriteTarget, writeItems } from './write-items.ts';

/** Changes that are written at once: few enough for memory, enough to be worth the engine's while. */
const PORTION_SIZE = 5_000;

export interface PartnerPass {
  readonly partner: Partner;
  readonly changes: number;
  readonly documentsSent: number;
  readonly documentsDeleted: number;
  readonly cursorMoved: boolean;
  /** The partner's items in the index, where all of them were read; null where only changes were. */
  readonly items: number | null;
  /** Null when not even one page could be read. */
  readonly state: HarvestState | null;
  readonly failure: ReadFailure | null;
}

export interface PartnerRun extends WriteTarget {
  readonly execute: ExecuteOperation;
  readonly log: Logger;
  readonly partner: Partner;
  /** Null to read the whole catalogue, and delete what is not in it. */
  readonly after: string | null;
  keepCursor(cursor: string): void;
  /** Told how many changes have been written so far. */
  onProgress(changes: number): void;
}

/** Reads and writes until the partner has no more changes, or cannot be read. */
export async function indexPartner(run: PartnerRun): Promise<PartnerPass> {
  const tally = new Tally(run);
  try {
    if (run.after === null) await readWhole(run, tally);
    else await readOn(run, tally, run.after);
    return tally.toPass(null);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    run.log.warn({ partner: run.partner, ...error.failure }, 'partner not read to the end');
    return tally.toPass(error.failure);
  }
}

async function readOn(run: PartnerRun, tally: Tally, after: string): Promise<void> {
  const { execute, log, partner } = run;
  try {
    for await (const portion of collectChanges(readChanges(execute, partner, after), PORTION_SIZE)) {
      await tally.write(portion);
      if (portion.cursor !== after) tally.moveCursor(portion.cursor);
    }
  } catch (error) {
    if (!(error instanceof ReadError) || error.code !== 'CURSOR_UNKNOWN') throw error;
    log.warn({ partner }, 'the catalogue was rebuilt; reading it from the start');
    await readWhole(run, tally);
  }
}

/** The cursor moves at the very end: what must go is known only then, and a cursor kept before would hide it. */
async function readWhole({ execute, partner, uid, writer, store, works }: PartnerRun, tally: Tally): Promise<void> {
  tally.beginWhole();
  let cursor: string | null = null;
  for await (const portion of collectChanges(readChanges(execute, partner, null), PORTION_SIZE)) {
    await tally.write(portion);
    cursor = portion.cursor;
  }
  const held = await writer.listOfPartner(uid, partner);
  const gone = held.filter(({ itemId }) => !tally.hasCome(itemId));
  const unlisted = store.readListed(works.generation, partner).filter((itemId) => !tally.hasCome(itemId));
  await tally.remove(
    gone.map(({ documentId }) => documentId),
    unlisted,
  );
  if (cursor !== null) tally.moveCursor(cursor);
}

/** Adds up what one partner's run has done, and does it. */
class Tally {
  readonly #run: PartnerRun;
  #changes = 0;
  #documentsSent = 0;
  #documentsDeleted = 0;
  #cursorMoved = false;
  #state: HarvestState | null = null;
  /** Of a whole reading: the items that came, true for those that are shown. */
  #came: Map<string, boolean> | null = null;

  constructor(run: PartnerRun) {
    this.#run = run;
  }

  beginWhole(): void {
    this.#came = new Map();
  }

  hasCome(itemId: string): boolean {
    return this.#came?.has(itemId) ?? false;
  }

  async write({ changes, items, removed, state }: ChangePortion): Promise<void> {
    this.#state = state;
    const { store, works } = this.#run;
    const { documentsSent, documentsDeleted, shown } = await writeItems(this.#run, { items, removed });
    // Only now: a listing without a document must never stand for a work.
    store.noteWritten(works, { listings: items.map(toFingerprint), removed });
    this.#documentsSent += documentsSent;
    this.#documentsDeleted += documentsDeleted;
    this.#changes += changes;
    for (const id of removed) this.#came?.delete(id);
    for (const { id } of items) this.#came?.set(id, false);
    for (const id of shown) this.#came?.set(id, true);
    this.#run.onProgress(this.#changes);
  }

  /** Deletes documents, and forgets listings, of items that are no longer in the catalogue. */
  async remove(deletions: readonly string[], unlisted: readonly string[]): Promise<void> {
    if (deletions.length + unlisted.length === 0) return;
    // A catalogue that was lost and is being harvested anew lacks items for now: they are not gone.
    if (this.#state?.lastSuccess === null) {
      const message = `${deletions.length} documents are of items that the catalogue lacks, but no harvest of it has read every feed yet; they stay`;
      throw new ReadError('CATALOGUE_UNFINISHED', message);
    }
    const { writer, store, uid, works } = this.#run;
    if (deletions.length > 0) await writer.write(uid, { upserts: [], deletions });
    store.noteWritten(works, { listings: [], removed: unlisted });
    this.#documentsDeleted += deletions.length;
  }

  moveCursor(cursor: string): void {
    this.#run.keepCursor(cursor);
    this.#cursorMoved = true;
  }

  toPass(failure: ReadFailure | null): PartnerPass {
    const shown = this.#came === null ? null : [...this.#came.values()].filter(Boolean).length;
    return {
      partner: this.#run.partner,
      changes: this.#changes,
      documentsSent: this.#documentsSent,
      documentsDeleted: this.#documentsDeleted,
      cursorMoved: this.#cursorMoved,
      items: shown,
      state: this.#state,
      failure,
    };
  }
}
