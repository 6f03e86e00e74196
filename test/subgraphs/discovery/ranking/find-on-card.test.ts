import { describe, expect, it } from 'vitest';
import { toCardTest } from '../../../../subgraphs/discovery/ranking/find-on-card.ts';
import { toWholeWords } from '../../../../subgraphs/discovery/ranking/term.ts';
import { toSearchDocuments } from '../../../../subgraphs/discovery/to-search-documents.ts';
import { createIndexedResource } from '../../../support/indexed-items.ts';

const [document] = toSearchDocuments(
  createIndexedResource('stem-learning:1', {
    title: 'Simple circuits',
    topics: ['Electricity', 'Design and technology'],
    summary: 'Pupils build a torch, and learn about data. Science clubs like it.',
    publisher: null,
  }),
  new Date('2026-11-22T10:00:00Z'),
);
if (document === undefined) throw new Error('no document');

const find = (words: string) => toCardTest(words)(document);

describe('a term on a card', () => {
  it('is found as a whole word in any of its forms', () => {
    expect(find(toWholeWords('circuit'))).toEqual({ itemKey: document.itemKey, prominence: 1, isExact: true });
    expect(find(toWholeWords('torches'))).not.toBeNull();
    expect(find(toWholeWords('elec'))).toBeNull();
  });

  it('is found by its beginning where the engine is asked for that', () => {
    expect(find('electr')).not.toBeNull();
    expect(find('lectr')).toBeNull();
  });

  it('is found as a phrase, its words side by side and in their order', () => {
    expect(find(toWholeWords('simple circuit'))).not.toBeNull();
    expect(find(toWholeWords('circuit simple'))).toBeNull();
    expect(find(toWholeWords('build torch'))).toBeNull();
  });

  it('says more in the title than among topics, and more there than in the summary', () => {
    const [inTitle, inTopics, inSummary] = ['circuit', 'electricity', 'torch'].map(
      (word) => find(toWholeWords(word))?.prominence ?? Number.NaN,
    );
    expect(inTitle).toBeGreaterThan(inTopics ?? Number.NaN);
    expect(inTopics).toBeGreaterThan(inSummary ?? Number.NaN);
    expect(inSummary).toBeGreaterThan(0);
  });
});
