// What all four partners' servers have in common: robots.txt, old addresses, validators, and faults on request.
import { setTimeout as wait } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { finishAnswer } from './answer.ts';
import { alterListing, type Fault, type FaultList, type Listing, type PartnerName } from './faults.ts';
import { SAMPLE_DATES_NOTICE } from './sample-dates.ts';

const DECORATOR = 'sandboxFaults';

export interface PartnerServerOptions {
  readonly partner: PartnerName;
  readonly faults: FaultList;
  /** Further lines of robots.txt for an origin such as `http://127.0.0.1:4102`. */
  readonly robotsLines?: (origin: string) => readonly string[];
}

/** The scheme, host and port that the request was sent to. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

/** The records that this request is to see, in order and before paging. */
export function listFor<Item>(request: FastifyRequest, items: readonly Item[]): Listing<Item> {
  return alterListing(request.getDecorator<readonly Fault[]>(DECORATOR), items);
}

/** A server with the partner's common manners; the partner's own routes are added to it. */
export function createPartnerServer(options: PartnerServerOptions): FastifyInstance {
  const server = fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 4096 } });
  const closing = new AbortController();
  server.decorateRequest(DECORATOR);
  server.addHook('preClose', async () => closing.abort());

  server.addHook('onRequest', async (request, reply) => {
    const faults = options.faults.take(options.partner, request.url);
    request.setDecorator<readonly Fault[]>(DECORATOR, faults);
    reply.header('x-sample-dates', SAMPLE_DATES_NOTICE);
    for (const fault of faults) {
      if (fault.kind === 'delay') await wait(fault.delayMs, undefined, { signal: closing.signal });
      if (fault.kind === 'never') return reply.hijack();
      if (fault.kind === 'status') {
        if (fault.retryAfter !== undefined) reply.header('retry-after', fault.retryAfter);
        return reply.code(fault.code).type('text/plain; charset=utf-8').send('Fault on request.\n');
      }
    }
    return undefined;
  });
  server.addHook('onSend', async (request, reply, payload) =>
    finishAnswer(request, reply, payload, request.getDecorator<readonly Fault[]>(DECORATOR)),
  );

  server.get('/', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(html`<!doctype html><html lang="en"><title>${options.partner}</title><p>${SAMPLE_DATES_NOTICE}</p></html>`),
  );
  server.get('/robots.txt', async (request, reply) => {
    const lines = ['User-agent: *', 'Disallow: /admin/', ...(options.robotsLines?.(originOf(request)) ?? [])];
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
  server.get('/old/*', async (request, reply) =>
    reply.redirect(`/${request.url.slice('/old/'.length).replace(/^[/\\]+/, '')}`, 301),
  );
  return server;
}
