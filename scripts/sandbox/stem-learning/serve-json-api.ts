// Drupal's JSON:API for resources, collections and programmes.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setLastModified } from '../answer.ts';
import type { ItemRow } from '../catalogue-rows.ts';
import type { Dataset } from '../dataset.ts';
import { derive } from '../derive.ts';
import { listFor, originOf } from '../partner-server.ts';
import { SAMPLE_DATES_NOTICE } from '../sample-dates.ts';
import { BadQuery, type Query, readFilter, readInclude, readPage, readSort } from './node-query.ts';
import { type Bundle, bundles, type NodeRecord, toNodeRecords } from './node-records.ts';
import { toNodeResource } from './node-resource.ts';
import { type RelationshipName, termNames, toTermResource } from './taxonomy-terms.ts';

const MEDIA_TYPE = 'application/vnd.api+json';
const VERSION = { version: '1.0', meta: { links: { self: { href: 'http://jsonapi.org/format/1.0/' } } } };
const MOST_KEPT_ORDERS = 32;

/** Adds `/jsonapi/node/<bundle>` and `/jsonapi/node/<bundle>/<uuid>`. */
export function serveJsonApi(server: FastifyInstance, dataset: Dataset<ItemRow>): void {
  const nodes = derive([dataset], () => Map.groupBy(toNodeRecords(dataset.records), (node) => node.bundle));
  const orders = derive([dataset], () => new Map<string, readonly NodeRecord[]>());

  const inOrder = (bundle: Bundle, query: Query): readonly NodeRecord[] => {
    const key = `${bundle} ${String(query.sort ?? '')}`;
    const kept = orders().get(key);
    if (kept !== undefined) return kept;
    const ordered = (nodes().get(bundle) ?? []).toSorted(readSort(query));
    if (orders().size < MOST_KEPT_ORDERS) orders().set(key, ordered);
    return ordered;
  };

  for (const bundle of bundles) {
    server.get<{ Querystring: Query }>(`/jsonapi/node/${bundle}`, async (request, reply) =>
      answer(reply, () => {
        const { query } = request;
        const page = readPage(query);
        const include = readInclude(query);
        const found = listFor(request, inOrder(bundle, query).filter(readFilter(query)));
        const shown = found.items.slice(page.offset, page.offset + page.limit);
        const origin = originOf(request);
        setLastModified(
          reply,
          shown.map((node) => node.record),
          dataset,
        );
        return {
          jsonapi: VERSION,
          data: shown.map((node) => toNodeResource(node, origin)),
          ...(include.length > 0 ? { included: toIncluded(shown, include, origin) } : {}),
          meta: { count: found.statedTotal, notice: SAMPLE_DATES_NOTICE },
          links: toLinks(request, page, found.items.length),
        };
      }),
    );
    server.get<{ Params: { uuid: string }; Querystring: Query }>(
      `/jsonapi/node/${bundle}/:uuid`,
      async (request, reply) =>
        answer(reply, () => {
          const node = nodes()
            .get(bundle)
            ?.find(({ uuid }) => uuid === request.params.uuid);
          if (node === undefined) return toErrors(reply, 404, 'Not Found', 'The node is not there.');
          setLastModified(reply, [node.record]);
          return { jsonapi: VERSION, data: toNodeResource(node, originOf(request)) };
        }),
    );
  }
}

function answer(reply: FastifyReply, build: () => object): FastifyReply {
  reply.type(MEDIA_TYPE);
  try {
    return reply.send(JSON.stringify(build()));
  } catch (error) {
    if (!(error instanceof BadQuery)) throw error;
    return reply.send(JSON.stringify(toErrors(reply, 400, 'Bad Request', error.message)));
  }
}

function toErrors(reply: FastifyReply, status: number, title: string, detail: string): object {
  reply.code(status);
  return { jsonapi: VERSION, errors: [{ title, status: String(status), detail }] };
}

function toIncluded(
  nodes: readonly NodeRecord[],
  fields: readonly RelationshipName[],
  origin: string,
): readonly object[] {
  return fields.flatMap((field) => {
    const names = new Set(nodes.flatMap((node) => termNames(node.record.row, field)));
    return [...names].map((name) => toTermResource(field, name, origin));
  });
}

function toLinks(request: FastifyRequest, page: { offset: number; limit: number }, total: number): object {
  const at = (offset: number) => {
    const url = new URL(request.url, originOf(request));
    url.searchParams.set('page[offset]', String(offset));
    url.searchParams.set('page[limit]', String(page.limit));
    return { href: url.href };
  };
  return {
    self: { href: originOf(request) + request.url },
    ...(page.offset > 0 ? { first: at(0), prev: at(Math.max(0, page.offset - page.limit)) } : {}),
    ...(page.offset + page.limit < total
      ? { next: at(page.offset + page.limit), last: at((Math.ceil(total / page.limit) - 1) * page.limit) }
      : {}),
  };
}
