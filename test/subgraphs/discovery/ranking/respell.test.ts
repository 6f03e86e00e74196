import { describe, expect, it } from 'vitest';
import { respell } from '../../../../subgraphs/discovery/ranking/respell.ts';

describe('a misspelt word', () => {
  it.each([
    ['photosinthesis', 'photosynthesis'],
    ['fotosynthesis', 'photosynthesis'],
    ['algorythm', 'algorithm'],
    ['electirc', 'electric'],
    ['exellence', 'excellence'],
    ['primry', 'primary'],
  ])('is put right: %s', (typed, word) => {
    expect(respell(typed)).toBe(word);
  });

  it.each(['crosswind', 'lagging', 'wight', 'blown', 'circuits', 'microbit', 'scratch'])(
    'is none where it is an English word, or one of ours: %s',
    (word) => {
      expect(respell(word)).toBeNull();
    },
  );

  it.each(['xqzvwk', 'cp253', 'ks3', 'stme', ''])(
    'is left alone where it is short, a code, or near to nothing: %s',
    (word) => {
      expect(respell(word)).toBeNull();
    },
  );
});
