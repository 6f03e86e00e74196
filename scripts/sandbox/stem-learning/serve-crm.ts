// The CRM's connector for CPD: one address, commands by name, failures as HTTP 200 with Success false.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setLastModified } from '../answer.ts';
import type { HubRow, ItemRow } from '../catalogue-rows.ts';
import type { Dataset } from '../dataset.ts';
import { derive } from '../derive.ts';
import { listFor } from '../partner-server.ts';
import { toStableNumber } from '../stable-values.ts';
import { programmeNames, toCourseCatalogue } from './course-catalogue.ts';
import {
  type CourseRun,
  type Entity,
  toCrmDay,
  toRunEntity,
  toTemplateEntity,
  toVenueEntity,
} from './course-entities.ts';
import { escapeOptionName, type OptionSet } from './option-sets.ts';
import { parseVenue } from './venue.ts';

export interface CrmCredentials {
  readonly user: string;
  readonly password: string;
}

type CrmQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

const MOST_PER_PAGE = 1000;
const NOTHING = {
  EntityName: null,
  FailureReason: '',
  Counter: 0,
  MoreRecords: false,
  OptionSetName: null,
  Success: true,
  OptionSetsClean: null,
  OptionSets: null,
  Entities: null,
};

/** Adds `/api/Get`, which wants basic authentication. */
export function serveCrm(
  server: FastifyInstance,
  dataset: Dataset<ItemRow>,
  hubs: Dataset<HubRow>,
  credentials: CrmCredentials,
): void {
  const catalogue = derive([dataset, hubs], () => toCourseCatalogue(dataset, hubs));
  const authorization = `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`;

  const list = <Item extends { readonly programme: string; readonly record: { readonly changedAt: Date } }>(
    request: FastifyRequest<{ Querystring: CrmQuery }>,
    reply: FastifyReply,
    items: readonly Item[],
    entityName: string,
    toEntity: (item: Item) => Entity,
  ): object => {
    const page = Number(request.query.Page);
    const size = Number(request.query.RecordCount);
    if (!Number.isInteger(page) || !Number.isInteger(size) || page < 1 || size < 1) {
      return fail("Problem processing JSON GET command. Exception was: 'Page and RecordCount must be supplied.'");
    }
    const programme = request.query.ProgrammeName;
    if (!programmeNames.some((name) => name === programme)) {
      return fail("Problem processing JSON GET command. Exception was: 'Programme was not found.'");
    }
    const found = listFor(
      request,
      items.filter((item) => item.programme === programme),
    );
    const capped = Math.min(size, MOST_PER_PAGE);
    const shown = found.items.slice((page - 1) * capped, page * capped);
    setLastModified(
      reply,
      shown.map((item) => item.record),
      dataset,
      hubs,
    );
    return {
      ...NOTHING,
      EntityName: entityName,
      Counter: found.statedTotal,
      MoreRecords: page * capped < found.items.length,
      Entities: shown.map(toEntity),
    };
  };

  server.get<{ Querystring: CrmQuery }>('/api/Get', async (request, reply) => {
    if (request.headers.authorization !== authorization) {
      return reply.code(401).header('www-authenticate', 'Basic realm="CRM"').send({ Message: 'Unauthorized' });
    }
    const { templates, runs, options, coordinatesOf } = catalogue();
    const commands: Readonly<Record<string, () => object>> = {
      CourseTemplatesListingByProgramme: () =>
        list(request, reply, templates, 'sic_eventtemplate', (template) => toTemplateEntity(template, options)),
      CourseListingFutureByProgrammeIDV2ConciseHFW: () =>
        list(request, reply, runs, 'si_event', (run) => toRunEntity(run, options, coordinatesOf)),
      OptionsetAgeGroups: () => toOptions(options.ageGroups),
      OptionsetSubject: () => toOptions(options.subjects),
      OptionsetDurationUnit: () => toOptions(options.durationUnits),
      OptionsetITKCPDType: () => toOptions(options.cpdTypes),
      CourseDetails: () => {
        const run = runs.find(({ id }) => id === request.query.ID);
        return run === undefined ? fail("Exception was: 'ID was not found.'") : toDetails(run);
      },
    };
    const name = typeof request.query.cmd === 'string' ? request.query.cmd : '';
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    const result = command?.() ?? fail("Problem processing JSON GET command. Exception was: 'Command was not found.'");
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ GetJsonResult: result }));
  });
}

function fail(reason: string): object {
  return { ...NOTHING, Success: false, FailureReason: reason };
}

// The clean list is JSON inside a string, and the other list has names escaped for XML. Both are so on the wire.
function toOptions(set: OptionSet): object {
  const options = [...set.codes];
  return {
    ...NOTHING,
    EntityName: set.entity,
    OptionSetName: set.name,
    OptionSetsClean: JSON.stringify(options.map(([label, code]) => ({ [label]: code }))),
    OptionSets: options.map(([label, code]) => ({ [escapeOptionName(label)]: code })),
  };
}

function toDetails(run: CourseRun): object {
  const { row, startDate } = run.record;
  return {
    ...NOTHING,
    EntityName: 'si_event',
    Counter: 1,
    Entities: [
      {
        'Activity.ID': run.id,
        'Activity.ActivityCode': row.sourceId?.split('/')[0] ?? '',
        'Activity.ActivityTitle': row.title,
        'Activity.StartDate': startDate === null ? '' : toCrmDay(startDate, '09:00:00'),
        'Activity.EndDate': startDate === null ? '' : toCrmDay(run.lastDay ?? startDate, '16:00:00'),
        'Activity.PlacesAvailable': String(toStableNumber(`places|${run.id}`, 25)),
        ...toVenueEntity('Venueaddress', parseVenue(row.location, row.deliveryMode)),
        'Template.ID': run.templateId,
      },
    ],
  };
}
