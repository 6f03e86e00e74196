// Phrases that are read whole or not at all: what the vocabulary knows by name, and what else means something of its own.
// Pure.
import { HUB_KIND_WORDS } from '../../kit/vocabulary/hub-kinds.ts';
import { SUBJECTS } from '../../kit/vocabulary/subjects.ts';
import { SYNONYMS } from '../../kit/vocabulary/synonyms.ts';
import { TOPICS } from '../../kit/vocabulary/topics.ts';
import type { Span } from './claim.ts';
import { indexPhrases, phrasesAt } from './phrase-index.ts';
import type { TypedQuery } from './typed-query.ts';

// Each word with what may stand before it, and after it, to mean something else: free fall, friction free.
const COMPANY: readonly { readonly words: string; readonly before: string; readonly after: string }[] = [
  {
    words: 'free',
    before:
      'barrier bug carbon care crime dairy disease drug duty emission emissions error fat fossil friction germ gibbs gluten hands ice interest lead nut plastic pollution royalty screen smoke stress sugar wire',
    after:
      'body convection diving electron electrons energy enterprise fall falling flight flow flowing form hand kick kicks market movement oscillation oscillations play radical radicals range running school schools space speech standing style surface swimmer swimming time trade variable variables vibration vibrations wheel wheeling will',
  },
  {
    words: 'online',
    before:
      'behaviour being bullying communicating identity learning life privacy relationships reputation research researching responsible risks safe safely safety searching secure stay staying wellbeing working',
    after:
      'abuse advertising app apps behaviour bullying calculator calculators collaboration communication communications communities community content dangers dating footprint fraud friends game games gaming grooming harm harms hate identities identity image lab labs learner learners learning life media presence privacy quiz quizzes relationship relationships reputation research resource resources safely safety scam scams search searching security shopping simulation simulations sources textbook textbooks tool tools video videos worksheet worksheets world',
  },
  {
    words: 'remote',
    before: '',
    after:
      'access area areas camera cameras control controlled controller controls data island islands learning monitoring operated sensing sensor sensors teaching viewing working',
  },
  {
    words: 'primary secondary',
    before: '',
    after:
      'alcohol alcohols amine amines carbon cell cells coil colour colours color colors consumer consumers data energy engineer infection key keys light lights memory pigment pigments producer producers production sector source sources storage structure structures succession wave waves',
  },
  { words: 'reception', before: 'radio satellite signal television tv wave', after: '' },
  { words: 'nursery', before: 'plant stellar tree', after: '' },
  {
    words: 'training',
    before: 'altitude astronaut circuit dog endurance fitness interval resistance strength weight',
    after: '',
  },
  { words: 'course', before: 'assault golf obstacle of race water', after: '' },
  { words: 'competition', before: 'and interspecific intraspecific plant predator species', after: '' },
  {
    words: 'events',
    before: 'and current extreme historical independent key keyboard mouse mutually probability weather',
    after: '',
  },
  {
    words: 'resources',
    before:
      'and earth earths energy finite fossil global human limited material mineral natural nonrenewable ocean planets renewable water',
    after: '',
  },
  {
    words: 'video videos poster posters games simulation simulations podcast podcasts',
    before:
      'arcade build building code coding commonwealth computer create creating design designing develop developing edit editing make making modelling olympic paralympic program programming record recording scratch video write writing',
    after: '',
  },
  { words: 'wales', before: 'of south', after: '' },
];

const PHRASES = [
  ...['a level playing field', 'a level of', 'a level surface', 'a level ground', 'hour of code', 'hour clock'],
  ...['key stage 3 national strategy', 'ks3 national strategy', 'webinar recording', 'recorded lesson', 'video lesson'],
  ...['primary and secondary colours', 'primary and secondary cells', 'primary and secondary data', 'to quizzes'],
  ...['primary and secondary sources', 'primary and secondary storage', 'primary advantage', 'cpd impact toolkit'],
  ...['primary and secondary memory', 'primary science quality mark', 'the year in industry', 'crash course'],
  ...['teacher professional development'],
];

const VOCABULARY = [
  ...TOPICS.flatMap(({ label, aliases }) => [label, ...aliases]),
  ...SUBJECTS.flatMap(({ label, aliases }) => [label, ...aliases]),
  ...SYNONYMS.flatMap(({ term, words }) => [term, ...words]),
  ...HUB_KIND_WORDS.flatMap(({ label, aliases }) => [label, ...aliases]).flatMap((name) => [name, `${name}s`]),
];
// Mean no more than their words do one by one.
const SUM_OF_WORDS = new Set(['primary science']);

const index = indexPhrases(
  [...new Set([...VOCABULARY, ...PHRASES, ...COMPANY.flatMap(toPhrases)])]
    .filter((phrase) => !SUM_OF_WORDS.has(phrase.toLowerCase()))
    .map((phrase) => [phrase, phrase]),
);

/** In the order of the query; they may overlap. */
export function findKeptPhrases(query: TypedQuery): readonly Span[] {
  return query.tokens.flatMap((_, at) => phrasesAt(index, query, at)).filter(({ start, end }) => end - start > 1);
}

function toPhrases({ words, before, after }: (typeof COMPANY)[number]): readonly string[] {
  return words
    .split(' ')
    .flatMap((word) => [
      ...splitWords(before).map((other) => `${other} ${word}`),
      ...splitWords(after).map((other) => `${word} ${other}`),
    ]);
}

function splitWords(words: string): readonly string[] {
  return words === '' ? [] : words.split(' ');
}
