import { describe, expect, it } from 'vitest';
import { findExactPlace } from '../../../../subgraphs/discovery/place/find-place.ts';
import { isSurePlaceName } from '../../../../subgraphs/discovery/place/is-sure-place-name.ts';
import { listPlaces } from '../../../../subgraphs/discovery/place/list-places.ts';
import { ORDINARY_WORDS } from '../../../../subgraphs/discovery/place/ordinary-words.ts';
import { toComparableWords } from '../../../../subgraphs/kit/vocabulary/comparable-words.ts';
import { SUBJECTS } from '../../../../subgraphs/kit/vocabulary/subjects.ts';
import { SYNONYMS } from '../../../../subgraphs/kit/vocabulary/synonyms.ts';
import { TOPICS } from '../../../../subgraphs/kit/vocabulary/topics.ts';

describe('a name that means a place by itself', () => {
  it.each([
    ...[
      'Stoke',
      'Newcastle',
      'Manchester',
      'York',
      'Dover',
      'Poole',
      'Crewe',
      'Lincoln',
      'Kingston',
      'ST4 2DE',
      'SP5 2AB',
    ],
    ...['NR31', 'N22', 'Notts', 'the Wirral', 'North East', 'Scotland', 'Black Country', 'Reading, Berkshire'],
    ...['Reading council', 'County Down'],
  ])('is %s', (words) => {
    expect(isSurePlaceName(words)).toBe(true);
  });

  it.each([
    ...[
      'Reading',
      'Bath',
      'Battle',
      'Rugby',
      'Sandwich',
      'Street',
      'March',
      'The Marches',
      'Sound',
      'Washington',
      'Newton',
    ],
    ...[
      'bath area',
      'Freshwater',
      'Rayleigh',
      'CO2',
      'pH7',
      'S2',
      'E3',
      'B12',
      'HS2',
      'NI',
      'SE',
      'east',
      'wilts',
      'beds',
    ],
    ...['', 'forces', 'Manchster', 'Atlantis'],
  ])('is not %s', (words) => {
    expect(isSurePlaceName(words)).toBe(false);
  });

  it('is never a subject, a topic or a synonym of one', () => {
    const labels = [
      ...SUBJECTS.flatMap(({ label, aliases }) => [label, ...aliases]),
      ...TOPICS.flatMap(({ label, aliases }) => [label, ...aliases]),
      ...SYNONYMS.flatMap(({ term, words }) => [term, ...words]),
    ];
    expect(labels.filter(isSurePlaceName)).toEqual([]);
  });

  it('is what most places have', () => {
    const sure = listPlaces().filter(({ name }) => isSurePlaceName(name));
    expect(sure.length / listPlaces().length).toBeGreaterThan(0.95);
  });
});

describe('the table of ordinary words', () => {
  it('holds names of places alone, in comparable form, each once', () => {
    const words = ORDINARY_WORDS.flatMap((group) => group.words);
    expect(words.filter((word) => findExactPlace(word) === null || toComparableWords(word) !== word)).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  });
});
