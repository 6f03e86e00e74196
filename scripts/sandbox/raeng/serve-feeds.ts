// The Academy's feed, as Atom and as RSS, page by page.
import type { FastifyInstance } from 'fastify';
import { setLastModified } from '../answer.ts';
import type { ItemRow } from '../catalogue-rows.ts';
import type { Dataset } from '../dataset.ts';
import { derive } from '../derive.ts';
import { listFor, originOf } from '../partner-server.ts';
import { toAtom } from './atom.ts';
import { ENTRIES_PER_PAGE, readPageNumber, toFeedEntries } from './feed-entries.ts';
import { toRss } from './rss.ts';

/** Adds `/feed.atom` and `/feed.rss`. */
export function serveFeeds(server: FastifyInstance, dataset: Dataset<ItemRow>, perPage = ENTRIES_PER_PAGE): void {
  const entries = derive([dataset], () => toFeedEntries(dataset));
  const formats = [
    { path: '/feed.atom', contentType: 'application/atom+xml; charset=utf-8' },
    { path: '/feed.rss', contentType: 'application/rss+xml; charset=utf-8' },
  ] as const;
  for (const { path, contentType } of formats) {
    server.get<{ Querystring: { readonly page?: unknown } }>(path, async (request, reply) => {
      const { items } = listFor(request, entries());
      const asked = readPageNumber(request.query.page, items.length, perPage);
      if (asked === null) return reply.callNotFound();
      const shown = items.slice((asked.page - 1) * perPage, asked.page * perPage);
      const removedAt = dataset.removed[0]?.removedAt.getTime() ?? 0;
      const updatedAt = new Date(Math.max(items[0]?.record.changedAt.getTime() ?? 0, removedAt));
      const feed = { origin: originOf(request), path, ...asked, entries: shown, updatedAt };
      setLastModified(reply, [{ changedAt: updatedAt }], dataset);
      return reply.type(contentType).send(path === '/feed.atom' ? toAtom(feed, dataset.removed) : toRss(feed));
    });
  }
}
