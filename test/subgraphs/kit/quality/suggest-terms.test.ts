// The terms that a partner most likely means, for people to choose from.
import { expect, test } from 'vitest';
import { suggestTerms } from '../../../../subgraphs/kit/quality/suggest-terms.ts';

test.each<[string, string, readonly string[]]>([
  ['keyStages', 'Yr 5/6', ['Year 5', 'Year 6']],
  ['keyStages', 'Years 3 & 4', ['Year 3', 'Year 4']],
  ['keyStages', 'Yr 7', ['Year 7']],
  ['keyStages', 'Key Stge 3', ['Key Stage 3']],
  ['subjects', 'Phisics', ['Physics']],
  ['subjects', 'Design & Tech', ['Design and technology']],
  ['topics', 'Electrcity', ['Electricity']],
  ['resourceTypes', 'work sheet', ['worksheet']],
  ['licence', 'Open Goverment Licence', ['Open Government Licence v3.0']],
  ['venue', 'Darlington College', ['Darlington']],
])('in %s, %s is taken for %j', (field, word, expected) => {
  expect(suggestTerms(field, word)).toEqual(expected);
});

test.each([
  ['subjects', 'Alchemy'],
  ['subjects', ''],
  ['subjects', '!!!'],
  ['sessions', 'every other Tuesday'],
  ['__proto__', 'Physics'],
  ['constructor', 'Physics'],
])('in %s, nothing is near %j', (field, word) => {
  expect(suggestTerms(field, word)).toEqual([]);
});

test('a year is never taken for another one', () => {
  expect(suggestTerms('keyStages', 'Year 99')).toEqual([]);
});

test('an endless word costs no more than a long one', () => {
  expect(suggestTerms('topics', 'electricity '.repeat(10_000)).length).toBeLessThanOrEqual(3);
});
