// What a query as a whole probably asks for, in words of the catalogue. Each of these words is taken for a text of all that
// people say for it, and the query is looked up among these texts as a search engine would (BM25): words that go with few of
// them tell most, and words that point the same way add up. Pure.
import { everydayWords } from '../../kit/vocabulary/everyday-words.ts';
import { toWordStem } from '../../kit/vocabulary/word-stem.ts';
import { MEANT_WEIGHTS } from './ranking-weights.ts';
import { type Term, toWholeWords } from './term.ts';

const { most, least, nearest, shortPhrase, saturation, length, sharpness } = MEANT_WEIGHTS;

interface Text {
  readonly words: string;
  /** How much is said for it in all. */
  size: number;
}

interface TextIndex {
  /** By stem: how strongly it is said for which text. */
  readonly strengths: ReadonlyMap<string, ReadonlyMap<Text, number>>;
  readonly count: number;
  readonly meanSize: number;
}

let built: TextIndex | null = null;

/** `words` in comparable form, without fillers. Surest first, with weight 1; nothing for words that nobody says. */
export function findMeantTerms(words: readonly string[]): readonly Term[] {
  built ??= indexTexts();
  const { strengths, count, meanSize } = built;
  const scores = new Map<Text, number>();
  for (const stem of new Set(words.map(toWordStem))) {
    const said = strengths.get(stem) ?? new Map<Text, number>();
    const rarity = Math.log(1 + (count - said.size + 0.5) / (said.size + 0.5));
    for (const [text, strength] of said) {
      const damping = saturation * (1 - length + (length * text.size) / meanSize);
      const value = (rarity * strength * (saturation + 1)) / (strength + damping);
      scores.set(text, (scores.get(text) ?? 0) + value);
    }
  }
  const ranked = [...scores].sort(([, one], [, other]) => other - one).slice(0, most);
  const best = ranked[0]?.[1] ?? 0;
  return ranked
    .filter(([, score]) => score >= least * best)
    .map(([text, score]) => ({ words: toWholeWords(text.words), weight: (score / best) ** sharpness }));
}

function indexTexts(): TextIndex {
  const texts = new Map<string, Text>();
  const strengths = new Map<string, Map<Text, number>>();
  for (const [says, finds] of everydayWords()) {
    const stems = new Set(says.split(' ').map(toWordStem));
    for (const [place, words] of finds.entries()) {
      const text = texts.get(words) ?? { words, size: 0 };
      texts.set(words, text);
      const strength = nearest ** place / stems.size ** shortPhrase;
      for (const stem of stems) {
        const said = strengths.get(stem) ?? new Map<Text, number>();
        strengths.set(stem, said.set(text, (said.get(text) ?? 0) + strength));
        text.size += strength;
      }
    }
  }
  const size = [...texts.values()].reduce((sum, text) => sum + text.size, 0);
  return { strengths, count: texts.size, meanSize: size / texts.size };
}
