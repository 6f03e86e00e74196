import { expect, test } from 'vitest';
import { parseCrmAnswer } from '../../../../subgraphs/kit/readers/crm-answer.ts';
import { parseCrmOptionSet, readCrmOptionSet } from '../../../../subgraphs/kit/readers/crm-option-set.ts';
import { createPlainHttpClient } from '../../../support/plain-http-client.ts';
import { checkDamage, codeOf } from '../../../support/reader-input.ts';
import { serve } from '../../../support/serve.ts';

const url = 'https://crm.invalid/api/Get';
const toText = (rest: object): string => JSON.stringify({ GetJsonResult: { Success: true, Entities: null, ...rest } });
const parse = (rest: object): object => Object.fromEntries(parseCrmOptionSet(parseCrmAnswer(toText(rest), url)));
const ages = { '157430005': '7-11 years', '157430007': 'FE/HE' };

test.each([
  ['clean labels in a string', { OptionSetsClean: '[{"7-11 years":157430005},{"FE\\/HE":157430007}]' }],
  ['labels as XML names', { OptionSets: [{ '_x0037_-11_x0020_years': 157430005 }, { FE_x002F_HE: 157430007 }] }],
  [
    'pairs',
    {
      OptionSets: [
        { OptionSetValue: 157430005, Label: '7-11 years' },
        { Value: '157430007', Name: 'FE/HE' },
      ],
    },
  ],
  [
    'pairs among the entities',
    {
      Entities: [
        { value: '157430005', label: '7-11 years' },
        { value: 157430007, label: 'FE/HE' },
      ],
    },
  ],
  ['one object of labels by code', { OptionSets: ages }],
  ['one object of codes by label', { OptionSets: { '7-11 years': 157430005, 'FE/HE': '157430007' } }],
])('a code list of %s is read', (_, rest) => {
  expect(parse(rest)).toEqual(ages);
});

test('clean labels are preferred to encoded ones', () => {
  const rest = { OptionSetsClean: '[{"D&T":157420007}]', OptionSets: [{ D_x0026_T_x0020_old: 157420007 }] };
  expect(parse(rest)).toEqual({ '157420007': 'D&T' });
});

test('an answer without a code list is malformed', () => {
  expect(codeOf(() => parse({ OptionSets: null }))).toBe('FEED_MALFORMED');
  expect(codeOf(() => parse({ OptionSets: [{ Label: 'without a code' }] }))).toBe('FEED_MALFORMED');
  expect(codeOf(() => parse({ OptionSetsClean: '[{' }))).toBe('FEED_MALFORMED');
});

test('a code list is asked for in one page', async () => {
  await using server = await serve(() => ({ '/api/Get': { body: toText({ OptionSets: ages }) } }));
  const command = { baseUrl: server.origin, command: 'OptionsetAgeGroups' };
  expect(Object.fromEntries(await readCrmOptionSet(createPlainHttpClient(), command))).toEqual(ages);
  expect(server.requests[0]?.target).toBe('/api/Get?cmd=OptionsetAgeGroups&Page=1&RecordCount=1000');
});

test('a damaged code list is read in part or refused', () => {
  checkDamage(Buffer.from(toText({ OptionSetsClean: '[{"7-11 years":157430005}]', OptionSets: ages })), (bytes) => {
    return parseCrmOptionSet(parseCrmAnswer(Buffer.from(bytes).toString(), url)).size;
  });
});
