import { expect, test } from 'vitest';
import { placeLooseTerms, readTerms } from '../../../subgraphs/raeng/terms.ts';

const NONE = { kinds: [], subjects: [], keyStages: [], ages: [], types: [], topics: [] };
const category = (scheme: string | null, term = 'x') => ({ scheme, term, label: null });

test.each([
  ['tag:raeng.org.uk,2026:kind', 'kinds'],
  ['https://raeng.invalid/terms/subjects/', 'subjects'],
  ['https://raeng.invalid/terms#KeyStage', 'keyStages'],
  ['key_stages', 'keyStages'],
  ['https://raeng.invalid/ageRange', 'ages'],
  ['tag:raeng.org.uk,2026:age', 'ages'],
  ['https://raeng.invalid/resource-type', 'types'],
  ['topic', 'topics'],
] as const)('the scheme %s is a list of %s', (scheme, list) => {
  expect(readTerms([category(scheme)])).toEqual({ ...NONE, loose: [], [list]: ['x'] });
});

test.each([null, '', 'https://raeng.invalid/language', 'https://raeng.invalid/subject/region', 'mankind'])(
  'the scheme %j is no list that we know',
  (scheme) => {
    expect(readTerms([category(scheme)])).toEqual({ ...NONE, loose: ['x'] });
  },
);

test('a label counts before its term', () => {
  const labelled = { scheme: 'topic', term: 'wind-power', label: 'Wind power' };
  expect(readTerms([labelled]).topics).toEqual(['Wind power']);
});

test('loose terms go after the stated ones, each to the list that knows it', () => {
  const loose = ['Maths', 'Key stage 3', '11-14', 'Worksheet', 'Marble runs'];
  expect(placeLooseTerms({ ...NONE, subjects: ['Science'], loose })).toEqual({
    ...NONE,
    subjects: ['Science', 'Maths'],
    keyStages: ['Key stage 3', '11-14'],
    types: ['Worksheet'],
    topics: ['Marble runs'],
  });
});

test('a loose term that is a kind says what the entry is, also where its label does not', () => {
  const loose = (term: string, label: string | null = null) => ({ scheme: 'https://site.invalid', term, label });
  const terms = readTerms([
    loose('Resources'),
    loose('cpd', 'Our training'),
    loose('x', 'Maths'),
    loose('y', 'Marbles'),
  ]);
  expect(placeLooseTerms(terms)).toEqual({
    ...NONE,
    kinds: ['Resources', 'cpd'],
    subjects: ['Maths'],
    topics: ['Marbles'],
  });
});
