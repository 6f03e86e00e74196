// A topic in a teacher's words as a focus: a topic or a subject of the vocabulary where one has that name or a synonym of
// it, else the words alone. Pure.
import type { KeyStage } from '../../../schema/shared.generated.ts';
import { badUserInput } from '../../kit/bad-user-input.ts';
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { findSubject, type Subject } from '../../kit/vocabulary/subjects.ts';
import { SYNONYMS } from '../../kit/vocabulary/synonyms.ts';
import { findTopic, type Topic } from '../../kit/vocabulary/topics.ts';
import { interpretQuery } from '../interpret/interpret-query.ts';
import type { Reading } from '../interpret/reading.ts';
import { findPlace } from '../place/find-place.ts';
import { toQueryWords } from '../search/query-words.ts';
import { readQuery } from '../search/search-request.ts';
import { type Focus, toAgesOfStages } from './focus.ts';
import { toTellingWords } from './telling-words.ts';
import { toTopicKin } from './topic-kin.ts';

export interface TopicRequest {
  /** As the vocabulary or the teacher calls it. */
  readonly name: string;
  /** For the engine, where the name alone is not what was asked for. */
  readonly words: string;
  readonly isKnown: boolean;
  readonly focus: Focus;
}

/** A stage among the words counts where none is given. BAD_USER_INPUT when there is not a letter or digit in it. */
export function readTopic(topic: string, keyStage: KeyStage | null, now: Date): TopicRequest {
  const typed = readQuery('topic', topic);
  if (toComparableWords(typed) === '') throw badUserInput('topic', 'expected a topic, such as electric circuits');
  const { readings, queryLeft } = interpretQuery(typed, { literal: [], now, findPlace });
  const asked = toComparableWords(queryLeft) === '' ? typed : queryLeft;
  const { words, filter } = toQueryWords(asked);
  const known = lookUp(asked) ?? lookUp(words);
  const mainTopics = known?.topic === undefined ? [] : [known.topic.label];
  const keyStages = keyStage === null ? toStages(readings) : [keyStage];
  return {
    name: known?.topic?.label ?? known?.subject?.label ?? asked,
    // What looks like an address or an id is a topic here all the same, such as micro:bit.
    words: filter === '' ? words : toComparableWords(asked),
    isKnown: known !== null,
    focus: {
      itemKey: null,
      workId: null,
      title: '',
      mainTopics,
      topics: mainTopics,
      kin: toTopicKin(mainTopics),
      words: known?.subject === undefined ? toTellingWords(asked) : [],
      subjects: known?.topic?.subjects ?? (known?.subject === undefined ? [] : [known.subject.label]),
      keyStages,
      ages: toAgesOfStages(keyStages),
      hub: null,
      isHub: false,
    },
  };
}

function toStages(readings: readonly Reading[]): readonly KeyStage[] {
  return readings.flatMap(({ constraint }) =>
    constraint.field === 'keyStages' || constraint.field === 'ages' ? constraint.keyStages : [],
  );
}

interface Known {
  readonly topic?: Topic;
  readonly subject?: Subject;
}

function lookUp(words: string): Known | null {
  for (const name of [words, ...toSynonyms(words)]) {
    for (const spelling of [name, `${name}s`, name.replace(/s$/i, '')]) {
      const topic = findTopic(spelling);
      const subject = findSubject(spelling);
      // Some subjects are topics of their own name; lessons in them are filed under the subject.
      if (subject !== null && (topic === null || findSubject(topic.label) !== null)) return { subject };
      if (topic !== null) return { topic };
    }
  }
  return null;
}

/** Other names for the same thing, and names for the wider thing that it is a part of. */
function toSynonyms(words: string): readonly string[] {
  const wanted = toComparableWords(words);
  return SYNONYMS.flatMap(({ term, words: others, relation }) => {
    const isAmong = others.some((other) => toComparableWords(other) === wanted);
    if (relation === 'RELATED') return [];
    if (isAmong) return relation === 'EQUIVALENT' ? [term, ...others] : [term];
    return relation === 'EQUIVALENT' && toComparableWords(term) === wanted ? others : [];
  });
}
