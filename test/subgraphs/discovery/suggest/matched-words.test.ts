import { describe, expect, it } from 'vitest';
import { MATCH_END, MATCH_START } from '../../../../subgraphs/discovery/document/markers.ts';
import { toMatchedWords } from '../../../../subgraphs/discovery/suggest/matched-words.ts';

const mark = (text: string): string => text.replaceAll('[', MATCH_START).replaceAll(']', MATCH_END);

describe('matched words', () => {
  it('are whole words, of every field, as they are written', () => {
    expect(
      toMatchedWords({
        title: mark("[Kirchho]ff's law, and no other"),
        summary: mark('The [micro]:bit, D&[T] and [electric]ity. A [rocket]'),
        publisher: null,
        topics: [mark('[Forces]'), 'Light'],
      }),
    ).toEqual(['Kirchhoff', 'micro:bit', 'D&T', 'electricity', 'rocket', 'Forces']);
  });

  it('are none where nothing is marked', () => {
    expect(toMatchedWords({ title: 'Forces', summary: 'And motion' })).toEqual([]);
    expect(toMatchedWords({})).toEqual([]);
  });
});
