// Topics of the curriculum that carry one another on from stage to stage: `Electricity` and `Current electricity`,
// `Light` and `Light waves`. By their names alone: of one subject, with a telling word in common. Pure.
import { TOPICS, type Topic } from '../../kit/vocabulary/topics.ts';
import { toSingulars } from './telling-words.ts';

// Words that join topics which have nothing to do with one another.
const BROAD = new Set(
  [
    'analysis change chemical computer computing context design development effective engineering experimental habit',
    'heritage impact integration mathematically model physic physical power practical problem property scientific skill',
    'structure system technical technology thinking tool with',
  ]
    .join(' ')
    .split(' '),
);
const SHORTEST = 4;

const kinByTopic: ReadonlyMap<string, readonly string[]> = new Map(
  TOPICS.map((topic) => [topic.label, TOPICS.filter((other) => isKin(topic, other)).map(({ label }) => label)]),
);

/** Labels of the vocabulary, without those given. */
export function toTopicKin(labels: readonly string[]): readonly string[] {
  const kin = labels.flatMap((label) => kinByTopic.get(label) ?? []);
  return [...new Set(kin)].filter((label) => !labels.includes(label));
}

function isKin(one: Topic, other: Topic): boolean {
  if (one === other || !one.subjects.some((subject) => other.subjects.includes(subject))) return false;
  const words = new Set(toWords(one));
  return toWords(other).some((word) => words.has(word));
}

function toWords({ label }: Topic): readonly string[] {
  return toSingulars(label)
    .split(' ')
    .filter((word) => word.length >= SHORTEST && !BROAD.has(word));
}
