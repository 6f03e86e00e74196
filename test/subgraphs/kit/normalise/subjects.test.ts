import { describe, expect, it } from 'vitest';
import { normaliseSubjects } from '../../../../subgraphs/kit/normalise/subjects.ts';

describe('normaliseSubjects', () => {
  it.each([
    ['Maths', 'Mathematics'],
    ['maths', 'Mathematics'],
    ['mathematics', 'Mathematics'],
    ['D&T', 'Design and technology'],
    ['DT', 'Design and technology'],
    ['Design & Technology', 'Design and technology'],
    ['computer science', 'Computing'],
    ['ICT', 'Computing'],
    ['science', 'Science'],
    ['STEM', 'STEM'],
    ['careers', 'Careers'],
    ['Art and design', 'Art and design'],
    ['sustainability', 'Sustainability'],
  ])('knows %s as %s', (word, label) => {
    expect(normaliseSubjects([word])).toEqual({ value: [label], unknown: [] });
  });

  it('splits a pair where both are subjects', () => {
    expect(normaliseSubjects(['Maths & physics', 'Biology and girls', 'Art and design'])).toEqual({
      value: ['Mathematics', 'Physics', 'Art and design'],
      unknown: ['Biology and girls'],
    });
  });

  it('splits lists in one string, and keeps each subject once in order', () => {
    expect(normaliseSubjects(['science; mathematics', 'Maths', 'STEM / D&T'])).toEqual({
      value: ['Science', 'Mathematics', 'STEM', 'Design and technology'],
      unknown: [],
    });
  });

  it('reports unknown words and makes no subject of them', () => {
    expect(normaliseSubjects(['Physics', 'Alchemy; Potions', null])).toEqual({
      value: ['Physics'],
      unknown: ['Alchemy', 'Potions'],
    });
  });
});
