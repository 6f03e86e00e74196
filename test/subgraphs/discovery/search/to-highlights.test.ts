import { describe, expect, it } from 'vitest';
import { toHighlights } from '../../../../subgraphs/discovery/search/to-highlights.ts';

const mark = (text: string): string => text.replaceAll('[', '\uE000').replaceAll(']', '\uE001');

describe('highlights', () => {
  it('split the text into runs that matched and runs that did not', () => {
    expect(toHighlights({ title: mark('Build an [LED] [torch]'), summary: 'No match', publisher: null })).toEqual([
      {
        field: 'title',
        fragments: [
          { text: 'Build an ', matched: false },
          { text: 'LED', matched: true },
          { text: ' ', matched: false },
          { text: 'torch', matched: true },
        ],
      },
    ]);
  });

  it('name a field for each topic that matched', () => {
    expect(toHighlights({ topics: ['Waves', mark('[Circuits]')] })).toEqual([
      { field: 'topics', fragments: [{ text: 'Circuits', matched: true }] },
    ]);
  });

  it('carry markup as the plain text that it is', () => {
    expect(toHighlights({ title: mark('<b>[x]</b>') })[0]?.fragments.map(({ text }) => text)).toEqual([
      '<b>',
      'x',
      '</b>',
    ]);
  });

  it.each(['a]b', ']', '[a', 'a[b', '[a[b]c]', ''])('lose no text to markers out of place: %j', (text) => {
    const [highlight] = toHighlights({ title: mark(`[x]${text}`) });
    expect(highlight?.fragments.map((fragment) => fragment.text).join('')).toBe(`x${text.replaceAll(/[[\]]/g, '')}`);
  });
});
