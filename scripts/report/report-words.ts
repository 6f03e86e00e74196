// Families, reasons, numbers and days in words for a report. Pure.
import { DateTime } from 'luxon';
import type { ItemFamily } from '../../subgraphs/kit/catalogue-item.ts';
import type { RejectionCode } from '../../subgraphs/kit/rejection.ts';

const FAMILIES: Readonly<Record<ItemFamily, { readonly title: string; readonly one: string; readonly many: string }>> =
  {
    LearningResource: { title: 'Resources and collections', one: 'resource', many: 'resources' },
    Course: { title: 'Courses', one: 'course', many: 'courses' },
    Activity: {
      title: 'Events, competitions, programmes and grants',
      one: 'event or scheme',
      many: 'events and schemes',
    },
    HubProfile: { title: 'Hubs', one: 'hub', many: 'hubs' },
  };

interface ReasonWords {
  readonly title: string;
  readonly mend: string;
  /** False where nothing is wrong: the record was never meant to be found. */
  readonly isFault: boolean;
}

export const REASONS: Readonly<Record<RejectionCode, ReasonWords>> = {
  MALFORMED_RECORD: {
    title: 'Could not be read',
    mend: 'The record is not in the format of its feed: look at its syntax, encoding and types.',
    isFault: true,
  },
  MISSING_FIELD: {
    title: 'Something essential is missing',
    mend: 'Fill the field that is named: without it a teacher has nothing to look at or nowhere to go.',
    isFault: true,
  },
  INVALID_FIELD: {
    title: 'A value cannot be understood',
    mend: 'Write the value in the form that is asked for.',
    isFault: true,
  },
  DUPLICATE_RECORD: {
    title: 'Listed twice',
    mend: 'Give each record an identity of its own, or take the second one out.',
    isFault: true,
  },
  TEST_RECORD: {
    title: 'Your own tests',
    mend: 'Nothing to mend; taking them out of the feed keeps it tidy.',
    isFault: false,
  },
  NOT_PUBLISHED: { title: 'Hidden by you', mend: 'Nothing to mend: we leave out what you hide.', isFault: false },
  NOT_AN_ITEM: {
    title: 'News and the like',
    mend: 'Nothing to mend: we take what can be taught with, booked or entered.',
    isFault: false,
  },
};

/** As a heading. */
export function familyInWords(family: ItemFamily): string {
  return FAMILIES[family].title;
}

/** `1 course`, `12 courses`. */
export function membersInWords(family: ItemFamily, count: number): string {
  return countInWords(count, FAMILIES[family].one, FAMILIES[family].many);
}

/** `1 record`, `1,234 records`. */
export function countInWords(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;
}

/** `97%`; never 0% or 100% of what is neither. */
export function shareInWords(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 100 && share < 1) return '99%';
  return percent === 0 && share > 0 ? 'under 1%' : `${percent}%`;
}

/** `21 November 2026` in London. */
export function dayInWords(moment: string): string {
  return DateTime.fromISO(moment, { zone: 'Europe/London' }).setLocale('en-GB').toFormat('d LLLL yyyy');
}

/** `21 Nov, 02:15` in London. */
export function momentInWords(moment: string): string {
  return DateTime.fromISO(moment, { zone: 'Europe/London' }).setLocale('en-GB').toFormat('d LLL, HH:mm');
}
