// The Events Calendar's REST interface of each hub that has one.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { html } from 'ghtml';
import { DateTime } from 'luxon';
import { setLastModified } from '../answer.ts';
import type { HubItemRow, HubRow } from '../catalogue-rows.ts';
import type { Dataset } from '../dataset.ts';
import { derive } from '../derive.ts';
import { listFor, originOf } from '../partner-server.ts';
import { SAMPLE_DATES_NOTICE } from '../sample-dates.ts';
import { createNumbering } from '../stable-values.ts';
import type { HubFeeds } from './hub-feeds.ts';
import { type TribeEvent, toTribeEvents, toTribeJson } from './tribe-event.ts';

type Params = {
  Params: { readonly segment: string; readonly id?: string };
  Querystring: Readonly<Record<string, unknown>>;
};

const USUAL_PER_PAGE = 10;
const MOST_PER_PAGE = 50;

export interface TribeOptions {
  readonly hubs: Dataset<HubRow>;
  readonly items: Dataset<HubItemRow>;
  readonly findHub: (segment: string) => HubFeeds | undefined;
  /** The plugin's default for `start_date`: who does not ask for the past does not get it. */
  readonly now: Date;
}

/** Adds each hub's `wp-json` and the pages of events that have none elsewhere. */
export function serveTribe(server: FastifyInstance, { hubs, items, findHub, now }: TribeOptions): void {
  const calendars = derive([hubs, items], () => new Map<string, readonly TribeEvent[]>());
  const eventsOf = (hub: HubFeeds): readonly TribeEvent[] => {
    const kept = calendars().get(hub.segment);
    if (kept !== undefined) return kept;
    const events = toTribeEvents(hub.tribe ?? [], createNumbering(1000, 8_000_000));
    calendars().set(hub.segment, events);
    return events;
  };

  server.get<Params>('/hubs/:segment/wp-json/tribe/events/v1/events', async (request, reply) => {
    const hub = findHub(request.params.segment);
    if (hub === undefined || hub.tribe === null) return fail(reply, 404, 'rest_no_route', NO_ROUTE);
    const page = readWhole(request.query.page, 1);
    const size = readWhole(request.query.per_page, USUAL_PER_PAGE);
    const from = readMoment(request.query.start_date, now);
    if (page === null || size === null || from === null) return fail(reply, 400, 'rest_invalid_param', INVALID);
    const found = listFor(
      request,
      eventsOf(hub).filter((event) => event.end >= from),
    );
    const capped = Math.min(size, MOST_PER_PAGE);
    const shown = found.items.slice((page - 1) * capped, page * capped);
    if (shown.length === 0) return fail(reply, 404, 'event-archive-page-not-found', NO_PAGE);

    const base = `${originOf(request)}/hubs/${hub.segment}`;
    const restUrl = `${base}/wp-json/tribe/events/v1/events/`;
    const at = (number: number) => {
      const url = new URL(request.url, originOf(request));
      url.searchParams.set('page', String(number));
      url.searchParams.set('per_page', String(capped));
      return url.href;
    };
    const pages = Math.ceil(found.statedTotal / capped);
    setLastModified(
      reply,
      shown.map((event) => event.item),
      hubs,
      items,
    );
    reply.header('x-tec-total', found.statedTotal).header('x-tec-totalpages', pages);
    const answer = {
      events: shown.map((event) => toTribeJson(event, hub.hub, base)),
      rest_url: restUrl,
      ...(page > 1 ? { previous_rest_url: at(page - 1) } : {}),
      ...(page * capped < found.items.length ? { next_rest_url: at(page + 1) } : {}),
      total: found.statedTotal,
      total_pages: pages,
    };
    return reply.type('application/json; charset=UTF-8').send(JSON.stringify(answer));
  });

  server.get<Params>('/hubs/:segment/wp-json/*', async (_request, reply) =>
    fail(reply, 404, 'rest_no_route', NO_ROUTE),
  );

  // An event that has no page elsewhere has one here.
  server.get<Params>('/hubs/:segment/events/:id', async (request, reply) => {
    const hub = findHub(request.params.segment);
    const event = hub && eventsOf(hub).find(({ id }) => String(id) === request.params.id);
    if (event === undefined) return reply.callNotFound();
    const { title, summary } = event.item.row;
    return reply
      .type('text/html; charset=utf-8')
      .send(
        html`<!doctype html><html lang="en-GB"><title>${title}</title><h1>${title}</h1><p>${summary}</p><p>${SAMPLE_DATES_NOTICE}</p></html>`,
      );
  });
}

const NO_ROUTE = 'No route was found matching the URL and request method.';
const NO_PAGE = 'The requested event archive page does not exist.';
const INVALID = 'Invalid parameter(s).';

function fail(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=UTF-8')
    .send(JSON.stringify({ code, message, data: { status } }));
}

function readWhole(value: unknown, usual: number): number | null {
  if (value === undefined) return usual;
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

function readMoment(value: unknown, usual: Date): DateTime | null {
  if (value === undefined) return DateTime.fromJSDate(usual, { zone: 'Europe/London' });
  if (typeof value !== 'string') return null;
  const moment = DateTime.fromISO(value.replace(' ', 'T'), { zone: 'Europe/London' });
  return moment.isValid ? moment : null;
}
