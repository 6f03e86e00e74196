import { describe, expect, it } from 'vitest';
import { readSearchRequest } from '../../../../subgraphs/discovery/search/search-request.ts';
import { toCorrectableWords } from '../../../../subgraphs/discovery/suggest/correctable-words.ts';

const now = new Date('2026-11-22T10:00:00Z');
const wordsOf = (query: string, literal: readonly string[] = []) =>
  toCorrectableWords(
    readSearchRequest({ query, literal: [...literal], filter: null, near: null, facets: null }, now),
  ).map(({ text }) => text);

describe('words that may be misspelt', () => {
  it('are those that nobody has read and that we do not know', () => {
    expect(wordsOf('year 5 rocktes')).toEqual(['rocktes']);
    expect(wordsOf('how do I teach the kirchof law')).toContain('kirchof');
    expect(wordsOf('Kirchof circits near Leeds')).toEqual(['Kirchof', 'circits']);
  });

  it('come with their places in the query, and which of them is the last', () => {
    const found = toCorrectableWords(
      readSearchRequest({ query: 'kirchof circits ks3', filter: null, near: null, facets: null }, now),
    );
    expect(found.map(({ text, start, end, isLast }) => ({ text, start, end, isLast }))).toEqual([
      { text: 'kirchof', start: 0, end: 7, isLast: false },
      { text: 'circits', start: 8, end: 15, isLast: true },
    ]);
  });

  it.each([
    'CP253',
    '530205',
    'stem-learning:12',
    'https://www.stem.org.uk/kirchof',
    '"kirchof circits"',
    'forces and electricity',
    'rocktes2',
    'Norwich',
    'ks3 free',
    'cat',
    '',
  ])('are none in %j', (query) => {
    expect(wordsOf(query)).toEqual([]);
  });

  it('are none that are to be taken as they stand, and at most six', () => {
    expect(wordsOf('kirchof circits', ['Kirchof'])).toEqual(['circits']);
    expect(wordsOf('zxqa zxqb zxqc zxqd zxqe zxqf zxqg zxqh')).toHaveLength(6);
  });
});
