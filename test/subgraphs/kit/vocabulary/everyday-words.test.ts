import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toComparableWords } from '../../../../subgraphs/kit/vocabulary/comparable-words.ts';
import { findEverydayGroups, toStems } from '../../../../subgraphs/kit/vocabulary/everyday-words.ts';
import { readVocabularyJson } from '../../../../subgraphs/kit/vocabulary/read-vocabulary.ts';

const group = z.strictObject({ finds: z.array(z.string().min(1)).min(1), words: z.array(z.string().min(1)).min(1) });
const { groups } = readVocabularyJson('everyday-words.json', z.object({ groups: z.array(group) }));

const twice = (values: readonly string[]): readonly string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

describe('everyday words', () => {
  it('stand for words of the catalogue, whatever their form', () => {
    const [boats] = findEverydayGroups('boats');
    expect(boats?.finds).toContain('forces');
    expect(findEverydayGroups('boat')).toEqual([boats]);
    expect(findEverydayGroups('life jackets')[0]?.finds).toEqual(boats?.finds);
  });

  it('are whole phrases: part of one stands for nothing', () => {
    expect(findEverydayGroups('plimsoll line')).toHaveLength(1);
    expect(findEverydayGroups('plimsoll')).toEqual([]);
    expect(findEverydayGroups('')).toEqual([]);
  });

  it('can each be met in a query: none is empty or longer than what is looked up', () => {
    const lengths = groups.flatMap(({ words }) => words.map((each) => toComparableWords(each).split(' ').length));
    expect(lengths.length).toBeGreaterThan(1000);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(4);
    expect(groups.flatMap(({ words }) => words.filter((each) => toComparableWords(each) === ''))).toEqual([]);
    const [last] = groups.flatMap(({ words }) => words).slice(-1);
    expect(findEverydayGroups(toComparableWords(last ?? ''))).not.toEqual([]);
  });

  it('are in no group twice, and no group finds a thing twice', () => {
    const found = groups.flatMap(({ finds, words }) => [
      ...twice(finds.map(toComparableWords)),
      ...twice(words.map(toComparableWords)),
    ]);
    expect(found).toEqual([]);
  });

  it('stand for the same things once, though these be found by two groups', () => {
    const pairs = groups.flatMap(({ finds, words }) => words.map((each) => `${each}: ${finds.join(', ')}`));
    expect(twice(pairs)).toEqual([]);
  });
});

describe('the stems of a text', () => {
  it('are those of its words, without case and punctuation', () => {
    expect(toStems('Building, the Robots!')).toEqual(['build', 'the', 'robot']);
    expect(toStems(' - ')).toEqual([]);
  });
});
