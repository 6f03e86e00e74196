// Splits the engine's marked text into runs that matched and runs that did not. Pure; no markup of any kind comes out.
import { MATCH_END, MATCH_START } from '../document/markers.ts';
import type { Highlight, HighlightFragment } from '../resolvers.generated.ts';
import type { Formatted } from '../search-engine.ts';

/** The fields in which something matched, in order of weight; one highlight for each topic that matched. */
export function toHighlights({ title, summary, publisher, topics = [] }: Formatted): readonly Highlight[] {
  const fields: readonly (readonly [string, string | null | undefined])[] = [
    ['title', title],
    ['summary', summary],
    ['publisher', publisher],
    ...topics.map((topic) => ['topics', topic] as const),
  ];
  return fields.flatMap(([field, text]) => {
    const fragments = toFragments(text ?? '');
    return fragments.some(({ matched }) => matched) ? [{ field, fragments }] : [];
  });
}

function toFragments(text: string): readonly HighlightFragment[] {
  return text
    .split(MATCH_START)
    .flatMap((part, index) => {
      const [inside = '', ...after] = part.split(MATCH_END);
      // What stands before the first marker has none that opened it.
      const matched = index > 0 && after.length > 0;
      return [
        { text: inside, matched },
        { text: after.join(''), matched: false },
      ];
    })
    .filter((fragment) => fragment.text !== '');
}
