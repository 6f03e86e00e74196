import { expect, test } from 'vitest';
import { parseCrmAnswer } from '../../../../subgraphs/kit/readers/crm-answer.ts';
import { readCrm, readCrmAvailability, toCrmRecords } from '../../../../subgraphs/kit/readers/crm-connector.ts';
import { createPlainHttpClient } from '../../../support/plain-http-client.ts';
import { checkDamage, codeOf, codeOfWalk, gather } from '../../../support/reader-input.ts';
import { serve } from '../../../support/serve.ts';

const url = 'https://crm.invalid/api/Get';
const entity = (number: number): object => ({ 'Template.ActivityCode': `CP${number}`, 'Template.OnlineCPD': 'False' });
const answer = (rest: object): object => ({
  GetJsonResult: {
    EntityName: 'sic_eventtemplate',
    FailureReason: '',
    Success: true,
    Counter: 0,
    MoreRecords: false,
    Entities: [],
    OptionSets: null,
    ...rest,
  },
});

test('a listing is walked until there are no more records, with every parameter the connector wants', async () => {
  await using server = await serve(() => ({
    '/crm/api/Get': ({ target }) => {
      const isLast = target.includes('Page=2');
      return {
        body: answer({ Counter: 3, MoreRecords: !isLast, Entities: isLast ? [entity(3)] : [entity(1), entity(2)] }),
      };
    },
  }));
  const command = {
    baseUrl: `${server.origin}/crm`,
    command: 'CourseTemplatesListingByProgramme',
    parameters: { ProgrammeName: 'STEM Learning' },
  };
  const options = { headers: { authorization: 'Basic dXNlcjpwYXNz' }, recordCount: 2 };
  const pages = await gather(readCrm(createPlainHttpClient(), command, options));
  expect(pages.map(({ records, statedTotal }) => ({ records, statedTotal }))).toEqual([
    {
      statedTotal: 3,
      records: [
        { ok: true, place: 'page 1 entity 1', record: entity(1) },
        { ok: true, place: 'page 1 entity 2', record: entity(2) },
      ],
    },
    { statedTotal: 3, records: [{ ok: true, place: 'page 2 entity 1', record: entity(3) }] },
  ]);
  expect(server.requests.map(({ target, headers }) => [target, headers.authorization])).toEqual([
    [
      '/crm/api/Get?cmd=CourseTemplatesListingByProgramme&Page=1&RecordCount=2&ProgrammeName=STEM+Learning',
      'Basic dXNlcjpwYXNz',
    ],
    [
      '/crm/api/Get?cmd=CourseTemplatesListingByProgramme&Page=2&RecordCount=2&ProgrammeName=STEM+Learning',
      'Basic dXNlcjpwYXNz',
    ],
  ]);
});

test('an entity that is no object is a note', () => {
  const read = parseCrmAnswer(JSON.stringify(answer({ Entities: [entity(1), null, 'x'] })), url);
  expect(toCrmRecords(read, 1)).toEqual([
    { ok: true, place: 'page 1 entity 1', record: entity(1) },
    { ok: false, place: 'page 1 entity 2', problem: 'expected an entity as an object', sample: 'null' },
    { ok: false, place: 'page 1 entity 3', problem: 'expected an entity as an object', sample: 'x' },
  ]);
});

test('booleans and numbers may come as strings', () => {
  const text = JSON.stringify(answer({ Success: 'True', MoreRecords: 'False', Counter: '1', Entities: [entity(1)] }));
  expect(parseCrmAnswer(text, url)).toMatchObject({ Success: true, MoreRecords: false, Counter: 1 });
});

test.each([
  [{ Success: false, FailureReason: 'Page and RecordCount must be supplied.' }],
  [{ Success: 'False', FailureReason: 'Page and RecordCount must be supplied.', Entities: null }],
  [{ Success: true, FailureReason: 'Page and RecordCount must be supplied.' }],
])('a failure in an answer of status 200 is a refusal with its reason: %j', (rest) => {
  const text = JSON.stringify(answer(rest));
  expect(codeOf(() => parseCrmAnswer(text, url))).toBe('FEED_REFUSED');
  expect(() => parseCrmAnswer(text, url)).toThrow('Page and RecordCount must be supplied.');
});

test.each(['<html>Sign in</html>', '{}', '[]', '{"GetJsonResult":{"Entities":[]}}'])('%s is malformed', (text) => {
  expect(codeOf(() => parseCrmAnswer(text, url))).toBe('FEED_MALFORMED');
});

test('a list that its counter says is cut short is incomplete', async () => {
  await using server = await serve(() => ({ '/api/Get': { body: answer({ Counter: 413, Entities: [entity(1)] }) } }));
  const walk = readCrm(createPlainHttpClient(), { baseUrl: server.origin, command: 'List' });
  expect(await codeOfWalk(walk)).toBe('FEED_INCOMPLETE');
});

test('more records announced, but an empty page, is incomplete', async () => {
  await using server = await serve(() => ({
    '/api/Get': ({ target }) => ({
      body: answer({ MoreRecords: true, Entities: target.includes('Page=1&') ? [entity(1)] : [] }),
    }),
  }));
  const walk = readCrm(createPlainHttpClient(), { baseUrl: server.origin, command: 'List' });
  expect(await codeOfWalk(walk)).toBe('FEED_INCOMPLETE');
});

test('a connector that gives its first page again and again is caught in the act', async () => {
  await using server = await serve(() => ({
    '/api/Get': { body: answer({ MoreRecords: true, Entities: [entity(1)] }) },
  }));
  const walk = readCrm(createPlainHttpClient(), { baseUrl: server.origin, command: 'List' });
  expect(await codeOfWalk(walk)).toBe('FEED_MALFORMED');
  expect(server.requests).toHaveLength(2);
});

test.each([
  ['7', 7],
  [12, 12],
  ['0', 0],
  ['', null],
  ['few', null],
  [-1, null],
  [undefined, null],
])('places of %j read as %j', async (places, expected) => {
  await using server = await serve(() => ({
    '/api/Get': { body: answer({ Counter: 1, Entities: [{ 'Activity.PlacesAvailable': places }] }) },
  }));
  expect(await readCrmAvailability(createPlainHttpClient(), server.origin, 'run 1')).toBe(expected);
  expect(server.requests[0]?.target).toBe('/api/Get?cmd=CourseDetails&Page=1&RecordCount=1&ID=run+1');
});

test('a damaged answer gives records, notes or a FeedError', () => {
  checkDamage(Buffer.from(JSON.stringify(answer({ Counter: 2, Entities: [entity(1), entity(2)] }))), (bytes) => {
    return toCrmRecords(parseCrmAnswer(Buffer.from(bytes).toString(), url), 1).length;
  });
});
