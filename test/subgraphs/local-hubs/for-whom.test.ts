import { expect, test } from 'vitest';
import { readAges, readAudience } from '../../../subgraphs/local-hubs/for-whom.ts';

test.each([
  [['teachers; technicians'], ['teachers', 'technicians'], []],
  [['Y5-6 science teachers and TAs'], ['teachers', 'teaching assistants'], []],
  [['parents/carers'], ['parents'], []],
  [['KS2'], [], []],
  [['beekeepers'], ['beekeepers'], ['beekeepers']],
])('the audience %j is read', (words, value, unknown) => {
  expect(readAudience(words, 'Bees')).toEqual({ value, unknown, isInferred: false });
});

test('an audience that only the title names is inferred', () => {
  expect(readAudience([], 'Forces for teachers')).toEqual({ value: ['teachers'], unknown: [], isInferred: true });
});

test.each([
  [['KS2/3'], [], 'Forces', ['KS2', 'KS3'], false],
  [['Years 5-6'], ['Year 9 pupils'], 'Forces', ['KS2'], false],
  [[], ['Year 9 pupils'], 'KS1 forces', ['KS3'], true],
  [[], [], 'Y5-6 rockets', ['KS2'], true],
  [[], [], 'Primary science twilight', ['KS1', 'KS2'], true],
  [[], [], 'Open day at Moor Primary School', [], false],
  [[], [], 'Big Bang at Lagan College 2027, room 11', [], false],
])('ages by the words %j, the audience %j or the title %j', (ageWords, audienceWords, title, keyStages, isInferred) => {
  const ages = readAges({ ageWords, audienceWords }, title, 'ENGLAND');
  expect({ keyStages: ages.value.keyStages, isInferred: ages.isInferred }).toEqual({ keyStages, isInferred });
});

test('a school year is one of the nation of the hub', () => {
  expect(readAges({ ageWords: ['Year 8'], audienceWords: [] }, '', 'NORTHERN_IRELAND').value).toMatchObject({
    ageRange: { from: 11, to: 12 },
    yearGroups: [{ nation: 'NORTHERN_IRELAND', label: 'Year 8' }],
    nations: ['NORTHERN_IRELAND'],
  });
});
