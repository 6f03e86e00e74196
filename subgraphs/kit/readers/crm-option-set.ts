// Reads a code list of the CRM's connector (the Optionset commands). A list without a single readable code is a
// FeedError: every record's codes would turn into unknown words.

import { FeedError } from '../errors.ts';
import type { HttpClient } from '../http/http-client.ts';
import { type CrmAnswer, type CrmCommand, getCrmAnswer, toCrmUrl } from './crm-answer.ts';
import { parseJson } from './parse-json.ts';
import type { ReadOptions } from './read-options.ts';

const ONE_PAGE = 1_000;
const CODE_KEYS = ['OptionSetValue', 'Value', 'value', 'Code', 'code'];
const LABEL_KEYS = ['Label', 'label', 'Name', 'name', 'Text', 'text'];

/**
 * Labels by code, from the first place of the answer that holds any. The connector's shape is not documented; read are
 * - `OptionSetsClean`, JSON within a string: `[{"Key stage 1": 157430008}, ...]` (seen on a sister site's tests);
 * - `OptionSets`: the same, with labels in XML name encoding (`Key_x0020_stage_x0020_1`), decoded here;
 * - either of them or `Entities` as an array of `{Value, Label}` (in several spellings);
 * - either of them as one object, of labels by code or codes by label: the side made of digits is the code.
 * @throws FeedError FEED_MALFORMED when none of them is there
 */
export function parseCrmOptionSet(answer: CrmAnswer): ReadonlyMap<string, string> {
  for (const candidate of [answer.OptionSetsClean, answer.OptionSets, answer.Entities]) {
    const options = toOptions(unwrap(candidate, answer.url));
    if (options.size > 0) return options;
  }
  throw new FeedError(
    'FEED_MALFORMED',
    answer.url,
    'expected a code list under OptionSetsClean, OptionSets or Entities',
  );
}

/** Asks for a code list, for example that of the command `OptionsetAgeGroups`. */
export async function readCrmOptionSet(
  client: HttpClient,
  command: CrmCommand,
  options: ReadOptions = {},
): Promise<ReadonlyMap<string, string>> {
  return parseCrmOptionSet(await getCrmAnswer(client, toCrmUrl(command, 1, ONE_PAGE), options));
}

function unwrap(candidate: unknown, url: string): unknown {
  return typeof candidate === 'string' && candidate.trim() !== '' ? parseJson(candidate, url) : candidate;
}

function toOptions(candidate: unknown): ReadonlyMap<string, string> {
  const objects = Array.isArray(candidate) ? candidate : [candidate];
  return new Map(objects.flatMap((object) => (isObject(object) ? toPairs(object) : [])));
}

function toPairs(object: Readonly<Record<string, unknown>>): [string, string][] {
  const code = CODE_KEYS.map((key) => toCode(object[key])).find((found) => found !== null);
  const label = LABEL_KEYS.map((key) => object[key]).find((found) => typeof found === 'string');
  if (code !== undefined && typeof label === 'string') return [[code, label.trim()]];
  return Object.entries(object).flatMap(([key, value]): [string, string][] => {
    const valueAsCode = toCode(value);
    if (valueAsCode !== null) return [[valueAsCode, decodeXmlName(key).trim()]];
    return /^\d+$/.test(key) && typeof value === 'string' ? [[key, value.trim()]] : [];
  });
}

function toCode(value: unknown): string | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return /^\d+$/.test(text) ? text : null;
}

// XML names cannot hold blanks or start with a digit; .NET writes such characters as _xHHHH_.
function decodeXmlName(name: string): string {
  return name.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
