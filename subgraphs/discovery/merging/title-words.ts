// The words of a title that say what the thing is, in a form in which two partners' wordings of it can be compared. Pure;
// a title of small words alone has none.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';

// They join other words and tell nothing apart.
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'a an and are at by for from how in is its of on or our that the their this to using via with your'.split(' '),
);

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map(
    (word, at) => [word, String(at + 1)],
  ),
);
const ROMAN: ReadonlyMap<string, string> = new Map(
  ['i', 'ii', 'iii', 'iv', 'v', 'vi'].map((word, at) => [word, String(at + 1)]),
);

/** What is numbered with Roman numerals or letters: `part II`, `Programming B`. */
const NUMBERED =
  'book|episode|issue|level|module|paper|part|phase|programming|section|series|session|set|stage|unit|volume';

// One way of writing for each thing that partners write in several. In order: later ones see what earlier ones made.
const REWRITINGS: readonly (readonly [RegExp, string | ((...parts: string[]) => string)])[] = [
  [/\b(20\d\d) (\d\d)\b/g, (_, from = '', to = '') => `${from} 20${to}`], // 2021-22 and 2021-2022
  [/\bkey stages? (\d)\b/g, 'ks$1'],
  [/\b(?:year|yr) (?:group )?(\d{1,2})\b/g, 'y$1'],
  [/\bage[sd]? (\d)/g, '$1'],
  [/\bface to face\b|\bin person\b/g, 'facetoface'],
  [/\bmicro bits?\b/g, 'microbit'],
  [/\bs t e m\b/g, 'stem'],
  [/\bcontinuing professional development\b/g, 'cpd'],
  [/\bd and t\b/g, 'design technology'],
  [/\bmaths?\b|\bmathematics\b|\bmathematical\b/g, 'maths'],
  [/\bprogram(?:me)?s?\b/g, 'programme'],
  [
    new RegExp(`\\b(${NUMBERED}) (i{1,3}|iv|v|vi)\\b`, 'g'),
    (_, thing = '', numeral = '') => `${thing} ${ROMAN.get(numeral) ?? numeral}`,
  ],
  [new RegExp(`\\b(${NUMBERED}) ([a-h])\\b`, 'g'), '$1 $2$2'], // `bb`, lest the letter pass for an article
];

export interface TitleWords {
  /** Each once, sorted. */
  readonly words: readonly string[];
  /** Those with a number in them, or a letter that stands for one. */
  readonly numbers: readonly string[];
}

/** `codes` are left out: a partner that writes them into the title says no more than one that does not. */
export function toTitleWords(title: string, codes: readonly string[] = []): TitleWords {
  const bare = codes.reduce((text, code) => text.replaceAll(code, ' '), title.replace(/[®™©]/g, ''));
  const rewritten = REWRITINGS.reduce(
    (text, [pattern, replacement]) =>
      typeof replacement === 'string' ? text.replace(pattern, replacement) : text.replace(pattern, replacement),
    toComparableWords(bare),
  );
  const words = rewritten
    .split(' ')
    .map((word) => NUMBER_WORDS.get(word) ?? toSingular(word))
    .filter((word) => word !== '' && !SMALL_WORDS.has(word));
  const sorted = [...new Set(words)].sort();
  return { words: sorted, numbers: sorted.filter((word) => /\d/.test(word) || /^([a-h])\1$/.test(word)) };
}

function toSingular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is|ics)$/.test(word)) return word;
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}
