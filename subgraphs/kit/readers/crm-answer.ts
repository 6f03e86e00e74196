// The envelope in which the CRM's connector wraps every answer: HTTP 200 even for a failure, which becomes a FeedError.

import { z } from 'zod';
import { FeedError } from '../errors.ts';
import type { HttpClient } from '../http/http-client.ts';
import { decodeAnswer } from './decode-text.ts';
import { parseJson } from './parse-json.ts';
import { type ReadOptions, toGetOptions } from './read-options.ts';

/** One connector and one of its commands. */
export interface CrmCommand {
  /** The address under which `api/Get` is, for example `https://crm.example.invalid`. */
  readonly baseUrl: string;
  /** The value of `cmd`. */
  readonly command: string;
  /** Further parameters, for example `ProgrammeName`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

// Gotcha: the connector sends booleans now as booleans, now as "True" and "False".
const flag = z.union([
  z.boolean(),
  z
    .string()
    .toLowerCase()
    .transform((text) => text === 'true'),
]);
const envelope = z.object({
  GetJsonResult: z.object({
    Success: flag,
    FailureReason: z.string().nullish(),
    Counter: z.coerce.number().int().nonnegative().catch(0),
    MoreRecords: flag.nullish().transform((more) => more ?? false),
    Entities: z.array(z.unknown()).nullish(),
    OptionSets: z.unknown().optional(),
    OptionSetsClean: z.unknown().optional(),
  }),
});

export interface CrmAnswer extends z.infer<typeof envelope.shape.GetJsonResult> {
  readonly url: string;
  /** The whole document as it came. */
  readonly text: string;
}

/** The address of one page of a command's answer; the connector wants Page and RecordCount with every command. */
export function toCrmUrl({ baseUrl, command, parameters = {} }: CrmCommand, page: number, recordCount: number): string {
  const url = new URL('api/Get', baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  url.searchParams.set('cmd', command);
  url.searchParams.set('Page', String(page));
  url.searchParams.set('RecordCount', String(recordCount));
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * The content of one answer.
 * @throws FeedError FEED_REFUSED with the connector's reason when it reports a failure, FEED_MALFORMED when it is
 *   not the connector's envelope
 */
export function parseCrmAnswer(text: string, url: string): CrmAnswer {
  const parsed = envelope.safeParse(parseJson(text, url));
  if (!parsed.success) {
    throw new FeedError('FEED_MALFORMED', url, 'expected an object GetJsonResult with Success and Entities');
  }
  const result = parsed.data.GetJsonResult;
  const reason = result.FailureReason?.trim() ?? '';
  if (!result.Success || reason !== '') {
    throw new FeedError('FEED_REFUSED', url, `expected records, got a failure: ${reason.slice(0, 300) || 'no reason'}`);
  }
  return { ...result, url, text };
}

/** Asks for one page of a command's answer. */
export async function getCrmAnswer(client: HttpClient, url: string, options: ReadOptions): Promise<CrmAnswer> {
  const answer = await client.get(url, toGetOptions('application/json', options));
  return parseCrmAnswer(decodeAnswer(answer, 'nowhere'), answer.url);
}
