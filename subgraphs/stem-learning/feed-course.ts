// Door 1 for the CRM's courses: an entity of the connector becomes a CourseTemplate or a CourseRun in the CRM's own words.
// Without its number or title it is a Rejection; anything else may be missing, empty or of a wrong type.
import { z } from 'zod';
import { cleanLine } from '../kit/normalise/plain-text.ts';
import type { CrmEntity } from '../kit/readers/crm-connector.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import { createRejection } from '../kit/rejection.ts';
import type { Parsed } from './feed.ts';

/** A course as it is described, whatever its dates. Texts are '' where the CRM has nothing. */
export interface CourseTemplate {
  /** A UUID: what runs point to. */
  readonly number: string;
  readonly title: string;
  /** What people quote, for example `CP253`; may be missing, and has been given twice. */
  readonly activityCode: string;
  /** HTML out of a word processor. */
  readonly summary: string;
  readonly metaDescription: string;
  readonly outcomes: string;
  readonly additionalInformation: string;
  readonly bookingOptions: string;
  readonly displayProgramme: string;
  readonly isHidden: boolean;
  readonly status: string;
  readonly bookingUrl: string;
  readonly isOnline: boolean | null;
  readonly isRemote: boolean | null;
  /** Codes of the option sets. */
  readonly subjects: readonly string[];
  readonly ageGroups: readonly string[];
  readonly cpdTypes: readonly string[];
  readonly durationUnit: string;
  readonly ageRange: string;
  readonly duration: string;
  readonly howLong: string;
}

/** One dated run of a course. */
export interface CourseRun {
  readonly number: string;
  /** Of the template that it is a run of; '' where the CRM does not say. */
  readonly templateNumber: string;
  readonly title: string;
  /** Days and times of the United Kingdom, `17/05/2022 09:30:00`. */
  readonly start: string;
  readonly end: string;
  readonly bookingUrl: string;
  readonly isHidden: boolean;
  readonly isOnline: boolean | null;
  readonly isRemote: boolean | null;
  readonly subjects: readonly string[];
  readonly ageGroups: readonly string[];
  /** Who gives the run, for example a hub. */
  readonly deliverer: string;
  readonly region: string;
  readonly venueName: string;
  readonly city: string;
  readonly postcode: string;
  readonly latitude: string;
  readonly longitude: string;
}

const LONGEST_NUMBER = 100;

const text = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => String(value).trim())
  .catch('')
  .default('');
const codes = text.transform((joined) =>
  joined
    .split(';')
    .map((code) => code.trim())
    .filter((code) => code !== ''),
);
// Gotcha: flags are "True", "False" or "" for not stated, and real booleans in some commands.
const flag = text.transform((word) => (word === '' ? null : /^(?:true|yes|1)$/i.test(word)));
// A UUID, whose letters and braces no two systems write alike. It becomes a part of ids.
const number = text.transform((uuid) => {
  return uuid.length > LONGEST_NUMBER ? '' : cleanLine(uuid).toLowerCase().replace(/[{}]/g, '');
});

const templateEntity = z.object({
  'Template.COURSETEMPLATENO': number,
  'Template.TemplateTitle': text,
  'Template.ActivityCode': text,
  'Template.Summary': text,
  'Template.MetaDescription': text,
  'Template.Outcomes': text,
  'Template.AdditionalInformation': text,
  'Template.BookingOptions': text,
  'Template.DisplayProgramme': text,
  'Template.HideFromweb': flag,
  'Template.HideFromWeb': flag,
  'Template.Status': text,
  'Template.BookingURL': text,
  'Template.OnlineCPD': flag,
  'Template.RemoteDeliveredCPD': flag,
  'Template.Subject': codes,
  'Template.AdditionalSubjects': codes,
  'Template.AgeGroups': codes,
  'Template.ITKCPDType': codes,
  'Template.AgeRange': text,
  'Template.Duration': text,
  'Template.DurationUnit': text,
  'Template.HowLongCourse': text,
});

