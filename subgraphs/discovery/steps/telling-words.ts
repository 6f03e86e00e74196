// The words of a title that tell what a thing is about: no fillers, no words that half the catalogue has. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';

const SHORTEST = 4;

// Names of subjects are among them: that two things are both about science is told by their subjects.
const COMMON = new Set(
  [
    'about account activity advanced archived ambassador apply award based basic best beyond blended book bring business',
    'build building case celebration challenge class classroom club cohort collection college community competition complete',
    'computer computing conference connecting connected content core course curriculum deliver delivery design designing',
    'developing development discover drop early education engage engagement engaging engineer engineered engineering engineers',
    'enhancement enrichment essential event exploring explore face film final first focus foundation from free further gcse',
    'getting good great group guide hands help helping home host hour hub idea improving inside inspiring intensive',
    'introducing introduction into joint key kit knowledge launch lead leader leading league learn learner learning lesson',
    'level life limited live local looking made make maker making material maths mathematics mathematical math meeting',
    'meet mini module more national network online open opportunity part pathway pedagogy plan planning post practical',
    'practice prepare preparing presentation primary professional programme project pupil question regional remote report',
    'research resource resources school science scientific scientist scheme season secondary section series session',
    'short show showcase skill small some specialist stage start started staff stem student study subject suitable',
    'summer supplement support supporting taster teach teacher teaching team technology technical term test that their',
    'theme this through time together tool topic training trial twilight understanding unit university using visit week',
    'fair property change system structure sense size shape hard family edition overview original date box campaign number',
    'ingenious awardee exemplar episode impact toolkit future awareness',
    'welcome what when with work working workshop world year young your zone faraday physics biology chemistry',
  ]
    .join(' ')
    .split(' ')
    .map(toSingular),
);

/** In comparable form and in the singular, in the order of the text, each once. */
export function toTellingWords(text: string): readonly string[] {
  const words = toSingulars(text).split(' ');
  return [...new Set(words)].filter((word) => word.length >= SHORTEST && !/\d/.test(word) && !COMMON.has(word));
}

/** The text in comparable form, each word in the singular as far as the spelling tells: for comparison alone. */
export function toSingulars(text: string): string {
  return toComparableWords(text).split(' ').map(toSingular).join(' ');
}

function toSingular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}
