import { describe, expect, it } from 'vitest';
import { normaliseTopics } from '../../../../subgraphs/kit/normalise/topics.ts';

describe('normaliseTopics', () => {
  it.each([
    ['Animals, including humans', 'Animals including humans'],
    ['States of Matter', 'States of matter'],
    ['Safety & Security', 'Safety and security'],
    ['Data & information', 'Data and information'],
    ['Computing systems', 'Computer systems'],
    ['Algorithmic thinking', 'Algorithms'],
    ['micro:bit', 'BBC micro:bit'],
    ['Gears', 'Mechanisms'],
    ['periodic table', 'The periodic table'],
    ['Design & Technology', 'Design and technology'],
  ])('knows %s as %s', (word, label) => {
    expect(normaliseTopics([word])).toEqual({ value: [label], unknown: [] });
  });

  it('keeps unknown words as topics and reports them', () => {
    expect(normaliseTopics(['Forces', 'Cake decorating', 'gravity'])).toEqual({
      value: ['Forces', 'Cake decorating'],
      unknown: ['Cake decorating'],
    });
  });

  it('never guesses: a near miss is unknown', () => {
    expect(normaliseTopics(['Force', 'Sounds good'])).toEqual({
      value: ['Force', 'Sounds good'],
      unknown: ['Force', 'Sounds good'],
    });
  });
});
