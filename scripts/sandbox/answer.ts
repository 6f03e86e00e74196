// The last step of every partner's answer: broken on request, otherwise with validators and 304 as HTTP has them.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from './faults.ts';

/** The answer's body as it goes out. Answers other than 200 pass untouched. */
export function finishAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  faults: readonly Fault[],
): unknown {
  if (reply.statusCode !== 200 || !(typeof payload === 'string' || Buffer.isBuffer(payload))) return payload;
  const body = Buffer.from(payload);
  for (const fault of faults) {
    if (fault.kind === 'malformed') return spoil(body);
    if (fault.kind === 'truncate') {
      reply.header('content-length', body.length);
      return cutShort(body, fault.share);
    }
  }
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  reply.header('etag', etag);
  reply.header('cache-control', 'no-cache');
  if (!isUnchanged(request, etag, reply.getHeader('last-modified'))) return payload;
  reply.code(304).removeHeader('content-type').removeHeader('content-length');
  return null;
}

/**
 * Marks when what is answered last changed, to the second as HTTP dates are. A replacement of the rows counts, because
 * what it took away leaves no date behind.
 */
export function setLastModified(
  reply: FastifyReply,
  records: Iterable<{ readonly changedAt: Date }>,
  ...datasets: readonly { readonly replacedAt: Date | null }[]
): void {
  let latest = Math.max(0, ...datasets.map(({ replacedAt }) => replacedAt?.getTime() ?? 0));
  for (const { changedAt } of records) latest = Math.max(latest, changedAt.getTime());
  if (latest > 0) reply.header('last-modified', new Date(latest).toUTCString());
}

// RFC 9110, 13.2.2: If-Modified-Since counts only without If-None-Match.
function isUnchanged(request: FastifyRequest, etag: string, lastModified: unknown): boolean {
  const wanted = request.headers['if-none-match'];
  if (wanted !== undefined) {
    const tags = wanted.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return tags.includes('*') || tags.includes(etag);
  }
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return typeof lastModified === 'string' && Date.parse(lastModified) <= since;
}

// Well framed, so that only a parser can tell: the first half, then what no format allows.
function spoil(body: Buffer): Buffer {
  return Buffer.concat([body.subarray(0, Math.floor(body.length / 2)), Buffer.from('<"{[\u0000')]);
}

// Fewer bytes than Content-Length promised, then a broken connection.
function cutShort(body: Buffer, share: number): Readable {
  return Readable.from(
    (function* () {
      yield body.subarray(0, Math.max(1, Math.floor(body.length * share)));
      throw new Error('cut short on request');
    })(),
  );
}
