import { describe, expect, it } from 'vitest';
import { toQueryWords } from '../../../../subgraphs/discovery/search/query-words.ts';

describe('the words of a query', () => {
  it.each([
    ['', ''],
    ['led torch', 'led torch'],
    ['circuits for the classroom', 'circuits classroom'],
    ['What is a circuit', 'circuit'],
    ['how to', 'how to'],
    ['design and technology', 'design and technology'],
    ['F1 in Schools day', 'F1 in Schools day'],
    ['"the circuit"', '"the circuit"'],
    ['D&T ideas', 'DT ideas'],
    ['R&D', 'R&D'],
    ['key stage 3 or ks 4 circuits', 'KS3 KS4 circuits'],
  ])('of %j are %j', (query, words) => {
    expect(toQueryWords(query)).toEqual({ words, url: null });
  });

  it('are none when the query is an address', () => {
    const url = 'https://www.stem.org.uk/NS224';
    expect(toQueryWords(url)).toEqual({ words: '', url });
    expect(toQueryWords('https://two words')).toEqual({ words: 'https://two words', url: null });
  });
});
