import { describe, expect, it } from 'vitest';
import { toQueryTerms } from '../../../../subgraphs/discovery/ranking/query-terms.ts';

describe('the words of a query as they are weighed', () => {
  it('count in full where they are searched for, and less where they were read', () => {
    const { terms, phrase } = toQueryTerms('magnets', 'Year 5 magnets');
    expect(terms.map(({ word, stem, weight }) => [word, stem, weight < 1])).toEqual([
      ['magnets', 'magnet', false],
      ['year', 'year', true],
      ['5', '5', true],
    ]);
    expect(phrase).toEqual(['magnet']);
  });

  it('count once, in the order in which they are typed', () => {
    const { terms, phrase } = toQueryTerms('LED torch led', 'LED torch led');
    expect(terms.map(({ word }) => word)).toEqual(['led', 'torch']);
    expect(phrase).toEqual(['led', 'torch', 'led']);
  });

  it('bring other words for them along', () => {
    expect(toQueryTerms('DT', 'DT').terms[0]?.synonyms).toContainEqual(['design', 'and', 'technology']);
    expect(toQueryTerms('zeppelin', 'zeppelin').terms[0]?.synonyms).toEqual([]);
  });

  it('are none in signs', () => {
    expect(toQueryTerms('!!', '"😀')).toEqual({ terms: [], phrase: [] });
  });
});
