// Turns a course of the CRM, its template and its runs, into a CatalogueItem. Pure. Runs whose template is missing make a
// course of their own out of what they say; a template that is hidden or a test is a Rejection.
import type { ItemStatus } from '../../schema/shared.generated.ts';
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import { normaliseDuration } from '../kit/normalise/duration.ts';
import { isTestTitle } from '../kit/normalise/is-test-title.ts';
import { createItemId } from '../kit/normalise/item-id.ts';
import { normaliseKeyStages } from '../kit/normalise/key-stages.ts';
import { plainToHtml, toPlainText, toTitle } from '../kit/normalise/plain-text.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import { toCourseAddresses } from './course-addresses.ts';
import { normaliseDelivery } from './course-delivery.ts';
import { normaliseCoursePrice } from './course-price.ts';
import type { CourseTemplate } from './feed-course.ts';
import { LONGEST_SUMMARY, type NormalisedRecord, PARTNER_SLUG } from './normalise.ts';
import type { NormalisedSession } from './normalise-session.ts';
import { isNationalCentre, normalisePublisher } from './publisher.ts';
import type { CodeList, CodeLists } from './source.ts';
import { normaliseSubjectWords } from './subject-words.ts';

export interface CourseRecord {
  /** Null for runs whose template the CRM does not list. */
  readonly template: CourseTemplate | null;
  /** The template's number; where a run names none, the run's. */
  readonly number: string;
  /** The programme under which it was listed. */
  readonly programme: string;
  readonly runs: readonly NormalisedSession[];
}

const PUBLISHED_STATUS = '157430001';
const MOST_OUTCOMES = 30;

export function normaliseCourse(
  { template, number, programme, runs }: CourseRecord,
  codeLists: CodeLists,
): NormalisedRecord | Rejection {
  const inOrder = runs.toSorted(byStart);
  const title = toTitle(plainToHtml(template?.title ?? inOrder.find(({ run }) => run.title !== '')?.run.title ?? ''));
  if (title === null) {
    return createRejection('MISSING_FIELD', number, 'expected a title, got nothing', {
      field: 'Activity.ActivityTitle',
    });
  }
  const refusal = template === null ? null : refuseTemplate(template);
  if (refusal !== null) return refusal;
  const ofNationalCentre = isNationalCentre(programme) || isNationalCentre(template?.displayProgramme ?? '');
  const { isListPage, ...addresses } = toCourseAddresses({
    courseUrl: template?.bookingUrl ?? '',
    runUrls: inOrder.map(({ run }) => run.bookingUrl),
    activityCode: template?.activityCode ?? '',
    isNationalCentre: ofNationalCentre,
  });

  const types = readCodes(template?.cpdTypes ?? [], codeLists.cpdTypes, 'deliveryMode');
  const ageGroups = readCodes(
    template?.ageGroups ?? inOrder.flatMap(({ run }) => run.ageGroups),
    codeLists.ageGroups,
    'keyStages',
  );
  const subjectCodes = readCodes(
    template?.subjects ?? inOrder.flatMap(({ run }) => run.subjects),
    codeLists.subjects,
    'subjects',
  );
  const ages = normaliseKeyStages([...ageGroups.labels, template?.ageRange]);
  const words = normaliseSubjectWords(subjectCodes.labels, []);
  const delivery = normaliseDelivery(
    template,
    types.labels,
    inOrder.map(({ deliveryMode }) => deliveryMode),
    title,
  );
  const price = template === null ? { priceText: null, free: null, funding: [] } : normaliseCoursePrice(template);
  return {
    item: {
      family: 'Course',
      kind: 'COURSE',
      id: createItemId(PARTNER_SLUG, number),
      title,
      summary:
        toPlainText(template?.summary, LONGEST_SUMMARY) ?? toPlainText(template?.metaDescription, LONGEST_SUMMARY),
      ...addresses,
      image: null,
      publisher: normalisePublisher(ofNationalCentre ? 'NCCE' : readPublisher(template)),
      ...ages.value,
      subjects: words.subjects,
      topics: words.topics,
      status: template === null ? 'CURRENT' : (readStatus(template.status) ?? 'CURRENT'),
      licence: { code: 'NONE_STATED', text: null, url: null },
      qualityMarks: [],
      publishedOn: null,
      hub: null,
      audience: [],
      deliveryMode: delivery.deliveryMode,
      duration: template === null ? null : readDuration(template, codeLists.durationUnits),
      priceText: price.priceText,
      free: price.free,
      funding: price.funding,
      outcomes: readOutcomes(template?.outcomes),
      sessions: inOrder.flatMap(({ session }) => session ?? []),
      inferredFields: [
        ...(isListPage ? ['url'] : []),
        ...(delivery.isInferred ? ['deliveryMode'] : []),
        ...(price.priceText === null ? [] : ['priceText']),
        ...(price.free === null ? [] : ['free']),
        ...(price.funding.length === 0 ? [] : ['funding']),
      ],
    },
    unknownWords: [
      ...types.unknownWords,
      ...ageGroups.unknownWords,
      ...subjectCodes.unknownWords,
      ...words.unknownWords,
      ...ages.unknown.map((word) => ({ field: 'keyStages', word })),
      ...inOrder.flatMap(({ unknownWords }) => unknownWords),
    ],
  };
}

