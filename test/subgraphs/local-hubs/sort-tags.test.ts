// One list of tags, sorted into those that the schema has.
import { expect, test } from 'vitest';
import { sortTags } from '../../../subgraphs/local-hubs/sort-tags.ts';

test('each tag goes wherever it is understood, and the rest are topics', () => {
  expect(
    sortTags(['event', 'science', 'KS2', 'primary teachers', 'webinar', 'robots', '', 'robots'], 'ENGLAND'),
  ).toEqual({
    types: ['event', 'webinar'],
    subjects: ['science'],
    ages: ['KS2', 'primary teachers'],
    audiences: ['primary teachers'],
    deliveries: ['webinar'],
    topics: ['robots'],
  });
});

test.each([
  ['Science; Maths', ['Science', 'Maths'], []],
  ['Science/Maths', ['Science', 'Maths'], []],
  ['Computing | robots', ['Computing'], ['robots']],
  ['Design and technology', ['Design and technology'], []],
  ['food, farming and nature', [], ['food, farming and nature']],
  ['science, magnets', [], ['science, magnets']],
  [' ; ', [], []],
])('%s gives the subjects %j and the topics %j', (tag, subjects, topics) => {
  expect(sortTags([tag], 'ENGLAND')).toMatchObject({ subjects, topics });
});
