// Reads whom an offer is for and of which ages: from the fields for it, else from each other and the title. Pure; what no
// text tells is empty.
import type { Nation } from '../../schema/shared.generated.ts';
import { normaliseAudience } from '../kit/normalise/audience.ts';
import { normaliseKeyStages, type SchoolAges } from '../kit/normalise/key-stages.ts';
import { splitWords } from '../kit/normalise/words.ts';
import { findAudience } from '../kit/vocabulary/audiences.ts';
import type { FeedRecord } from './feed.ts';

/** What a record tells of one thing. */
export interface Fact<T> {
  readonly value: T;
  readonly unknown: readonly string[];
  /** True where it follows from a text that is about something else. */
  readonly isInferred: boolean;
}

const AGE_WORDS =
  /\b(?:(?:KS|key stages?|years?|yrs?|Y|ages?|aged) ?\d{1,2}(?: ?(?:-|–|\/|&|to|and) ?(?:KS|Y)?\d{1,2})*|(?:EYFS|early years|primary|secondary|GCSE|A[- ]levels?|post[- ]16|sixth[- ]form)(?! (?:school|academy|college)\b))\b/gi;
const AUDIENCE_IN_TITLE =
  /\b(?:teachers|headteachers|NQTs|ECTs|technicians|governors|pupils|students|parents|families)\b/gi;

/** `Y5-6 science teachers and TAs` gives teachers, teaching assistants: the ages and subjects are read elsewhere. */
export function readAudience(words: readonly string[], title: string): Fact<readonly string[]> {
  const stated = normaliseAudience(words.flatMap(splitAudience));
  if (stated.value.length > 0) return { ...stated, isInferred: false };
  const { value } = normaliseAudience(title.match(AUDIENCE_IN_TITLE) ?? []);
  return { value, unknown: stated.unknown, isInferred: value.length > 0 };
}

function splitAudience(text: string): readonly string[] {
  if (findAudience(text) !== null) return [text];
  const parts = splitWords(text.replace(/\s(?:and|&|\+)\s/gi, ';'));
  return parts.filter((part) => part.replace(AGE_WORDS, '').trim() !== '').map(withoutAttributes);
}

function withoutAttributes(part: string): string {
  const last = part.split(/\s/).at(-1) ?? '';
  return findAudience(part) === null && findAudience(last) !== null ? last : part;
}

/** By its own words, else by whom it is for, else by its title. `nation` is whose school years are meant. */
export function readAges(
  { ageWords, audienceWords }: Pick<FeedRecord, 'ageWords' | 'audienceWords'>,
  title: string,
  nation: Nation | null,
): Fact<SchoolAges> {
  const stated = normaliseKeyStages(ageWords, { nation });
  if (isTelling(stated.value)) return { ...stated, isInferred: false };
  for (const text of [...audienceWords, title]) {
    const { value } = normaliseKeyStages([findAgeWords(text)], { nation });
    if (isTelling(value)) return { value, unknown: stated.unknown, isInferred: true };
  }
  return { ...stated, isInferred: false };
}

/** `Y5-6 rockets at Moor Primary School` gives `Y5-6`: a school's name does not tell whom something in it is for. */
function findAgeWords(text: string): string {
  return [...text.matchAll(AGE_WORDS)].map(([words]) => words).join(', ');
}

function isTelling({ keyStages, ageRange }: SchoolAges): boolean {
  return keyStages.length > 0 || ageRange !== null;
}