/** Runs without a start come last. */
function byStart(one: NormalisedSession, other: NormalisedSession): number {
  const [start, otherStart] = [one, other].map(({ session }) => session?.start ?? '9999');
  if (start !== otherStart) return (start ?? '') < (otherStart ?? '') ? -1 : 1;
  return one.run.number < other.run.number ? -1 : 1;
}

function refuseTemplate({ number, title, isHidden, status }: CourseTemplate): Rejection | null {
  if (isTestTitle(title)) {
    const at = { field: 'Template.TemplateTitle', value: title };
    return createRejection('TEST_RECORD', number, 'expected a real course, got a test', at);
  }
  if (isHidden) {
    const at = { field: 'Template.HideFromweb', value: 'True' };
    return createRejection('NOT_PUBLISHED', number, 'expected a public course, got one that is hidden', at);
  }
  if (readStatus(status) !== null) return null;
  const at = { field: 'Template.Status', value: status };
  return createRejection('NOT_PUBLISHED', number, `expected the status ${PUBLISHED_STATUS}, got '${status}'`, at);
}

/** Null for a course that is not published: a word that says so, or a code other than the one of published courses. */
function readStatus(status: string): ItemStatus | null {
  if (status === '' || status === PUBLISHED_STATUS) return 'CURRENT';
  if (/\b(?:closed|ended|full|cancell?ed)\b/i.test(status)) return 'CLOSED';
  if (/\b(?:archived?|retired|withdrawn)\b/i.test(status)) return 'ARCHIVED';
  return /^(?:published|live|active|open|current|available)\b/i.test(status) ? 'CURRENT' : null;
}

// Gotcha: a connector may have a code, or "True", where another has the programme's name.
function readPublisher(template: CourseTemplate | null): string | null {
  const words = template?.displayProgramme ?? '';
  return /^(?:\d+|true|false)?$/i.test(words) ? null : words;
}

function readDuration({ duration, durationUnit, howLong }: CourseTemplate, units: CodeList): string | null {
  const unit = units.get(durationUnit);
  return normaliseDuration(unit === undefined ? '' : `${duration} ${unit}`) ?? normaliseDuration(toPlainText(howLong));
}

/** One for each line or bullet, without the lines that introduce them. */
function readOutcomes(html: string | undefined): readonly string[] {
  return (toPlainText(html, 10_000) ?? '')
    .split('\n')
    .map((line) => line.replace(/^[-•*]\s*/, '').trim())
    .filter((line) => line !== '' && !line.endsWith(':'))
    .slice(0, MOST_OUTCOMES);
}

function readCodes(
  codes: readonly string[],
  list: CodeList,
  field: string,
): { readonly labels: readonly string[]; readonly unknownWords: readonly UnknownWord[] } {
  const distinct = [...new Set(codes)];
  return {
    labels: distinct.map((code) => list.get(code)).filter((label) => label !== undefined),
    unknownWords: distinct.filter((code) => !list.has(code)).map((word) => ({ field, word })),
  };
}
