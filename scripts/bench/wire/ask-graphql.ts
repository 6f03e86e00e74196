// One operation over HTTP. Errors in the answer are an error here: a page with a hole is no measurement.
import type { JsonClient } from './open-json-client.ts';

/** `body` is a GraphQL request as JSON text. */
export async function askGraphql(client: JsonClient, body: string): Promise<void> {
  const answer = await client.post('/graphql', body);
  if (typeof answer !== 'object' || answer === null || !('data' in answer) || 'errors' in answer) {
    throw new Error(`expected data without errors, got ${JSON.stringify(answer).slice(0, 500)}`);
  }
}
