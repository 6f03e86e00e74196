// The address of a topic's page, as values. Never throws; what is mangled is left out.
import { z } from 'zod';
import { text } from './form-values.ts';
import { KEY_STAGES } from './search-request.ts';

export interface TopicRequest {
  /** In a teacher's words; empty where none is given. */
  readonly name: string;
  readonly stage: (typeof KEY_STAGES)[number] | null;
  /** The place box. */
  readonly near: string;
}

const form = z.object({
  name: text(200),
  stage: z.enum(KEY_STAGES).nullable().catch(null),
  near: text(100),
});

/** Reads a parsed query string. */
export function parseTopicRequest(queryString: unknown): TopicRequest {
  return form.parse(typeof queryString === 'object' && queryString !== null ? queryString : {});
}
