// The same topic at the stage after: where to look for it, and what of it comes first. Pure.
import type { ItemKind, KeyStage } from '../../../schema/shared.generated.ts';
import { KEY_STAGES } from '../../kit/vocabulary/enums.ts';
import { toInFilter } from '../quote-filter.ts';
import type { CardDocument } from '../search-document.ts';
import type { HitsQuery } from '../search-engine.ts';
import { byRank } from './by-rank.ts';
import { type Asked, toCandidateQuery } from './candidate-query.ts';
import { type Focus, toKeyStages } from './focus.ts';
import { CLOSENESS, findInCommon, type InCommon, OF_SUBJECT_ALONE } from './in-common.ts';
import { withNarrowerSubjects } from './narrower-subjects.ts';
import { isOver, withoutSameThings } from './same-and-over.ts';

export interface StageStep {
  readonly document: CardDocument;
  readonly inCommon: InCommon;
  /** The first of its stages that is beyond those of the focus. */
  readonly stage: KeyStage;
}

const MOST_CANDIDATES = 20;
const MOST_WORDS = 6;
const FOR_LESSONS: readonly ItemKind[] = ['RESOURCE', 'COLLECTION'];
const WITHOUT_STAGES: readonly ItemKind[] = ['HUB', 'FUNDING', 'EVENT'];

/** Nothing where the focus states no stage, or the last one. */
export function toNextStageQueries(focus: Focus, kind: ItemKind, nowSeconds: number): readonly HitsQuery[] {
  const stages = toStagesBeyond(focus);
  if (stages.length === 0 || WITHOUT_STAGES.includes(kind)) return [];
  const basis = [
    toInFilter('kind', [...new Set([...FOR_LESSONS, kind])]),
    toInFilter('keyStages', stages),
    `(dated = false OR upcomingUntil > ${nowSeconds})`,
  ];
  const subjects = withNarrowerSubjects(focus.subjects);
  const ofSubject = subjects.length === 0 ? '' : toInFilter('subjects', subjects);
  const ask = (asked: Omit<Asked, 'limit'>): HitsQuery =>
    toCandidateQuery(focus, { ...asked, limit: MOST_CANDIDATES }, nowSeconds);
  const byTopics = [focus.mainTopics, focus.kin].filter((topics) => topics.length > 0);
  const texts = [...focus.mainTopics.slice(0, 2), focus.words.slice(0, MOST_WORDS).join(' ')];
  return [
    ...byTopics.map((topics) => ask({ filters: [...basis, toInFilter('topics', topics)] })),
    ...texts.filter((words) => words !== '').map((words) => ask({ filters: [...basis, ofSubject], words })),
  ];
}

/** The very next stage before a later one, what begins there before what only reaches there. */
export function rankNextStage(
  focus: Focus,
  kind: ItemKind,
  documents: readonly CardDocument[],
  nowSeconds: number,
): readonly StageStep[] {
  const beyond = toStagesBeyond(focus);
  const lowest = KEY_STAGES.findIndex((stage) => focus.keyStages.includes(stage));
  const steps = documents.flatMap((document): readonly StageStep[] => {
    const stages = toKeyStages(document);
    const stage = beyond.find((candidate) => stages.includes(candidate));
    const startsLater = stages[0] !== undefined && KEY_STAGES.indexOf(stages[0]) > lowest;
    const inCommon = findInCommon(focus, document);
    if (stage === undefined || !startsLater || inCommon === null || OF_SUBJECT_ALONE.includes(inCommon.closeness))
      return [];
    return !FOR_LESSONS.includes(document.kind) && isOver(document, nowSeconds) ? [] : [{ document, inCommon, stage }];
  });
  const isLessons = FOR_LESSONS.includes(kind);
  const ranked = steps.toSorted(
    byRank(({ document, inCommon, stage }) => [
      beyond.indexOf(stage),
      CLOSENESS.indexOf(inCommon.closeness),
      FOR_LESSONS.includes(document.kind) === isLessons ? 0 : 1,
      inCommon.keyStages.length,
      -inCommon.likeness,
    ]),
  );
  return withoutSameThings(ranked, ({ document }) => document, focus);
}

function toStagesBeyond({ keyStages }: Focus): readonly KeyStage[] {
  const highest = keyStages.at(-1);
  return highest === undefined ? [] : KEY_STAGES.slice(KEY_STAGES.indexOf(highest) + 1);
}
