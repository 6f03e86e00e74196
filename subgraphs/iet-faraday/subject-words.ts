// Sorts what a record is about and what it teaches into our subjects and topics. Pure. schema.org has one property for
// both, so a word that is no subject of ours is tried, and kept, as a topic.
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import { normaliseSubjects } from '../kit/normalise/subjects.ts';
import { normaliseTopics } from '../kit/normalise/topics.ts';
import { cleanWords } from '../kit/normalise/words.ts';
import { findSubject } from '../kit/vocabulary/subjects.ts';
import type { NodeRecord } from './feed-node.ts';

export interface SubjectWords {
  readonly subjects: readonly string[];
  /** Without those that are subjects of the same item already. */
  readonly topics: readonly string[];
  readonly unknownWords: readonly UnknownWord[];
}

const LONGEST_TOPIC = 80;

/** True for a sentence about what is learnt, which is no topic. */
export function isSentence(words: string): boolean {
  return words.length > LONGEST_TOPIC;
}

export function normaliseSubjectWords({
  about,
  teaches,
  assesses,
  keywords,
  educationalAlignment,
}: NodeRecord): SubjectWords {
  const aligned = (type: RegExp): readonly string[] =>
    educationalAlignment
      .filter(({ alignmentType }) => type.test(alignmentType ?? ''))
      .flatMap(({ targetName }) => targetName);
  const taught = [...teaches, ...assesses, ...aligned(/^(?:teaches|assesses)$/i)].filter(
    (words) => isWord(words) && !isSentence(words),
  );
  const tags = cleanWords(keywords.filter(isWord));
  const ofTags = tags.filter((word) => findSubject(word) !== null);
  const subjects = normaliseSubjects([...about.filter(isWord), ...aligned(/^educational\s?subject$/i), ...ofTags]);
  const topics = normaliseTopics([...subjects.unknown, ...taught, ...tags]);
  return {
    subjects: subjects.value,
    topics: topics.value.filter((topic) => !subjects.value.includes(topic)),
    unknownWords: topics.unknown.map((word) => ({
      field: subjects.unknown.includes(word) ? 'subjects' : 'topics',
      word,
    })),
  };
}

function isWord(words: string): boolean {
  return /\p{L}/u.test(words);
}
