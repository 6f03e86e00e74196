// Titles of test records against titles of things about tests.
import { describe, expect, test } from 'vitest';
import { isTestTitle } from '../../../../subgraphs/kit/normalise/is-test-title.ts';

describe('isTestTitle', () => {
  test.each([
    'Test',
    'TEST 2',
    'test course - please ignore',
    'Test test',
    'This is a test',
    'Dummy event',
    'ZZZ DO NOT USE Leading primary computing',
    '*** do not use ***',
  ])('%s is a test', (title) => expect(isTestTitle(title)).toBe(true));

  test.each([
    'Preparing to take the CSA test - short course',
    'Python programming: advanced subject knowledge, implementation and testing - remote',
    'Testing materials',
    'Test tube geysers',
    'Food tests',
    'The fair test',
    'How to use a microscope',
    '',
  ])('%s is real', (title) => expect(isTestTitle(title)).toBe(false));
});
