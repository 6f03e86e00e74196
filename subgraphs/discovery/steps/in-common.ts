// What a thing has in common with a focus, as facts that can be named, and how close that makes the two. Pure.
import type { KeyStage } from '../../../schema/shared.generated.ts';
import { findSubject, withWiderSubjects } from '../../kit/vocabulary/subjects.ts';
import type { CardDocument } from '../search-document.ts';
import { type Focus, toKeyStages } from './focus.ts';
import { isNamedIn, isTaught, toMainTopics } from './main-topics.ts';
import { toSingulars, toTellingWords } from './telling-words.ts';

/**
 * Closest first: its title names the topic; it is mainly about it; both touch a topic; it carries the topic on; a
 * telling word; a subject; a part of a subject.
 */
export const CLOSENESS = ['NAMED', 'MAIN_TOPIC', 'TOPIC', 'KIN', 'WORD', 'SUBJECT', 'PART'] as const;
type Closeness = (typeof CLOSENESS)[number];

/** Not about the same topic in any way that can be told. */
export const OF_SUBJECT_ALONE: readonly Closeness[] = ['SUBJECT', 'PART'];

export interface InCommon {
  readonly closeness: Closeness;
  /** The topic, word or subject that makes them as close as they are. */
  readonly what: string;
  /** 0 to 1: how much of all that both are filed under is shared. */
  readonly likeness: number;
  readonly keyStages: readonly KeyStage[];
}

/** Null when there is nothing to name. */
export function findInCommon(focus: Focus, document: CardDocument): InCommon | null {
  const closest = findClosest(focus, document);
  if (closest === null) return null;
  const stages = toKeyStages(document);
  // What shares a subject alone is no less like it for having topics of its own.
  const toLabels = ({ topics, subjects }: Pick<CardDocument, 'topics' | 'subjects'>): readonly string[] =>
    OF_SUBJECT_ALONE.includes(closest.closeness) ? subjects : [...topics, ...subjects];
  return {
    ...closest,
    likeness: toLikeness(toLabels({ ...focus, subjects: withWiderSubjects(focus.subjects) }), toLabels(document)),
    keyStages: focus.keyStages.filter((stage) => stages.includes(stage)),
  };
}

function findClosest(focus: Focus, document: CardDocument): Pick<InCommon, 'closeness' | 'what'> | null {
  const bySubject = findSharedSubject(focus.subjects, document.subjects);
  const isOfSubject = bySubject !== null || focus.subjects.length === 0 || document.subjects.length === 0;
  const title = toSingulars(document.title);
  const named = focus.mainTopics.find((topic) => isOfSubject && isNamedIn(topic, title));
  if (named !== undefined) return { closeness: 'NAMED', what: named };
  const main = new Set(toMainTopics(document));
  const mainTopic = focus.mainTopics.find((topic) => main.has(topic));
  if (mainTopic !== undefined) return { closeness: 'MAIN_TOPIC', what: mainTopic };
  const topic = [...focus.mainTopics, ...focus.topics.filter(isTaught)].find((one) => document.topics.includes(one));
  if (topic !== undefined) return { closeness: 'TOPIC', what: topic };
  const kin = focus.kin.find((candidate) => document.topics.includes(candidate));
  if (kin !== undefined) return { closeness: 'KIN', what: kin };
  const word = isOfSubject ? findSharedWord(focus.words, document) : null;
  return word === null ? bySubject : { closeness: 'WORD', what: word };
}

/** As the document spells it. */
function findSharedWord(words: readonly string[], { title, topics }: CardDocument): string | null {
  const told = new Set([title, ...topics].flatMap(toTellingWords));
  const shared = words.find((word) => told.has(word));
  if (shared === undefined) return null;
  const spelt = [title, ...topics].flatMap((text) => text.split(/[^\p{L}]+/u));
  return spelt.find((word) => toSingulars(word) === shared)?.toLowerCase() ?? shared;
}

/** The very subject; else the whole that the focus is a part of; else the part of it that the other is. */
export function findSharedSubject(
  subjects: readonly string[],
  others: readonly string[],
): Pick<InCommon, 'closeness' | 'what'> | null {
  const shared = withWiderSubjects(subjects).find((subject) => others.includes(subject));
  if (shared !== undefined) return { closeness: 'SUBJECT', what: shared };
  const part = others.find((other) => subjects.includes(findSubject(other)?.within ?? ''));
  return part === undefined ? null : { closeness: 'PART', what: part };
}

function toLikeness(one: readonly string[], other: readonly string[]): number {
  const all = new Set([...one, ...other]);
  const shared = one.filter((label) => other.includes(label));
  return all.size === 0 ? 0 : shared.length / all.size;
}