const runEntity = z.object({
  'Activity.COURSEOCCURRENCENO': number,
  'Template.COURSETEMPLATENO': number,
  'Activity.ActivityTitle': text,
  'Activity.StartDate': text,
  'Activity.EndDate': text,
  'Activity.BookingURL': text,
  'Activity.HideFromweb': flag,
  'Activity.HideFromWeb': flag,
  'Activity.OnlineCPD': flag,
  'Activity.RemoteDeliveredCPD': flag,
  'Template.Subject': codes,
  'Activity.AgeGroups': codes,
  'Activity.SubDeliverer': text,
  'Activity.Region': text,
  'ActivityVenueAddress.VenueName': text,
  'ActivityVenueAddress.City': text,
  'ActivityVenueAddress.PostCode': text,
  'ActivityVenueAddress.Latitude': text,
  'ActivityVenueAddress.Longitude': text,
});

export function parseCourseTemplate(read: ReadRecord<CrmEntity>): Parsed<CourseTemplate> {
  if (!read.ok) return refuseUnread(read);
  const entity = templateEntity.parse(read.record);
  const record: CourseTemplate = {
    number: entity['Template.COURSETEMPLATENO'],
    title: entity['Template.TemplateTitle'],
    activityCode: entity['Template.ActivityCode'],
    summary: entity['Template.Summary'],
    metaDescription: entity['Template.MetaDescription'],
    outcomes: entity['Template.Outcomes'],
    additionalInformation: entity['Template.AdditionalInformation'],
    bookingOptions: entity['Template.BookingOptions'],
    displayProgramme: entity['Template.DisplayProgramme'],
    isHidden: entity['Template.HideFromweb'] === true || entity['Template.HideFromWeb'] === true,
    status: entity['Template.Status'],
    bookingUrl: entity['Template.BookingURL'],
    isOnline: entity['Template.OnlineCPD'],
    isRemote: entity['Template.RemoteDeliveredCPD'],
    subjects: [...entity['Template.Subject'], ...entity['Template.AdditionalSubjects']],
    ageGroups: entity['Template.AgeGroups'],
    cpdTypes: entity['Template.ITKCPDType'],
    ageRange: entity['Template.AgeRange'],
    duration: entity['Template.Duration'],
    durationUnit: entity['Template.DurationUnit'],
    howLong: entity['Template.HowLongCourse'],
  };
  if (record.number === '') return refuseWithout('Template.COURSETEMPLATENO', read.place);
  if (record.title === '') return refuseWithout('Template.TemplateTitle', record.number);
  return { ok: true, record };
}

export function parseCourseRun(read: ReadRecord<CrmEntity>): Parsed<CourseRun> {
  if (!read.ok) return refuseUnread(read);
  const entity = runEntity.parse(read.record);
  const record: CourseRun = {
    number: entity['Activity.COURSEOCCURRENCENO'],
    templateNumber: entity['Template.COURSETEMPLATENO'],
    title: entity['Activity.ActivityTitle'],
    start: entity['Activity.StartDate'],
    end: entity['Activity.EndDate'],
    bookingUrl: entity['Activity.BookingURL'],
    isHidden: entity['Activity.HideFromweb'] === true || entity['Activity.HideFromWeb'] === true,
    isOnline: entity['Activity.OnlineCPD'],
    isRemote: entity['Activity.RemoteDeliveredCPD'],
    subjects: entity['Template.Subject'],
    ageGroups: entity['Activity.AgeGroups'],
    deliverer: entity['Activity.SubDeliverer'],
    region: entity['Activity.Region'],
    venueName: entity['ActivityVenueAddress.VenueName'],
    city: entity['ActivityVenueAddress.City'],
    postcode: entity['ActivityVenueAddress.PostCode'],
    latitude: entity['ActivityVenueAddress.Latitude'],
    longitude: entity['ActivityVenueAddress.Longitude'],
  };
  if (record.number === '') return refuseWithout('Activity.COURSEOCCURRENCENO', read.place);
  return { ok: true, record };
}

function refuseUnread(read: Extract<ReadRecord<CrmEntity>, { ok: false }>): Parsed<never> {
  return {
    ok: false,
    rejection: createRejection('MALFORMED_RECORD', read.place, read.problem, { value: read.sample }),
  };
}

function refuseWithout(field: string, recordId: string): Parsed<never> {
  return {
    ok: false,
    rejection: createRejection('MISSING_FIELD', recordId, `expected ${field}, got nothing`, { field }),
  };
}
