// What a thing is mainly about, of all the topics it is filed under. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { findSubject } from '../../kit/vocabulary/subjects.ts';
import { findTopic } from '../../kit/vocabulary/topics.ts';
import type { CardDocument } from '../search-document.ts';
import { toSingulars } from './telling-words.ts';

// Names of topics that are everyday words in a title: `Make it fly` is not about making.
const EVERYDAY = new Set(
  'climate code control data design environment evaluate flight health make media motion nature number play reaction sense skill space'.split(
    ' ',
  ),
);

/**
 * The topics that the title names; where it names none, those that lessons are about; where there are none of these, all:
 * a course on leadership is about leadership, a lesson on circuits that mentions teamwork is not about teamwork.
 */
export function toMainTopics({ title, topics }: Pick<CardDocument, 'title' | 'topics'>): readonly string[] {
  const singulars = toSingulars(title);
  const named = topics.filter((topic) => isNamedIn(topic, singulars));
  if (named.length > 0) return named;
  const taught = topics.filter(isTaught);
  return taught.length > 0 ? taught : topics;
}

/** Whether lessons are about it, and not only people's work around lessons. */
export function isTaught(topic: string): boolean {
  return (findTopic(topic)?.subjects ?? []).some((subject) => subject !== 'Careers');
}

/** Whether a text has the topic by one of its names. `singulars`: the text as toSingulars gives it. */
export function isNamedIn(topic: string, singulars: string): boolean {
  return toNames(topic).some((name) => ` ${singulars} `.includes(` ${name} `));
}

const namesByTopic = new Map<string, readonly string[]>();

// Looked at for each candidate, so worked out once.
function toNames(topic: string): readonly string[] {
  const known = namesByTopic.get(topic);
  if (known !== undefined) return known;
  const names = [topic, ...(findTopic(topic)?.aliases ?? [])]
    .filter((name) => findSubject(name) === null || toComparableWords(name) === toComparableWords(topic))
    .map(toSingulars)
    .filter((name) => name !== '' && !EVERYDAY.has(name));
  if (findTopic(topic) !== null) namesByTopic.set(topic, names);
  return names;
}
