// Sorts the words that STEM Learning gives as subjects and topics into our subjects and topics. Pure. Both of its systems
// mix the two, so a subject word that is no subject of ours is tried, and kept, as a topic.
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import { normaliseSubjects } from '../kit/normalise/subjects.ts';
import { normaliseTopics } from '../kit/normalise/topics.ts';

export interface SubjectWords {
  readonly subjects: readonly string[];
  /** Without those that are subjects of the same item already. */
  readonly topics: readonly string[];
  readonly unknownWords: readonly UnknownWord[];
}

export function normaliseSubjectWords(subjectWords: readonly string[], topicWords: readonly string[]): SubjectWords {
  const subjects = normaliseSubjects(subjectWords);
  const topics = normaliseTopics([...subjects.unknown, ...topicWords]);
  return {
    subjects: subjects.value,
    topics: topics.value.filter((topic) => !subjects.value.includes(topic)),
    unknownWords: topics.unknown.map((word) => ({
      field: subjects.unknown.includes(word) ? 'subjects' : 'topics',
      word,
    })),
  };
}
