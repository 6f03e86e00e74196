import { describe, expect, it } from 'vitest';
import { toComparableWords } from '../../../../subgraphs/kit/vocabulary/comparable-words.ts';
import { everydayWords, findEverydayWords, toStems } from '../../../../subgraphs/kit/vocabulary/everyday-words.ts';

describe('everyday words', () => {
  it('stand for words of the catalogue, whatever their form', () => {
    expect(findEverydayWords('boat')).toContain('forces');
    expect(findEverydayWords('life jackets')).toEqual(findEverydayWords('life jacket'));
    expect(findEverydayWords('life jacket').length).toBeGreaterThan(0);
  });

  it('are looked up whole: part of a phrase stands for nothing', () => {
    expect(findEverydayWords('plimsoll line').length).toBeGreaterThan(0);
    expect(findEverydayWords('plimsoll')).toEqual([]);
    expect(findEverydayWords('')).toEqual([]);
  });

  it('are many, and all in the form in which words are compared', () => {
    expect(everydayWords().size).toBeGreaterThan(50_000);
    const all = [...everydayWords()].flatMap(([says, finds]) => [says, ...finds]);
    expect(all.filter((words) => words === '' || toComparableWords(words) !== words)).toEqual([]);
  });

  it('find nothing twice, and not themselves', () => {
    const repeated = [...everydayWords()].filter(
      ([says, finds]) => new Set(finds).size < finds.length || finds.includes(says),
    );
    expect(repeated).toEqual([]);
  });
});

describe('the stems of a text', () => {
  it('are those of its words, without case and punctuation', () => {
    expect(toStems('Building, the Robots!')).toEqual(['build', 'the', 'robot']);
    expect(toStems(' - ')).toEqual([]);
  });
});
