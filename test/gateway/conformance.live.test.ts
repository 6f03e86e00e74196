import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpServer } from '../../gateway/http/create-http-server.ts';
import { openTinyGateway, type TinyGateway } from '../support/open-tiny-gateway.ts';

// MAY audits that fail by decision. CSRF prevention asks a GET for a header that a plain form or image cannot send.
const REFUSED: readonly string[] = ['5A70', 'D6D5', '6A70'];

let tiny: TinyGateway;
let close: () => Promise<void>;
let url: string;

beforeAll(async () => {
  tiny = await openTinyGateway('in-process');
  const app = await createHttpServer({ gateway: tiny.gateway });
  url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  close = () => app.close();
});

afterAll(async () => {
  await close();
  await tiny[Symbol.asyncDispose]();
});

describe('GraphQL over HTTP', () => {
  for (const { id, name, fn } of serverAudits({ url: () => url })) {
    const expected = REFUSED.includes(id) ? 'notice' : 'ok';
    test(`${id} ${name}: ${expected}`, async () => {
      const result = await fn();
      expect('reason' in result ? [result.status, result.reason] : [result.status]).toEqual(
        expected === 'ok' ? ['ok'] : [expected, expect.any(String)],
      );
    });
  }
});
