// One operation over HTTP. Errors in the answer are an error here: a page with a hole is no measurement.
import { z } from 'zod';
import type { JsonClient } from './open-json-client.ts';

const answerShape = z.object({ data: z.record(z.string(), z.unknown()), errors: z.undefined() });

/** `body` is a GraphQL request as JSON text. */
export async function askGraphql(client: JsonClient, body: string): Promise<Readonly<Record<string, unknown>>> {
  const answer = await client.post('/graphql', body);
  const parsed = answerShape.safeParse(answer);
  if (!parsed.success) throw new Error(`not a whole answer: ${JSON.stringify(answer).slice(0, 500)}`);
  return parsed.data.data;
}
