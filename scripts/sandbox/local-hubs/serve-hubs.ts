// The register of hubs and every hub's feeds.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { setLastModified } from '../answer.ts';
import type { HubItemRow, HubRow } from '../catalogue-rows.ts';
import type { Dataset } from '../dataset.ts';
import { derive } from '../derive.ts';
import { listFor, originOf } from '../partner-server.ts';
import { toCalendar } from './calendar-ics.ts';
import { type HubItem, toHubFeeds } from './hub-feeds.ts';
import { toNewsRss } from './news-rss.ts';
import { toProgrammeCsv } from './programme-csv.ts';
import { toRegister } from './register.ts';
import { serveTribe } from './serve-tribe.ts';

type Params = { Params: { readonly segment: string } };

/** Adds `/hubs.csv` and what it lists. */
export function serveHubs(server: FastifyInstance, hubs: Dataset<HubRow>, items: Dataset<HubItemRow>, now: Date): void {
  const feeds = derive([hubs, items], () => toHubFeeds(hubs, items));
  const bySegment = derive([hubs, items], () => new Map(feeds().map((entry) => [entry.segment, entry])));
  const findHub = (segment: string) => bySegment().get(segment);

  const markChanged = (reply: FastifyReply, listed: readonly HubItem[]) => {
    setLastModified(reply, listed, hubs, items);
    return reply;
  };

  server.get('/hubs.csv', async (request, reply) => {
    setLastModified(reply, hubs.records, hubs, items);
    return reply.type('text/csv; charset=utf-8').send(toRegister(listFor(request, feeds()).items, originOf(request)));
  });

  server.get<Params>('/hubs/:segment/programme.csv', async (request, reply) => {
    const csv = findHub(request.params.segment)?.csv ?? null;
    if (csv === null) return reply.callNotFound();
    const { body, contentType } = toProgrammeCsv(request.params.segment, listFor(request, csv).items);
    return markChanged(reply, csv).type(contentType).send(body);
  });

  server.get<Params>('/hubs/:segment/calendar.ics', async (request, reply) => {
    const entry = findHub(request.params.segment);
    const ics = entry?.ics ?? null;
    if (entry === undefined || ics === null) return reply.callNotFound();
    const body = toCalendar(entry.segment, entry.hub?.name ?? '', listFor(request, ics).items);
    return markChanged(reply, ics).type('text/calendar; charset=utf-8').send(body);
  });

  server.get<Params>('/hubs/:segment/feed.rss', async (request, reply) => {
    const entry = findHub(request.params.segment);
    const rss = entry?.rss ?? null;
    if (entry === undefined || rss === null) return reply.callNotFound();
    const link = entry.hub?.url ?? `${originOf(request)}/`;
    const body = toNewsRss(entry.hub?.name ?? '', link, listFor(request, rss).items);
    return markChanged(reply, rss).type('application/rss+xml; charset=utf-8').send(body);
  });

  serveTribe(server, { hubs, items, findHub, now });
}
