// Partners are chosen by the names people use, and every fault of a call is told at once.
import { expect, test } from 'vitest';
import { selectPartners } from '../../../scripts/harvest/select-partners.ts';
import { UsageError } from '../../../scripts/harvest/usage-error.ts';
import { createPartnerSubgraph } from '../../../subgraphs/kit/create-partner-subgraph.ts';
import { readSettings } from '../../../subgraphs/kit/env.ts';

const create = (name: string, partner: 'STEM_LEARNING' | 'RAENG') =>
  createPartnerSubgraph({
    name,
    partner,
    title: name,
    root: 'root',
    typePrefix: 'Type',
    typeNames: {},
    sdlUrl: new URL('../../../subgraphs/raeng/schema.graphql', import.meta.url),
    async *listFeeds() {},
  });

const ALL = [create('stem-learning', 'STEM_LEARNING'), create('raeng', 'RAENG')];
const SET = readSettings({ STEM_LEARNING_URL: 'https://a.invalid', RAENG_URL: 'https://b.invalid' });

test.each<[readonly string[], readonly string[]]>([
  [[], ['stem-learning', 'raeng']],
  [['raeng'], ['raeng']],
  [
    ['RAENG', 'STEM_LEARNING'],
    ['stem-learning', 'raeng'],
  ],
  [['stem-learning', 'stem-learning'], ['stem-learning']],
])('%j chooses %j', (names, expected) => {
  expect(selectPartners(ALL, names, SET).map(({ name }) => name)).toEqual(expected);
});

test('names that nobody has are told with those that there are', () => {
  expect(() => selectPartners(ALL, ['raeng', 'nasa', 'esa'], SET)).toThrow(
    new UsageError([
      "no partner is called 'nasa'; there are stem-learning, raeng",
      "no partner is called 'esa'; there are stem-learning, raeng",
    ]),
  );
});

test('a chosen partner without an address is told by its variable', () => {
  const settings = readSettings({ STEM_LEARNING_URL: 'https://a.invalid', RAENG_URL: '' });
  expect(() => selectPartners(ALL, [], settings)).toThrow(
    new UsageError(["RAENG_URL is not set: the address of the partner's feed is needed"]),
  );
  expect(selectPartners(ALL, ['stem-learning'], settings)).toHaveLength(1);
});
