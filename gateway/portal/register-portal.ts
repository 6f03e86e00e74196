// Puts the portal's pages and assets on the HTTP server. When the graph does not answer, the page says so and the status
// is 503; a place or a cursor that search does not know is told on the page with status 400.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { FastifyInstance } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { PortalSearchDocument } from '../../schema/operations.generated.ts';
import { problemInWords } from './problem.ts';
import { renderSearchPage } from './search-page.ts';
import { parseSearchRequest, toVariables } from './search-request.ts';

/** Runs an operation on the graph, as any client would. */
export type Execute = <TData, TVariables extends object>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
) => Promise<{ readonly data?: TData | null; readonly errors?: readonly GraphQLFormattedError[] }>;

const PICO = createRequire(import.meta.url).resolve('@picocss/pico/css/pico.min.css');
const own = (name: string): URL => new URL(name, import.meta.url);
const ASSETS = [
  {
    path: '/assets/portal.css',
    type: 'text/css; charset=utf-8',
    // One sheet: between two of them a slow browser would ask for the images of the first, which the second takes away.
    content: Buffer.concat([readFileSync(PICO), readFileSync(own('portal.css'))]),
  },
  { path: '/assets/icon.svg', type: 'image/svg+xml', content: readFileSync(own('icon.svg')) },
];

/** Registers `/` and the assets it needs. */
export function registerPortal(app: FastifyInstance, execute: Execute): void {
  for (const { path, type, content } of ASSETS) {
    app.get(path, (_request, reply) => reply.type(type).header('cache-control', 'public, max-age=3600').send(content));
  }
  app.get('/', async (incoming, reply) => {
    const request = parseSearchRequest(incoming.query);
    const { data, errors } = await execute(PortalSearchDocument, toVariables(request));
    const answer = data?.search ?? null;
    const refused = errors?.find((error) => error.extensions?.code === 'BAD_USER_INPUT');
    if (answer === null) reply.code(refused === undefined ? 503 : 400);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(renderSearchPage(request, answer, refused === undefined ? null : problemInWords(refused)));
  });
}
