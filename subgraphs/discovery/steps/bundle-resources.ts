// Resources for a topic: where to look for them, and which are best. Pure.
import { toInFilter } from '../quote-filter.ts';
import type { CardDocument } from '../search-document.ts';
import type { HitsQuery } from '../search-engine.ts';
import { byRank } from './by-rank.ts';
import { type Asked, toCandidateQuery } from './candidate-query.ts';
import { CLOSENESS, findInCommon, type InCommon, OF_SUBJECT_ALONE } from './in-common.ts';
import { withNarrowerSubjects } from './narrower-subjects.ts';
import type { TopicRequest } from './read-topic.ts';
import { withoutSameThings } from './same-and-over.ts';
import { toSingulars } from './telling-words.ts';

export interface ResourceFound {
  readonly document: CardDocument;
  /** Null for what was found by the words alone. */
  readonly inCommon: InCommon | null;
}

const MOST_CANDIDATES = 20;

/** What has all the words, and what may have something in common with the topic. */
export function toResourceQueries(
  { focus, words, isKnown }: TopicRequest,
  nowSeconds: number,
): { readonly byWords: readonly HitsQuery[]; readonly byFacts: readonly HitsQuery[] } {
  const { keyStages, mainTopics, kin, subjects } = focus;
  const basis = [
    'kind IN [RESOURCE, COLLECTION]',
    keyStages.length === 0 ? '' : `(${toInFilter('keyStages', keyStages)} OR keyStages IS EMPTY)`,
  ];
  const isSubject = isKnown && mainTopics.length === 0;
  const ask = (asked: Pick<Asked, 'words' | 'matching'>, filter = ''): HitsQuery =>
    toCandidateQuery(focus, { ...asked, filters: [...basis, filter], limit: MOST_CANDIDATES }, nowSeconds);
  return {
    byWords: [ask({ words, matching: 'all' })],
    byFacts: [
      ...[mainTopics, kin].filter((topics) => topics.length > 0).map((topics) => ask({}, toInFilter('topics', topics))),
      ...(isSubject ? [ask({}, toInFilter('subjects', withNarrowerSubjects(subjects)))] : []),
      ...(isKnown ? [] : [ask({ words })]),
    ],
  };
}

/** For the stage asked for before for none; what has the teacher's own words in its title comes first. */
export function rankResources(
  { focus, words, isKnown }: TopicRequest,
  byWords: readonly CardDocument[],
  byFacts: readonly CardDocument[],
): readonly ResourceFound[] {
  const withWords = new Set(byWords.map(({ itemKey }) => itemKey));
  const asked = ` ${toSingulars(words)} `;
  const isSubject = isKnown && focus.mainTopics.length === 0;
  const ranked = [...byWords, ...byFacts]
    .flatMap((document): readonly ResourceFound[] => {
      const inCommon = findInCommon(focus, document);
      const isAbout = inCommon !== null && (isSubject || !OF_SUBJECT_ALONE.includes(inCommon.closeness));
      if (isAbout) return [{ document, inCommon }];
      // Of a topic that we know, a thing on another subject only happens to use the word.
      const isFound = withWords.has(document.itemKey) && (inCommon !== null || !isKnown);
      return isFound ? [{ document, inCommon: null }] : [];
    })
    .toSorted(
      byRank(({ document, inCommon }) => [
        inCommon === null || inCommon.closeness === 'WORD' ? 1 : 0,
        focus.keyStages.length > 0 && document.keyStages.length === 0 ? 1 : 0,
        ` ${toSingulars(document.title)} `.includes(asked) ? 0 : 1,
        inCommon === null ? CLOSENESS.length : CLOSENESS.indexOf(inCommon.closeness),
      ]),
    );
  return withoutSameThings(ranked, ({ document }) => document);
}
