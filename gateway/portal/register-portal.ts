// Puts the portal's pages and assets on the HTTP server. Each page answers with a status of its own where something is
// wrong, and is a whole page even so.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { PortalSuggestDocument } from '../../schema/operations.generated.ts';
import { answerItem } from './answer-item.ts';
import { answerSearch } from './answer-search.ts';
import { answerTopic } from './answer-topic.ts';
import type { Execute } from './ask-near.ts';
import { ASSETS } from './assets.ts';
import type { PageAnswer } from './page-answer.ts';
import { createPartnerNames } from './partner-names.ts';
import { parseSuggestRequest } from './suggest-request.ts';
import { toSuggestions } from './to-suggestions.ts';

const MOST_SUGGESTIONS = 8;

/** Registers the pages, what the search box asks while somebody types, and the assets they need. */
export function registerPortal(app: FastifyInstance, execute: Execute, now: () => Date = () => new Date()): void {
  const askPartnerNames = createPartnerNames(execute);
  for (const { path, type, content } of ASSETS) {
    app.get(path, (_request, reply) => reply.type(type).header('cache-control', 'public, max-age=3600').send(content));
  }
  app.get('/', async ({ query }, reply) => sendPage(reply, await answerSearch(execute, askPartnerNames, query)));
  app.get('/item', async ({ query }, reply) =>
    sendPage(reply, await answerItem(execute, askPartnerNames, query, now())),
  );
  app.get('/topic', async ({ query }, reply) => sendPage(reply, await answerTopic(execute, askPartnerNames, query)));
  app.get('/suggest', async ({ query }, reply) => {
    const prefix = parseSuggestRequest(query);
    const { data } = await execute(PortalSuggestDocument, { prefix, first: MOST_SUGGESTIONS });
    const suggestions = data?.suggest ?? null;
    if (suggestions === null) return reply.code(503).header('cache-control', 'no-store').send([]);
    return reply.header('cache-control', 'public, max-age=60').send(toSuggestions(suggestions));
  });
}

function sendPage(reply: FastifyReply, { status, page }: PageAnswer): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
}
