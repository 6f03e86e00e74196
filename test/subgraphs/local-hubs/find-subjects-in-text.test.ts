import { expect, test } from 'vitest';
import { findSubjectsInText } from '../../../subgraphs/local-hubs/find-subjects-in-text.ts';

test.each([
  ['Chemistry and maths masterclass', ['Chemistry', 'Mathematics']],
  ['GCSE computer science evening', ['Computing']],
  ['D&T week', ['Design and technology']],
  ['It starts here: business breakfast', []],
  ['History of the moor', []],
  ['', []],
])('%j speaks of %j', (title, subjects) => {
  expect(findSubjectsInText(title)).toEqual(subjects);
});
