// The address of an item's page, as values. Never throws; what is mangled is left out.
import { z } from 'zod';
import { text } from './form-values.ts';

export interface ItemRequest {
  /** A global id; empty where none is given. */
  readonly id: string;
  /** The place box. */
  readonly near: string;
}

const form = z.object({ id: text(512), near: text(100) });

/** Reads a parsed query string. */
export function parseItemRequest(queryString: unknown): ItemRequest {
  return form.parse(typeof queryString === 'object' && queryString !== null ? queryString : {});
}
