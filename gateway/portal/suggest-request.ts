// What is being typed into the search box, from its query string. Never throws.
import { z } from 'zod';
import { text } from './form-values.ts';

const form = z.object({ q: text(100) });

/** Empty where nothing is typed. */
export function parseSuggestRequest(queryString: unknown): string {
  return form.parse(typeof queryString === 'object' && queryString !== null ? queryString : {}).q;
}
