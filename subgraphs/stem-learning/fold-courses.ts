// Folds the CRM's runs into their courses and tells what became of every record: one outcome for a course and its runs, a
// Rejection for each record refused. Pure; nothing is dropped, so that records read are always kept + rejected.
import type { HarvestOutcome } from '../kit/harvest/harvest-feed.ts';
import type { CrmEntity } from '../kit/readers/crm-connector.ts';
import { rawOf } from '../kit/readers/raw-of.ts';
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
  /** As the CRM first listed it. */
  readonly raw: unknown;
}

interface Refused {
  readonly rejection: Rejection;
  readonly raw: unknown;
}

/** Courses in the order of their templates, then those without one. */
export function* foldCourses({ templates, runs, codeLists }: CourseListing): Generator<HarvestOutcome> {
  const courses = gather(templates, parseCourseTemplate);
  const dated = gather(runs, parseCourseRun);
  yield* [...courses.refused, ...dated.refused].map(toRejected);

  const runsByCourse = new Map<string, Listed<NormalisedSession>[]>();
  for (const listed of dated.records.values()) {
    const normalised = normaliseSession(listed.record);
    if ('code' in normalised) {
      yield* toRejections({ rejection: normalised, raw: listed.raw }, listed.records);
      continue;
    }
    const { templateNumber, number } = listed.record;
    const key = templateNumber || `run-${number}`;
    runsByCourse.set(key, [...(runsByCourse.get(key) ?? []), { ...listed, record: normalised }]);
  }

  for (const [number, template] of courses.records) {
    const ownRuns = runsByCourse.get(number) ?? [];
    runsByCourse.delete(number);
    const { record, programme } = template;
    yield* toOutcomes({ template: record, number, programme }, template, ownRuns);
  }
  for (const [number, ownRuns] of runsByCourse) {
    const course = { template: null, number, programme: ownRuns[0]?.programme ?? '' };
    yield* toOutcomes(course, { records: 0, raw: null }, ownRuns);
  }

  function* toOutcomes(
    course: Omit<CourseRecord, 'runs'>,
    template: Pick<Listed<unknown>, 'records' | 'raw'>,
    ownRuns: readonly Listed<NormalisedSession>[],
  ): Generator<HarvestOutcome> {
    const normalised = normaliseCourse({ ...course, runs: ownRuns.map(({ record }) => record) }, codeLists);
    if ('item' in normalised) {
      const records = ownRuns.reduce((total, run) => total + run.records, template.records);
      yield { kind: 'kept', ...normalised, records };
      return;
    }
    yield* toRejections({ rejection: normalised, raw: template.raw }, template.records);
    for (const { record, records, raw } of ownRuns) {
      yield* toRejections({ rejection: toRunRejection(normalised, record, course.template), raw }, records);
    }
  }
}

/** By number. A second one of the same programme is the list's fault; one of another programme is the same course. */
function gather<T extends { readonly number: string }>(
  entities: readonly ListedEntity[],
  parse: (read: ReadRecord<CrmEntity>) => Parsed<T>,
): { readonly records: ReadonlyMap<string, Listed<T>>; readonly refused: readonly Refused[] } {
  const records = new Map<string, Listed<T>>();
  const seen = new Set<string>();
  const refused: Refused[] = [];
  for (const { programme, read } of entities) {
    const parsed = parse(read);
    const raw = rawOf(read);
    if (!parsed.ok) {
      refused.push({ rejection: parsed.rejection, raw });
      continue;
    }
    const { record } = parsed;
    const key = JSON.stringify([record.number, programme]);
    if (seen.has(key)) {
      const message = `expected ${record.number} once in the list of ${programme}, got it again`;
      refused.push({ rejection: createRejection('DUPLICATE_RECORD', record.number, message), raw });
      continue;
    }
    seen.add(key);
    const earlier = records.get(record.number);
    records.set(
      record.number,
      earlier ? { ...earlier, records: earlier.records + 1 } : { record, programme, records: 1, raw },
    );
  }
  return { records, refused };
}

/** A run goes the way of its course; where it has none, its own fault is told. */
function toRunRejection(ofCourse: Rejection, { run }: NormalisedSession, template: CourseTemplate | null): Rejection {
  if (template === null) return { ...ofCourse, recordId: run.number };
  return { ...ofCourse, recordId: run.number, message: `the course of this run was refused: ${ofCourse.message}` };
}

function* toRejections(refused: Refused, records: number): Generator<HarvestOutcome> {
  for (let record = 0; record < records; record += 1) yield toRejected(refused);
}

function toRejected(refused: Refused): HarvestOutcome {
  return { kind: 'rejected', ...refused };
}
