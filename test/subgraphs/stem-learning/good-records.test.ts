// Recorded answers of both systems become exactly these items.
import { expect, test } from 'vitest';
import { type FeedName, gatherOutcomes, readStemLearningFixture } from './harvest-fixtures.ts';

const DOCUMENTS = {
  resources: readStemLearningFixture('good/resources'),
  collections: readStemLearningFixture('good/collections'),
  programmes: readStemLearningFixture('good/programmes'),
  templates: readStemLearningFixture('good/templates'),
  runs: readStemLearningFixture('good/runs'),
  'age-groups': readStemLearningFixture('good/age-groups'),
  subjects: readStemLearningFixture('good/subjects'),
  'duration-units': readStemLearningFixture('good/duration-units'),
  'cpd-types': readStemLearningFixture('good/cpd-types'),
};

test.each<FeedName>(['resources', 'collections', 'programmes', 'courses'])(
  'the recorded %s become the items expected, field by field',
  async (feed) => {
    const outcomes = await gatherOutcomes(feed, DOCUMENTS, ['National Centre for Computing Education']);
    expect(outcomes).toEqual(readStemLearningFixture(`good/expected-${feed}`).outcomes);
  },
);
