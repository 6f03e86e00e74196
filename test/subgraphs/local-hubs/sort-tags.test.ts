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
