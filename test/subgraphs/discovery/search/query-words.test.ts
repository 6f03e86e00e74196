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
    ['cp 253', 'cp253 '],
    ['the course CP423B', 'course CP423B '],
    ['CP423B course', 'CP423B course'],
    ['530205', '530205 '],
    ['year 2018', 'year 2018'],
    ['https://two words', 'https://two words'],
    ['micro:bit', 'micro:bit'],
  ])('of %j are %j', (query, words) => {
    expect(toQueryWords(query)).toEqual({ words, filter: '', wordsOfAddress: '' });
  });

  it.each([
    ['https://www.stem.org.uk/NS224', 'urls = "stem.org.uk/NS224"', ''],
    [
      'www.stem.org.uk/resources/elibrary/resource/28/forces-and-motion',
      'urls = "stem.org.uk/resources/elibrary/resource/28/forces-and-motion"',
      'forces motion',
    ],
    ['https://www.stem.org.uk/elibrary/resource/28', 'urls = "stem.org.uk/elibrary/resource/28"', ''],
    ['stem.org.uk/x"y', 'urls = "stem.org.uk/x%22y"', ''],
    ['stem-learning:12"5', '(itemKey = "stem-learning_3a12_225" OR alsoListedBy.id = "stem-learning:12\\"5")', ''],
  ])('are none when the query is an address or an id: %j', (query, filter, wordsOfAddress) => {
    expect(toQueryWords(query)).toEqual({ words: '', filter, wordsOfAddress });
  });
});
