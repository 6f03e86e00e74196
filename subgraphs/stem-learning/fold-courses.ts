// Folds the CRM's runs into their courses and tells what became of every record: one outcome for a course and its runs, a
// Rejection for each record refused. Pure; nothing is dropped, so that records read are always kept + rejected.
import type { HarvestOutcome } from '../kit/harvest/harvest-feed.ts';
import type { CrmEntity } from '../kit/readers/crm-connector.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import type { Parsed } from './feed.ts';
import { type CourseTemplate, parseCourseRun, parseCourseTemplate } from './feed-course.ts';
import { type CourseRecord, normaliseCourse } from './normalise-course.ts';
import { type NormalisedSession, normaliseSession } from './normalise-session.ts';
import type { CourseListing, ListedEntity } from './source.ts';

/** A record, and how often it was listed: once for each programme that it belongs to. */
interface Listed<T> {
  readonly record: T;
  readonly programme: string;
  readonly records: number;
}

/** Courses in the order of their templates, then those without one. */
export function* foldCourses({ templates, runs, codeLists }: CourseListing): Generator<HarvestOutcome> {
  const courses = gather(templates, parseCourseTemplate);
  const dated = gather(runs, parseCourseRun);
  yield* [...courses.rejections, ...dated.rejections].map(toRejected);

  const runsByCourse = new Map<string, Listed<NormalisedSession>[]>();
  for (const listed of dated.records.values()) {
    const normalised = normaliseSession(listed.record);
    if ('code' in normalised) {
      yield* toRejections(normalised, listed.records);
      continue;
    }
    const { templateNumber, number } = listed.record;
    const key = templateNumber || `run-${number}`;
    runsByCourse.set(key, [...(runsByCourse.get(key) ?? []), { ...listed, record: normalised }]);
  }

  for (const [number, template] of courses.records) {
    const ownRuns = runsByCourse.get(number) ?? [];
    runsByCourse.delete(number);
    yield* toOutcomes({ template: template.record, number, programme: template.programme }, template.records, ownRuns);
  }
  for (const [number, ownRuns] of runsByCourse) {
    yield* toOutcomes({ template: null, number, programme: ownRuns[0]?.programme ?? '' }, 0, ownRuns);
  }

  function* toOutcomes(
    course: Omit<CourseRecord, 'runs'>,
    templateRecords: number,
    ownRuns: readonly Listed<NormalisedSession>[],
  ): Generator<HarvestOutcome> {
    const normalised = normaliseCourse({ ...course, runs: ownRuns.map(({ record }) => record) }, codeLists);
    if ('item' in normalised) {
      const records = ownRuns.reduce((total, run) => total + run.records, templateRecords);
      yield { kind: 'kept', ...normalised, records };
      return;
    }
    yield* toRejections(normalised, templateRecords);
    for (const { record, records } of ownRuns) {
      yield* toRejections(toRunRejection(normalised, record, course.template), records);
    }
  }
}

/** By number. A second one of the same programme is the list's fault; one of another programme is the same course. */
function gather<T extends { readonly number: string }>(
  entities: readonly ListedEntity[],
  parse: (read: ReadRecord<CrmEntity>) => Parsed<T>,
): { readonly records: ReadonlyMap<string, Listed<T>>; readonly rejections: readonly Rejection[] } {
  const records = new Map<string, Listed<T>>();
  const seen = new Set<string>();
  const rejections: Rejection[] = [];
  for (const { programme, read } of entities) {
    const parsed = parse(read);
    if (!parsed.ok) {
      rejections.push(parsed.rejection);
      continue;
    }
    const { record } = parsed;
    const key = JSON.stringify([record.number, programme]);
    if (seen.has(key)) {
      const message = `expected ${record.number} once in the list of ${programme}, got it again`;
      rejections.push(createRejection('DUPLICATE_RECORD', record.number, message));
      continue;
    }
    seen.add(key);
    const earlier = records.get(record.number);
    records.set(
      record.number,
      earlier ? { ...earlier, records: earlier.records + 1 } : { record, programme, records: 1 },
    );
  }
  return { records, rejections };
}

/** A run goes the way of its course; where it has none, its own fault is told. */
function toRunRejection(ofCourse: Rejection, { run }: NormalisedSession, template: CourseTemplate | null): Rejection {
  if (template === null) return { ...ofCourse, recordId: run.number };
  return { ...ofCourse, recordId: run.number, message: `the course of this run was refused: ${ofCourse.message}` };
}

function* toRejections(rejection: Rejection, records: number): Generator<HarvestOutcome> {
  for (let record = 0; record < records; record += 1) yield toRejected(rejection);
}

function toRejected(rejection: Rejection): HarvestOutcome {
  return { kind: 'rejected', rejection };
}
