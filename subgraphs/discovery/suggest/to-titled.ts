// Titles that the engine found for what is being typed, told apart by how they came: as typed, by a word that means the
// same, or by a typing mistake. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import type { Suggestion } from '../resolvers.generated.ts';
import type { EngineAnswer, EngineHit } from '../search-engine.ts';
import { toMatchedWords } from './matched-words.ts';
import { countForgiven, countMistakesInBeginning } from './typing-mistakes.ts';

export interface Titled {
  readonly suggestion: Suggestion;
  /** `force` has found a Forest, in the title or, unseen, among its places. */
  readonly isByMistake: boolean;
  /** Every word typed begins a word of the title. */
  readonly isBegun: boolean;
}

export function toTitled(answer: EngineAnswer | undefined, kind: string, prefix: string): readonly Titled[] {
  const words = toComparableWords(prefix).split(' ');
  return (answer?.hits ?? []).map((hit) => {
    const { title, itemId } = hit.document;
    const comparable = ` ${toComparableWords(title)}`;
    const isBegun = words.every((word) => comparable.includes(` ${word}`));
    return {
      suggestion: { text: title, kind, id: itemId },
      isBegun,
      isByMistake: !isBegun && isMisspelt(words.at(-1) ?? '', hit),
    };
  });
}

function isMisspelt(last: string, { formatted }: EngineHit): boolean {
  const words = toMatchedWords(formatted).map((word) => toComparableWords(word).replaceAll(' ', ''));
  if (words.length === 0) return true;
  if (words.some((word) => word.startsWith(last))) return false;
  const most = countForgiven(last.length);
  return words.some((word) => countMistakesInBeginning(last, word, most) !== null);
}
