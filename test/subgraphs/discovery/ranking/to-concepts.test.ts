import { describe, expect, it } from 'vitest';
import { interpretQuery } from '../../../../subgraphs/discovery/interpret/interpret-query.ts';
import { findPlace } from '../../../../subgraphs/discovery/place/find-place.ts';
import { type Concept, toConcepts } from '../../../../subgraphs/discovery/ranking/to-concepts.ts';

const now = new Date('2026-11-22T10:00:00Z');
const allConceptsOf = (query: string): readonly Concept[] =>
  toConcepts(interpretQuery(query, { literal: [], now, findPlace }));
/** Without what the query as a whole asks for. */
const conceptsOf = (query: string): readonly Concept[] =>
  allConceptsOf(query).filter(({ rarityShare }) => rarityShare === 1);

/** The words that surely mean a concept, concept by concept. */
const sureWords = (query: string): readonly (readonly string[])[] =>
  conceptsOf(query).map(({ terms }) => terms.filter(({ weight }) => weight === 1).map(({ words }) => words));
const weightOf = (query: string, words: string): number | undefined =>
  conceptsOf(query)[0]?.terms.find((term) => term.words === words)?.weight;

describe('the ideas in a query', () => {
  it('are its words without those that say nothing, unless there are no others', () => {
    expect(sureWords('why do zeppelins rise').map(([first]) => first)).toEqual(['zeppelin', 'rise ']);
    expect(sureWords('how do we see').map(([first]) => first)).toEqual(['how ', 'do ', 'we ', 'see ']);
    expect(conceptsOf('')).toEqual([]);
    expect(conceptsOf('?!')).toEqual([]);
  });

  it('are looked up by their stem where that is long enough to be a beginning, else as whole words', () => {
    expect(sureWords('zeppelins')).toEqual([['zeppelin']]);
    const [short] = sureWords('yurts');
    expect(short).toEqual(expect.arrayContaining(['yurts ', 'yurt ']));
    expect(short?.every((words) => words.endsWith(' '))).toBe(true);
  });

  it('may be said in the words of the catalogue, the nearest surest, none as sure as the words themselves', () => {
    const nearest = weightOf('boat', 'forces ') ?? 0;
    const next = weightOf('boat', 'density ') ?? 0;
    expect(weightOf('boat', 'boat ')).toBe(1);
    expect([1, nearest, next]).toEqual([1, nearest, next].toSorted((one, other) => other - one));
    expect(nearest).toBeLessThan(1);
    expect(next).toBeGreaterThan(0);
  });

  it('are phrases where those stand for something, more surely than any of their words', () => {
    const [whole, ...parts] = conceptsOf('life jacket');
    expect(whole?.weight).toBe(1);
    expect(weightOf('life jacket', '"life jacket"')).toBe(1);
    expect(weightOf('life jacket', 'forces ')).toBeGreaterThan(0);
    expect(weightOf('life jacket', 'life ') ?? 0).toBeLessThan(1);
    expect(parts.every(({ weight }) => weight < 1)).toBe(true);
  });

  it('hold what was read, too, for less than what is searched for', () => {
    const [searched, read] = conceptsOf('year 5 zeppelins');
    expect(searched?.terms).toEqual([{ words: 'zeppelin', weight: 1 }]);
    expect(read?.terms).toEqual([{ words: '"year 5"', weight: 1 }]);
    expect(searched?.weight).toBe(1);
    expect(read?.weight).toBeLessThan(1);
  });

  it('are eight at most, whatever is typed', () => {
    const words = Array.from({ length: 100 }, (_, at) => `w${at}x`).join(' ');
    expect(conceptsOf(words)).toHaveLength(8);
  });

  it('are put right where they are misspelt', () => {
    expect(sureWords('fotosynthesis')).toEqual(sureWords('photosynthesis'));
  });

  it('end with what all of the words together ask for, which is not what each of them does', () => {
    const meant = allConceptsOf('a comb that picks up bits of paper').at(-1);
    expect(meant?.rarityShare).toBeLessThan(1);
    expect(meant?.terms.slice(0, 3).map(({ words }) => words)).toContain('"static electricity"');
    expect(allConceptsOf('zyxxy')).toHaveLength(1);
  });

  it('hold no quotation mark of the query: a phrase is ours to mark', () => {
    const terms = conceptsOf('"boat" of" life" jacket\\ "year 5').flatMap((each) => each.terms);
    const inside = terms.map(({ words }) => words.replaceAll(/^"|"$/g, ''));
    expect(inside.filter((words) => /["\\]/.test(words))).toEqual([]);
  });
});
