// The topics of the vocabulary that are named among the words of a query. Pure.

import { toComparableWords } from '../../subgraphs/kit/vocabulary/comparable-words.ts';
import { findTopic, TOPICS } from '../../subgraphs/kit/vocabulary/topics.ts';

const MOST_WORDS = Math.max(
  ...TOPICS.flatMap(({ label, aliases }) => [label, ...aliases]).map(
    (name) => toComparableWords(name).split(' ').length,
  ),
);

/** Labels, each once; `query` is in comparable words. Of names that overlap the longest one counts, from the left. */
export function findTopics(query: string): readonly string[] {
  const words = query.split(' ');
  const found = new Set<string>();
  for (let start = 0; start < words.length; ) {
    const { label, length } = findTopicAt(words, start);
    if (label !== null) found.add(label);
    start += length;
  }
  return [...found];
}

function findTopicAt(
  words: readonly string[],
  start: number,
): { readonly label: string | null; readonly length: number } {
  for (let length = Math.min(MOST_WORDS, words.length - start); length > 0; length -= 1) {
    const name = words.slice(start, start + length).join(' ');
    const topic = findTopic(name) ?? findTopic(`${name}s`) ?? findTopic(name.replace(/s$/, ''));
    if (topic !== null) return { label: topic.label, length };
  }
  return { label: null, length: 1 };
}
