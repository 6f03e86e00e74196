import { describe, expect, it } from 'vitest';
import { completeMisspelt, completeValues } from '../../../../subgraphs/discovery/suggest/complete-values.ts';
import { toIndexValues } from '../../../../subgraphs/discovery/suggest/index-values.ts';

const { subjects, topics } = toIndexValues({
  hits: [],
  total: 0,
  facets: {
    subjects: { Computing: 91, Science: 40, Mathematics: 12, Psychology: 1 },
    topics: {
      'Balanced forces': 30,
      Forces: 8,
      forces: 2,
      'Forces and magnets': 9,
      'Data & information': 38,
      'Data and information': 25,
      'BBC micro:bit': 8,
      Photosynthesis: 3,
      'Electricity and magnetism': 1,
      '&': 1,
    },
  },
});
const textsOf = (values: readonly { readonly value: string }[]) => values.map(({ value }) => value);

describe('completing subjects and topics', () => {
  it('gives the whole of a value first, then its beginning, then a later word, and each wording once', () => {
    expect(textsOf(completeValues(topics, 'forces'))).toEqual(['Forces', 'Forces and magnets', 'Balanced forces']);
    expect(textsOf(completeValues(topics, 'FORC'))).toEqual(['Forces and magnets', 'Forces', 'Balanced forces']);
    expect(textsOf(completeValues(topics, 'data &'))).toEqual(['Data & information']);
    expect(completeValues(topics, 'orces')).toEqual([]);
  });

  it('knows what else a value is called, once there is enough of the word', () => {
    expect(textsOf(completeValues(subjects, 'maths'))).toEqual(['Mathematics']);
    expect(textsOf(completeValues(subjects, 'ICT'))).toEqual(['Computing']);
    expect(textsOf(completeValues(subjects, 'nume'))).toEqual(['Mathematics']);
    expect(completeValues(subjects, 'nu')).toEqual([]);
  });

  it.each([
    ['fotosynthesis', ['Photosynthesis']],
    ['fotosyn', ['Photosynthesis']],
    ['electrisity', ['Electricity and magnetism']],
    ['micobit', ['BBC micro:bit']],
    ['microbitt', ['BBC micro:bit']],
    ['forse', ['Forces and magnets', 'Forces', 'Balanced forces']],
    ['zeppelin', []],
    ['frc', []],
  ])('reads %s as meant', (prefix, found) => {
    expect(textsOf(completeMisspelt(topics, prefix))).toEqual(found);
  });

  it('reads a misspelt alias as meant when all of it is there', () => {
    expect(textsOf(completeMisspelt(subjects, 'compter science'))).toEqual(['Computing']);
    expect(textsOf(completeMisspelt(subjects, 'sceince'))).toEqual(['Science']);
  });
});
