// Runs operations at a gateway over HTTP. No retries: a run that fails is repeated by the next one, from the same cursor.
// Anything but a GraphQL answer within the deadline and the size limit is thrown.
import { type DocumentNode, Kind, print } from 'graphql';
import { request } from 'undici';
import { z } from 'zod';
import type { ExecuteOperation, OperationAnswer } from './execute-operation.ts';

const answerShape = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.object({ code: z.unknown().optional() }).optional(),
      }),
    )
    .optional(),
});

interface HttpGateway {
  /** The address of the GraphQL endpoint. */
  readonly url: string;
  /** Sent with every request, for example an API key. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For a whole answer. */
  readonly timeoutMs?: number;
  readonly maxBodyBytes?: number;
}

/** An ExecuteOperation that posts to a gateway. */
export function executeOverHttp(gateway: HttpGateway): ExecuteOperation {
  const { url, headers = {}, timeoutMs = 60_000, maxBodyBytes = 64 * 1024 * 1024 } = gateway;
  return async (document, variables) => {
    const answer = await request(url, {
      method: 'POST',
      headers: { accept: 'application/json', ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query: print(document), operationName: nameOf(document), variables }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await readText(answer.body, maxBodyBytes);
    return toAnswer(text, answer.statusCode);
  };
}

async function readText(body: AsyncIterable<Buffer>, maxBodyBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) throw new Error(`expected an answer of at most ${maxBodyBytes} bytes, got more`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size).toString('utf8');
}

function toAnswer(text: string, status: number): OperationAnswer {
  const parsed = answerShape.safeParse(toJson(text));
  const hasAnswer =
    parsed.success && (parsed.data.errors !== undefined || (status < 300 && parsed.data.data !== undefined));
  if (!hasAnswer) throw new Error(`expected a GraphQL answer, got status ${status} with something else`);
  return parsed.data;
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nameOf(document: DocumentNode): string | undefined {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) return definition.name?.value;
  }
  return undefined;
}
