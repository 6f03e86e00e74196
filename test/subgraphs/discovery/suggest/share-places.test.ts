import { describe, expect, it } from 'vitest';
import { sharePlaces } from '../../../../subgraphs/discovery/suggest/share-places.ts';

const group = (kind: string, ...texts: readonly string[]) => texts.map((text) => ({ text, kind, id: null }));
const share = (first: number, ...groups: readonly (readonly { text: string; kind: string; id: null }[])[]) =>
  sharePlaces(first, groups).map(({ text }) => text);

describe('sharing places', () => {
  it('gives each group as many as the next, and keeps the groups together in order', () => {
    expect(share(4, group('A', 'one', 'two', 'three'), group('B', 'four', 'five', 'six'))).toEqual([
      'one',
      'two',
      'four',
      'five',
    ]);
  });

  it('gives what a group does not fill to the others', () => {
    expect(share(4, group('A'), group('B', 'one'), group('C', 'two', 'three', 'four', 'five'))).toEqual([
      'one',
      'two',
      'three',
      'four',
    ]);
  });

  it('says nothing twice in other letters', () => {
    expect(
      share(
        9,
        group('A', 'Forces'),
        group('B', 'forces', 'Force', 'Data & information'),
        group('C', 'Data and information'),
      ),
    ).toEqual(['Forces', 'Data & information']);
    expect(share(9, group('A', 'Gas', 'Glass'))).toEqual(['Gas', 'Glass']);
  });
});
