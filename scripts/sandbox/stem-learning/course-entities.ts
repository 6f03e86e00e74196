// Course templates and runs as the CRM's connector writes them: flat keys, text for nearly everything, "" for nothing.
import { html } from 'ghtml';
import { DateTime } from 'luxon';
import type { ItemRow } from '../catalogue-rows.ts';
import type { PublishedRecord } from '../dataset.ts';
import { isDay } from '../sample-dates.ts';
import { joinCodes, type OptionSets, toAgeGroupLabels } from './option-sets.ts';
import { parseVenue, type Venue } from './venue.ts';

export type Entity = Readonly<Record<string, string | number | boolean>>;

export interface CourseTemplate {
  readonly record: PublishedRecord<ItemRow>;
  readonly id: string;
  readonly programme: string;
}

export interface CourseRun {
  readonly record: PublishedRecord<ItemRow>;
  readonly id: string;
  /** The template's id, though the listing may not hold that template. */
  readonly templateId: string;
  readonly programme: string;
  /** Moved forward; null when the row says nothing about an end. */
  readonly lastDay: string | null;
}

const PUBLISHED_STATUS = '157430001';
const UNITS: Readonly<Record<string, string>> = {
  day: 'Days',
  week: 'Weeks',
  hour: 'Hours',
  year: 'Years',
  minute: 'Minutes',
};

/** One entity of `CourseTemplatesListingByProgramme`. */
export function toTemplateEntity(template: CourseTemplate, options: OptionSets): Entity {
  const { row, changedAt } = template.record;
  const duration = /^(\d+) (day|week|hour|year|minute)s?$/.exec(row.duration ?? '');
  const unit = UNITS[duration?.[2] ?? ''];
  return {
    'Template.COURSETEMPLATENO': template.id,
    'Template.TemplateTitle': row.title,
    'Template.ActivityCode': row.sourceId ?? '',
    'Template.Summary': toWordProcessorHtml(row.summary),
    'Template.Outcomes': '',
    'Template.AdditionalInformation': row.price === null ? '' : html`<h2>What does it cost?</h2><p>${row.price}</p>`,
    'Template.ITKCPDType': joinCodes(options.cpdTypes, row.types),
    'Template.DisplayProgramme': row.publisher ?? '',
    'Template.HideFromweb': 'False',
    ...toDeliveryFlags('Template', row),
    'Template.MetaDescription': row.summary,
    'Template.ChangedDate': toCrmDate(changedAt),
    'Template.Status': PUBLISHED_STATUS,
    'Template.BookingURL': row.url ?? '',
    'Template.BookingOptions': '',
    'Template.Subject': joinCodes(options.subjects, row.subjects.slice(0, 1)),
    'Template.AdditionalSubjects': joinCodes(options.subjects, [...row.subjects.slice(1), ...row.topics]),
    'Template.AgeGroups': joinCodes(options.ageGroups, toAgeGroupLabels(row)),
    'Template.AgeRange': '',
    'Template.Duration': unit === undefined ? '' : (duration?.[1] ?? ''),
    'Template.DurationUnit': unit === undefined ? '' : joinCodes(options.durationUnits, [unit]),
    'Template.HowLongCourse': unit !== undefined || row.duration === null ? '' : html`<p>${row.duration}</p>`,
    'Template.Programme': template.programme,
  };
}

/** One entity of `CourseListingFutureByProgrammeIDV2ConciseHFW`. */
export function toRunEntity(
  run: CourseRun,
  options: OptionSets,
  coordinatesOf: (postcode: string) => Coordinates,
): Entity {
  const { row, startDate } = run.record;
  const venue = parseVenue(row.location, row.deliveryMode);
  const place = coordinatesOf(venue.postcode);
  return {
    'Activity.COURSEOCCURRENCENO': run.id,
    'Activity.ActivityTitle': row.title,
    'Activity.InstanceCode': row.sourceId?.split('/')[1] ?? row.sourceId ?? '',
    'Activity.StartDate': startDate === null ? '' : toCrmDay(startDate, '09:00:00'),
    'Activity.EndDate': startDate === null ? '' : toCrmDay(run.lastDay ?? startDate, '16:00:00'),
    'Activity.BookingURL': row.url ?? '',
    'Activity.AgeGroups': joinCodes(options.ageGroups, toAgeGroupLabels(row)),
    ...toDeliveryFlags('Activity', row),
    'Activity.ShortCourse': '',
    'Activity.SubDelivererID': '',
    'Activity.SubDeliverer': '',
    'Activity.Region': venue.region,
    'ActivityVenueAddress.VenueCode': '',
    ...toVenueEntity('ActivityVenueAddress', venue),
    'ActivityVenueAddress.Address.Line1': '',
    'ActivityVenueAddress.Latitude': place?.latitude ?? '',
    'ActivityVenueAddress.Longitude': place?.longitude ?? '',
    'Template.COURSETEMPLATENO': run.templateId,
    'Template.Subject': joinCodes(options.subjects, row.subjects.slice(0, 1)),
  };
}

export type Coordinates = { readonly latitude: number; readonly longitude: number } | null;

/** The venue's three text fields under the given prefix. */
export function toVenueEntity(prefix: string, venue: Venue): Entity {
  return {
    [`${prefix}.VenueName`]: venue.name,
    [`${prefix}.City`]: venue.city,
    [`${prefix}.PostCode`]: venue.postcode,
  };
}

/** `dd/mm/yyyy hh:mm:ss` in the United Kingdom's local time. */
export function toCrmDate(moment: Date): string {
  return DateTime.fromJSDate(moment, { zone: 'Europe/London' }).toFormat('dd/MM/yyyy HH:mm:ss');
}

/**
 * A day with a time of day; the CRM must have one, so it is a sample like the day. A date that is not known to the day has
 * not been entered.
 */
export function toCrmDay(date: string, time: string): string {
  const day = date.slice(0, 'yyyy-mm-dd'.length);
  return isDay(day) ? `${DateTime.fromISO(day).toFormat('dd/MM/yyyy')} ${time}` : '';
}

function toDeliveryFlags(prefix: 'Template' | 'Activity', row: ItemRow): Entity {
  const online = row.deliveryMode === 'online' || row.deliveryMode === 'blended';
  const live =
    online && [...row.types, row.title, row.summary].some((words) => /\b(live|remote|webinar)\b/i.test(words));
  const flag = (value: boolean) => (row.deliveryMode === null ? '' : value ? 'True' : 'False');
  return {
    [`${prefix}.OnlineCPD`]: flag(online && !live),
    [`${prefix}.RemoteDeliveredCPD`]: flag(live),
  };
}

// The CRM's rich text: what a word processor leaves behind.
function toWordProcessorHtml(text: string): string {
  if (text === '') return '';
  const style = "font-size:9pt;font-family:'Segoe UI','Helvetica Neue',sans-serif;";
  return `<div data-wrapper="true" style="${style}">\n<div>${html`${text}`}&nbsp;</div>\n</div>\n`;
}
