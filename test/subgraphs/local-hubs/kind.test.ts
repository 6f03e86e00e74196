import { expect, test } from 'vitest';
import { decideKind } from '../../../subgraphs/local-hubs/kind.ts';

function decide(typeWords: readonly string[], title = 'Bridges', audience: readonly string[] = [], hasDates = false) {
  const { kind, isInferred } = decideKind({ typeWords, title, audience, hasDates });
  return `${kind}${isInferred ? ' inferred' : ''}`;
}

test.each([
  ['cpd', 'COURSE'],
  ['CPD', 'COURSE'],
  ['Twilight', 'COURSE'],
  ['event', 'EVENT'],
  ['Competition', 'COMPETITION'],
  ['programme', 'PROGRAMME'],
  ['Grants', 'FUNDING'],
  ['resource', 'RESOURCE'],
  ['Worksheet', 'RESOURCE'],
  ['STEM club', 'PROGRAMME'],
])('the type %s is a %s', (word, kind) => {
  expect(decide([word])).toBe(kind);
});

test('an activity is an event when it has a date, else a programme', () => {
  expect(decide(['activity'], 'Bridges', [], true)).toBe('EVENT');
  expect(decide(['activity'])).toBe('PROGRAMME');
});

test('a workshop is a course for staff and an event for everybody else', () => {
  expect(decide(['workshop'], 'Bridges', ['teachers', 'technicians'])).toBe('COURSE');
  expect(decide(['workshop'], 'Bridges', ['teachers', 'pupils'])).toBe('EVENT');
  expect(decide(['workshop'])).toBe('EVENT');
});

test('the first word that is known counts', () => {
  expect(decide(['half-term thing', 'competition', 'cpd'])).toBe('COMPETITION');
});

test.each([
  ['Primary science CPD morning', 'COURSE'],
  ['Computing hub meeting, spring', 'COURSE'],
  ["Technicians' network", 'COURSE'],
  ['Bridge building challenge', 'COMPETITION'],
  ['Bursary for rural schools', 'FUNDING'],
  ['Moor science fair', 'EVENT'],
  ['Coastal STEMfest', 'EVENT'],
  ['After-school rocket club', 'PROGRAMME'],
  ['Microscope loan boxes', 'RESOURCE'],
])('without a type, the title %j tells %s', (title, kind) => {
  expect(decide([], title)).toBe(`${kind} inferred`);
});

test('where words are silent, what is for staff is a course and what has a date an event', () => {
  expect(decide([], 'Forces', ['teachers'], true)).toBe('COURSE inferred');
  expect(decide([], 'Forces', ['pupils'], true)).toBe('EVENT inferred');
  expect(decide(['misc'], 'Forces')).toBe('PROGRAMME inferred');
});
