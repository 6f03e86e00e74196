// Folds the rows of a spreadsheet that tell the dates of one thing into one item: a twilight that is held four times has
// four rows and one title. Pure; a row that adds no date keeps the id of its item, and the harvest reports the repeat.
import type { Activity, Course, Session } from '../../schema/shared.generated.ts';
import type { NormalisedItem } from '../kit/catalogue-item.ts';
import type { HarvestOutcome } from '../kit/harvest/harvest-feed.ts';
import { cutAtWord } from '../kit/normalise/plain-text.ts';
import { KEY_STAGES } from '../kit/vocabulary/enums.ts';

type Kept = Extract<HarvestOutcome, { kind: 'kept' }>;
type Dated = Extract<NormalisedItem, { family: 'Course' | 'Activity' }>;

// Where a course and a resource have one title, the first of these keeps the id that follows from it.
const FAMILIES = ['Course', 'Activity', 'LearningResource', 'HubProfile'] as const;
const LONGEST_DATE_TEXT = 500;

/** Outcomes in the order of their first rows. A thing called off on one day only is not removed. */
export function foldRuns(outcomes: readonly HarvestOutcome[]): readonly HarvestOutcome[] {
  const kept = outcomes.filter((outcome) => outcome.kind === 'kept');
  const byId = Map.groupBy(kept, ({ item }) => item.id);
  const others = outcomes.filter((outcome) => {
    return outcome.kind === 'rejected' || (outcome.kind === 'removed' && !byId.has(outcome.id));
  });
  return [...[...byId.values()].flatMap(foldTitle), ...others];
}

function foldTitle(rows: readonly Kept[]): readonly HarvestOutcome[] {
  const families = FAMILIES.map((family) => rows.filter(({ item }) => item.family === family));
  return families
    .filter((members) => members.length > 0)
    .flatMap((members, at) => foldFamily(at === 0 ? members : members.map(withFamilyInId)));
}

function withFamilyInId(row: Kept): Kept {
  return { ...row, item: { ...row.item, id: `${row.item.id}--${row.item.family.toLowerCase()}` } };
}

function foldFamily(rows: readonly Kept[]): readonly HarvestOutcome[] {
  const seen = new Set<string>();
  const adds = ({ item }: Kept): boolean => {
    const key = JSON.stringify('sessions' in item ? item.sessions : []);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  const dated = rows.filter(({ item }) => 'sessions' in item && item.sessions.length > 0).filter(adds);
  const [first, ...further] = dated.toSorted((one, other) => startOf(one).localeCompare(startOf(other)));
  if (first === undefined) return rows;
  const repeats = rows.filter((row) => !dated.includes(row));
  return [further.reduce(fold, first), ...repeats];
}

function startOf({ item }: Kept): string {
  return ('sessions' in item ? item.sessions[0]?.start : undefined) ?? '';
}

function fold(whole: Kept, row: Kept): Kept {
  const item = joinItems(whole.item, row.item);
  if (item === null) return whole;
  return {
    ...whole,
    item,
    records: whole.records + row.records,
    unknownWords: [...whole.unknownWords, ...row.unknownWords],
  };
}

/** The earliest run tells what the thing is; later ones add when, where and for whom. */
function joinItems(one: NormalisedItem, other: NormalisedItem): NormalisedItem | null {
  if (one.family === 'Course' && other.family === 'Course') return { ...one, ...joinLists(one, other) };
  if (one.family !== 'Activity' || other.family !== 'Activity') return null;
  return {
    ...one,
    ...joinLists(one, other),
    dateText: joinWords(one.dateText, other.dateText),
    deadline: latest(one.deadline, other.deadline),
  };
}

function joinLists(one: Dated, other: Dated): Pick<Dated, keyof Course & keyof Activity & Joined> {
  const keyStages = new Set([...one.keyStages, ...other.keyStages]);
  const years = [...one.yearGroups, ...other.yearGroups];
  return {
    keyStages: KEY_STAGES.filter((stage) => keyStages.has(stage)),
    ageRange: joinAges(one.ageRange, other.ageRange),
    yearGroups: [...new Map(years.map((year) => [`${year.nation} ${year.label}`, year])).values()],
    subjects: union(one.subjects, other.subjects),
    topics: union(one.topics, other.topics),
    audience: union(one.audience, other.audience),
    inferredFields: union(one.inferredFields, other.inferredFields),
    sessions: [...one.sessions, ...other.sessions.map((session) => withAddress(session, other.url, one.url))].toSorted(
      (a, b) => a.start.localeCompare(b.start),
    ),
  };
}

type Joined =
  | 'keyStages'
  | 'ageRange'
  | 'yearGroups'
  | 'subjects'
  | 'topics'
  | 'audience'
  | 'inferredFields'
  | 'sessions';

/** A run with a page of its own is booked there. */
function withAddress(session: Session, url: string, address: string): Session {
  return session.bookingUrl !== null || url === address ? session : { ...session, bookingUrl: url };
}

function joinAges(one: Dated['ageRange'], other: Dated['ageRange']): Dated['ageRange'] {
  if (one === null || other === null) return one ?? other;
  return {
    from: one.from === null || other.from === null ? null : Math.min(one.from, other.from),
    to: one.to === null || other.to === null ? null : Math.max(one.to, other.to),
  };
}

function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])];
}

function joinWords(one: string | null, other: string | null): string | null {
  const words = [one, other].filter((text) => text !== null);
  return words.length === 0 ? null : cutAtWord([...new Set(words)].join('; '), LONGEST_DATE_TEXT);
}

function latest(one: string | null, other: string | null): string | null {
  return one === null || other === null ? (one ?? other) : one > other ? one : other;
}
