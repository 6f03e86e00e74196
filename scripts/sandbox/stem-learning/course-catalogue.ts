// Which row is which course template or run, and which run belongs to which template.
import type { HubRow, ItemRow } from '../catalogue-rows.ts';
import type { Dataset, PublishedRecord } from '../dataset.ts';
import { moveDate } from '../sample-dates.ts';
import { toUuid } from '../stable-values.ts';
import type { Coordinates, CourseRun, CourseTemplate } from './course-entities.ts';
import { type OptionSets, toOptionSets } from './option-sets.ts';

/** The programmes that the connector lists by; their names are settings of whoever asks. */
export const programmeNames = ['National Centre for Computing Education', 'STEM Learning CPD'] as const;

export interface CourseCatalogue {
  readonly templates: readonly CourseTemplate[];
  readonly runs: readonly CourseRun[];
  readonly options: OptionSets;
  /** Coordinates of the postcode's district, where a hub of the register has stated them. */
  readonly coordinatesOf: (postcode: string) => Coordinates;
}

/** A run whose template is not among the rows keeps the id of a template that no listing holds: a known fault. */
export function toCourseCatalogue(dataset: Dataset<ItemRow>, hubs: Dataset<HubRow>): CourseCatalogue {
  const courses = dataset.records.filter(({ row }) => row.kind === 'cpd');
  const dated = dataset.records.filter(({ row }) => row.kind === 'event');
  const templates = courses.map((record) => ({
    record,
    id: toTemplateId(record),
    programme: findProgramme(record.row),
  }));
  const byCode = indexFirst(templates, ({ record }) => record.row.sourceId);
  const byUrl = indexFirst(templates, ({ record }) => record.row.url);
  const byTitle = indexFirst(templates, ({ record }) => record.row.title);

  const runs = dated.map((record) => {
    const { row } = record;
    const code = row.sourceId?.split('/')[0] ?? '';
    const template = byCode.get(code) ?? byUrl.get(row.url ?? '') ?? byTitle.get(row.title);
    return {
      record,
      id: toRunId(record),
      templateId: template?.id ?? toUuid(`stem-learning|missing template|${code === '' ? row.title : code}`),
      programme: findProgramme(row),
      lastDay: record.endDate ?? findLastDay(row.summary, dataset.weeksForward),
    };
  });
  const places = new Map(
    hubs.records.map(({ row }) => [toDistrict(row.postcode ?? ''), { latitude: row.lat, longitude: row.lng }] as const),
  );
  return {
    templates,
    runs,
    options: toOptionSets([...courses, ...dated].map(({ row }) => row)),
    coordinatesOf: (postcode) => {
      const place = postcode === '' ? undefined : places.get(toDistrict(postcode));
      if (place === undefined || place.latitude === null || place.longitude === null) return null;
      return { latitude: place.latitude, longitude: place.longitude };
    },
  };
}

function toTemplateId(record: PublishedRecord<ItemRow>): string {
  return toUuid(`stem-learning|template|${record.identity}`);
}

// Where the last part of the row's id is eight hexadecimal digits, it is the beginning of the run's own UUID.
function toRunId(record: PublishedRecord<ItemRow>): string {
  const start = record.row.sourceId?.split('/')[2];
  return toUuid(`stem-learning|run|${record.identity}`, /^[0-9a-f]{8}$/.test(start ?? '') ? start : undefined);
}

function findProgramme(row: ItemRow): string {
  const [computing, others] = programmeNames;
  return row.publisher?.includes(computing) ? computing : others;
}

// Rows of runs have no field for their last day; their summary says "from 2022-04-26 to 2022-06-15".
function findLastDay(summary: string, weeks: number): string | null {
  const day = /\bto (\d{4}-\d{2}-\d{2})\b/.exec(summary)?.[1];
  return day === undefined ? null : moveDate(day, weeks);
}

function toDistrict(postcode: string): string {
  return postcode.replace(/ ?\d[A-Z]{2}$/i, '').toUpperCase();
}

function indexFirst(
  templates: readonly CourseTemplate[],
  keyOf: (template: CourseTemplate) => string | null,
): ReadonlyMap<string, CourseTemplate> {
  const index = new Map<string, CourseTemplate>();
  for (const template of templates) {
    const key = keyOf(template);
    if (key !== null && !index.has(key)) index.set(key, template);
  }
  return index;
}
