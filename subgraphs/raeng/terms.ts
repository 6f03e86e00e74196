// Sorts the categories of an entry into the lists that they are of: kinds, subjects, key stages, ages, types and topics.
// Pure; a category whose scheme names no such list is loose, and finds its list by what our vocabularies know.
import { normaliseKeyStages } from '../kit/normalise/key-stages.ts';
import { normaliseResourceTypes } from '../kit/normalise/resource-types.ts';
import { normaliseSubjects } from '../kit/normalise/subjects.ts';
import type { FeedCategory } from '../kit/readers/feed-entry.ts';
import { isKindWord } from './kind.ts';

/** Terms in the Academy's words, in the order of the feed. */
export interface Terms {
  readonly kinds: readonly string[];
  readonly subjects: readonly string[];
  readonly keyStages: readonly string[];
  readonly ages: readonly string[];
  readonly types: readonly string[];
  readonly topics: readonly string[];
}

export interface StatedTerms extends Terms {
  /** Terms without a scheme, or of one that we do not know. */
  readonly loose: readonly string[];
}

/** How schemes end, in any spelling: `tag:raeng.org.uk,2026:key-stage`, `https://example.org/terms#KeyStages`. */
const SCHEME_ENDINGS: readonly (readonly [RegExp, keyof Terms])[] = [
  [/\bkinds?$/, 'kinds'],
  [/\bsubjects?$/, 'subjects'],
  [/\bkey ?stages?$/, 'keyStages'],
  [/\bages?(?: (?:range|group)s?)?$/, 'ages'],
  [/\btypes?$/, 'types'],
  [/\btopics?$/, 'topics'],
];

// What publishing systems put where nobody has chosen a category.
const NO_CATEGORY = /^(?:uncategori[sz]ed|general|default)$/i;

/** The words for people where a category has both those and a term for machines. */
export function readTerms(categories: readonly FeedCategory[]): StatedTerms {
  const placed = categories.map(({ scheme, term, label }) => {
    const list = findList(scheme);
    return { list, word: list === null && isKnownByTermAlone(term, label) ? term : (label ?? term) };
  });
  const of = (list: keyof Terms | null): readonly string[] =>
    placed.filter((one) => one.list === list).map(({ word }) => word);
  return {
    kinds: of('kinds'),
    subjects: of('subjects'),
    keyStages: of('keyStages'),
    ages: of('ages'),
    types: of('types'),
    topics: of('topics'),
    loose: of(null).filter((term) => !NO_CATEGORY.test(term)),
  };
}

/** Each loose term as a kind, a subject, a stage or age, or a type, whichever is the first to know it; else as a topic. */
export function placeLooseTerms({ loose, ...terms }: StatedTerms): Terms {
  const placed = loose.map((term) => ({ term, list: recognise(term) }));
  const add = (list: keyof Terms): readonly string[] => [
    ...terms[list],
    ...placed.filter((one) => one.list === list).map(({ term }) => term),
  ];
  return {
    kinds: add('kinds'),
    subjects: add('subjects'),
    keyStages: add('keyStages'),
    ages: terms.ages,
    types: add('types'),
    topics: add('topics'),
  };
}

function findList(scheme: string | null): keyof Terms | null {
  const words = (scheme ?? '')
    .slice(-100)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return SCHEME_ENDINGS.find(([ending]) => ending.test(words))?.[1] ?? null;
}

/** `cpd` with the label `Our courses` says what the entry is; the label does not. */
function isKnownByTermAlone(term: string, label: string | null): boolean {
  return label !== null && recognise(label) === 'topics' && recognise(term) !== 'topics';
}

function recognise(term: string): keyof Terms {
  if (isKindWord(term)) return 'kinds';
  if (normaliseSubjects([term]).unknown.length === 0) return 'subjects';
  const ages = normaliseKeyStages([term]);
  if (ages.unknown.length === 0 && ages.value.ageRange !== null) return 'keyStages';
  return normaliseResourceTypes([term]).unknown.length === 0 ? 'types' : 'topics';
}
