import { describe, expect, it } from 'vitest';
import { completeLastPlace } from '../../../../subgraphs/discovery/suggest/complete-last-place.ts';

describe('completing a place', () => {
  it('completes what follows a word that leads to a place, and keeps what stands before', () => {
    const { texts, isWanted, isSure } = completeLastPlace('cpd near stoke-on', 1);
    expect(texts).toEqual(['cpd near Stoke-on-Trent']);
    expect([isWanted, isSure]).toEqual([true, true]);
    expect(completeLastPlace('Physics CPD close to the north yo', 1).texts).toEqual([
      'Physics CPD close to the North Yorkshire',
    ]);
  });

  it('completes the whole of what is typed where nothing leads to a place', () => {
    expect(completeLastPlace('stoke-on', 3)).toEqual({
      texts: ['Stoke-on-Trent', 'Stoke-on-Trent and Staffordshire'],
      isWanted: false,
      isSure: true,
    });
  });

  it('forgives a mistake where a place is wanted, and is not sure of it', () => {
    expect(completeLastPlace('cpd near birmigham', 1)).toEqual({
      texts: ['cpd near Birmingham'],
      isWanted: true,
      isSure: false,
    });
  });

  it('takes `in` for a word of the subject unless the name begins as typed', () => {
    expect(completeLastPlace('cells in organisms', 5).texts).toEqual([]);
    expect(completeLastPlace('science in birmigham', 5).texts).toEqual([]);
    expect(completeLastPlace('science in birming', 5)).toEqual({
      texts: ['science in Birmingham', 'science in Greater Birmingham and Solihull'],
      isWanted: false,
      isSure: true,
    });
  });

  it.each(['', 'near', 'cpd near ', 'cpd near s', 'zzzzzz', '!!'])('gives none for %j', (prefix) => {
    expect(completeLastPlace(prefix, 5)).toEqual({ texts: [], isWanted: false, isSure: false });
  });
});
