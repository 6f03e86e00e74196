// Known answers, asked of a new index before it is put in place: things of each partner are looked for by their own
// titles, as a teacher who has heard of one would. An index that does not find them is not let live.
import type { Partner } from '../../../schema/shared.generated.ts';
import { IndexError } from './index-error.ts';
import type { IndexWriter } from './index-writer.ts';

const SAMPLE = 20;
/** A title of signs alone, or one that many things share, cannot be found by itself. */
const LEAST_FOUND = 0.8;

/** Throws an IndexError INDEX_UNANSWERED. */
export async function assertAnswers(writer: IndexWriter, uid: string, partner: Partner): Promise<void> {
  const titles = await writer.sampleTitles(uid, partner, SAMPLE);
  if (titles.length === 0) return;
  const found = await writer.findTitles(uid, titles);
  const missed = titles.filter((title, at) => found[at]?.includes(title) !== true);
  if (missed.length <= titles.length * (1 - LEAST_FOUND)) return;
  throw new IndexError(
    'INDEX_UNANSWERED',
    `the new index finds ${titles.length - missed.length} of ${titles.length} things of ${partner} by their titles; the old one stays`,
  );
}
