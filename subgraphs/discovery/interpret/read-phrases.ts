// Reads the phrases that have one meaning: cpd, free, online, for NQTs, worksheet. Pure; where the words around speak
// against the meaning they are left as words.
import type { Claim } from './claim.ts';
import { LITTLE_WORDS } from './little-words.ts';
import { indexPhrases, phrasesAt } from './phrase-index.ts';
import type { PhraseReading } from './phrase-reading.ts';
import { PHRASE_READINGS } from './phrase-readings.ts';
import { isJoined, type TypedQuery, wordAt } from './typed-query.ts';

const phrases = indexPhrases(PHRASE_READINGS.flatMap((entry) => entry.words.map((words) => [words, entry] as const)));
// `for NQTs` and `NQTs` mean the same.
const LEAD_WORDS = new Set(['for']);

/** `others`: what has been read of stages, days, lengths and places. */
export function readPhrases(query: TypedQuery, others: readonly Claim[]): readonly Claim[] {
  const starts = new Set(others.map(({ start }) => start));
  const stageEnds = new Set(others.filter(isStage).map(({ end }) => end));
  const hasPlace = others.some(({ constraint }) => constraint.field === 'near' || constraint.field === 'regions');
  return query.tokens.flatMap((_, at) =>
    phrasesAt(phrases, query, at)
      .filter(({ entry, start, end }) => isMeant(entry, query, { start, end, starts, stageEnds, hasPlace }))
      .map(({ entry: { value, label, constraint }, start, end }) => {
        const isLed =
          constraint.field === 'audience' && LEAD_WORDS.has(wordAt(query, start - 1)) && isJoined(query, start);
        return { start: isLed ? start - 1 : start, end, value, label, constraint };
      }),
  );
}

function isStage({ constraint }: Claim): boolean {
  return constraint.field === 'keyStages' || constraint.field === 'ages';
}

interface Around {
  readonly start: number;
  readonly end: number;
  readonly starts: ReadonlySet<number>;
  readonly stageEnds: ReadonlySet<number>;
  readonly hasPlace: boolean;
}

function isMeant(
  entry: PhraseReading,
  query: TypedQuery,
  { start, end, starts, stageEnds, hasPlace }: Around,
): boolean {
  const next = isJoined(query, end) ? wordAt(query, end) : '';
  const isEnd = end >= query.tokens.length || !isJoined(query, end) || LITTLE_WORDS.has(next) || starts.has(end);
  if (entry.endsPhrase === true && !isEnd) return false;
  if (entry.inCompany === true && end - start === query.tokens.length) return false;
  if (entry.afterStage === true && !stageEnds.has(start)) return false;
  if (entry.withPlace === true && !hasPlace) return false;
  if (entry.followedBy !== undefined && !entry.followedBy.includes(next)) return false;
  return entry.unlessWith === undefined || !entry.unlessWith.some((word) => query.words.has(word));
}
