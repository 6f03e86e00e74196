// What sort of thing a hub's offer is: from its own word for it, else from its title and whom it is for. Pure; where all
// of that is silent, something with a date is an event and something without is a programme.
import type { ItemKind } from '../../schema/shared.generated.ts';
import { toComparableWords } from '../kit/vocabulary/comparable-words.ts';
import { findResourceType } from '../kit/vocabulary/resource-types.ts';

export interface KindQuestion {
  readonly typeWords: readonly string[];
  readonly title: string;
  /** Our words for the audience. */
  readonly audience: readonly string[];
  readonly hasDates: boolean;
}

export interface DecidedKind {
  readonly kind: ItemKind;
  /** True where no word of the hub's for it was known. */
  readonly isInferred: boolean;
  /** The word that told, for the type of a resource; null where none did. */
  readonly word: string | null;
}

/** A kind, or what decides between two: whether it has a date, or whether it is for staff. */
type Meaning = ItemKind | 'BY_DATE' | 'BY_AUDIENCE';

// What hubs mean by words that publishers of classroom resources use otherwise.
const OF_HUBS = new Map<string, Meaning>([
  ...of('BY_DATE', 'activity', 'activities', 'enrichment', 'enrichment activity', 'opportunity'),
  ...of('BY_AUDIENCE', 'workshop', 'workshops', 'conference', 'conferences', 'webinar', 'webinars', 'masterclass'),
  ...of('BY_AUDIENCE', 'meeting', 'meetings', 'talk', 'talks', 'training', 'session', 'online session', 'live online'),
  ...of('COURSE', 'cpd', 'cpd course', 'cpd event', 'inset', 'teacher training', 'network', 'teacher network'),
  ...of('COURSE', 'teacher cpd', 'teachers cpd', 'staff training', 'professional learning', 'leadership programme'),
  ...of('COMPETITION', 'challenge', 'challenges', 'stem challenge', 'prize', 'hackathon', 'quiz'),
  ...of('EVENT', 'trip', 'stem day', 'stem fair', 'careers event', 'family event', 'enrichment day', 'school event'),
  ...of('PROGRAMME', 'project', 'projects', 'club', 'clubs', 'stem clubs', 'mentoring', 'outreach', 'service'),
  ...of('RESOURCE', 'resource', 'loan', 'loans', 'kit loan', 'loan box', 'loan boxes', 'equipment'),
]);

const STAFF = new Set([
  'teachers',
  'early career teachers',
  'trainee teachers',
  'subject leaders',
  'senior leaders',
  'governors',
  'teaching assistants',
  'technicians',
  'careers leaders',
  'SENCOs',
]);

// In this order: a prize for the best CPD is a competition, and a challenge day is no mere day.
const WORDINGS: readonly (readonly [RegExp, Meaning])[] = [
  [/\b(?:cpd|inset|twilights?|teachmeets?|professional (?:development|learning)|subject knowledge)\b/i, 'COURSE'],
  [/\b(?:training|course|network|hub) (?:for|day|event|meetings?|session)\b|\bfor (?:\w+ )?teachers\b/i, 'COURSE'],
  [
    /\b(?:teachers?|technicians?|leads?|leaders?)['’]? (?:training|network|conference|workshop|course|forum)\b/i,
    'COURSE',
  ],
  [/\btraining (?:course|programme)\b/i, 'COURSE'],
  [/\b(?:competitions?|challenges?|awards?|prizes?|contest|olympiad|championships?|hackathon)\b/i, 'COMPETITION'],
  [/\b(?:grants?|bursary|bursaries|funding)\b/i, 'FUNDING'],
  [/\b(?:conference|webinar|masterclass|workshops?)\b/i, 'BY_AUDIENCE'],
  [/\b(?:fair|festival|\w*fest|shows?|showcase|exhibition|expo|open (?:day|evening)|jamboree|lecture)\b/i, 'EVENT'],
  [/\b(?:clubs?|programme|mentor\w*|projects?|scheme)\b/i, 'PROGRAMME'],
  [/\b(?:resources?|loans?|toolkit|lesson plans?|worksheets?)\b/i, 'RESOURCE'],
];

/** The first word that is known counts; `cpd` is a COURSE whoever it is for, a `workshop` only one for staff. */
export function decideKind(question: KindQuestion): DecidedKind {
  for (const word of question.typeWords) {
    const meaning = findKind(word);
    if (meaning !== null) return { kind: resolve(meaning, question), isInferred: false, word };
  }
  const meaning = WORDINGS.find(([pattern]) => pattern.test(question.title))?.[1];
  const kind = resolve(meaning ?? (isForStaff(question) ? 'COURSE' : 'BY_DATE'), question);
  return { kind, isInferred: true, word: null };
}

/** Null for words that name no kind of thing. */
export function findKind(word: string): Meaning | null {
  return OF_HUBS.get(toComparableWords(word)) ?? findResourceType(word)?.kind ?? null;
}

function resolve(meaning: Meaning, question: KindQuestion): ItemKind {
  if (meaning === 'BY_AUDIENCE') return isForStaff(question) ? 'COURSE' : 'EVENT';
  if (meaning === 'BY_DATE') return question.hasDates ? 'EVENT' : 'PROGRAMME';
  return meaning;
}

function isForStaff({ audience }: KindQuestion): boolean {
  return audience.length > 0 && audience.every((words) => STAFF.has(words));
}

function of(meaning: Meaning, ...words: readonly string[]): readonly (readonly [string, Meaning])[] {
  return words.map((word) => [word, meaning]);
}
