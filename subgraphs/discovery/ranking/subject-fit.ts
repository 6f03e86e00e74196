// The school subjects that a query names, and whether an item is of them: `maths cpd` does not want computing, however
// often maths stands in it. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { SUBJECTS, withWiderSubjects } from '../../kit/vocabulary/subjects.ts';
import type { CardDocument } from '../search-document.ts';
import { withNarrowerSubjects } from '../steps/narrower-subjects.ts';
import { FIT_WEIGHTS, RANKING_WEIGHTS } from './ranking-weights.ts';

// The others are topics, and words of all days as well: space, food, art, careers.
const SCHOOL_SUBJECTS: ReadonlySet<string> = new Set([
  ...['Science', 'Biology', 'Chemistry', 'Physics', 'Mathematics', 'Computing', 'Design and technology', 'Engineering'],
]);
/** A name for all STEM is no other subject. */
const ALL_OF_THEM = 'STEM';
const NO_NAMES: ReadonlySet<string> = new Set(['it']);
const LONGEST_NAME = 4;

const labelByName = new Map(
  SUBJECTS.filter(({ label }) => SCHOOL_SUBJECTS.has(label)).flatMap(({ label, aliases }) =>
    [label, ...aliases]
      .map((name) => [toComparableWords(name), label] as const)
      .filter(([name]) => !NO_NAMES.has(name)),
  ),
);
const partsByLabel = new Map(
  [...SCHOOL_SUBJECTS].map((label) => {
    const wider = withWiderSubjects([label]);
    return [label, withNarrowerSubjects([label]).filter((part) => part === label || !wider.includes(part))];
  }),
);

/** Labels of the project's subjects, each once; the longest name decides: `computer science` is no science. */
export function findNamedSubjects(query: string): readonly string[] {
  const words = toComparableWords(query).split(' ');
  const found = new Set<string>();
  for (let at = 0; at < words.length; ) {
    let length = Math.min(LONGEST_NAME, words.length - at);
    while (length > 1 && !labelByName.has(words.slice(at, at + length).join(' '))) length -= 1;
    const label = labelByName.get(words.slice(at, at + length).join(' '));
    if (label !== undefined) found.add(label);
    at += length;
  }
  return [...found];
}

/** The mean over the subjects named. What states no subject is none the worse for it. */
export function toSubjectScore(named: readonly string[], { subjects }: CardDocument): number {
  if (named.length === 0 || subjects.length === 0) return 0;
  const fits = named.map((subject) => toFit(subject, subjects));
  return (FIT_WEIGHTS.subject * fits.reduce((sum, fit) => sum + fit, 0)) / named.length;
}

/** Of it or of a part of it; of what it is a part of; of others alone. */
function toFit(named: string, subjects: readonly string[]): number {
  if (partsByLabel.get(named)?.some((part) => subjects.includes(part)) === true) return 1;
  if (withWiderSubjects([named]).some((wider) => subjects.includes(wider))) return RANKING_WEIGHTS.widerSubject;
  return subjects.includes(ALL_OF_THEM) ? 0 : RANKING_WEIGHTS.contrary;
}
