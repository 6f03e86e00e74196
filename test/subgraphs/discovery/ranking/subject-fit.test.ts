import { describe, expect, it } from 'vitest';
import { findNamedSubjects, toSubjectScore } from '../../../../subgraphs/discovery/ranking/subject-fit.ts';
import { toSearchDocuments } from '../../../../subgraphs/discovery/to-search-documents.ts';
import { createIndexedResource } from '../../../support/indexed-items.ts';

const [resource] = toSearchDocuments(createIndexedResource('stem-learning:1'), new Date('2026-11-22T10:00:00Z'));
const scoreOf = (named: readonly string[], subjects: readonly string[]): number => {
  if (resource === undefined) throw new Error('no document');
  return toSubjectScore(named, { ...resource, subjects });
};

describe('the subjects that a query names', () => {
  it.each<[string, readonly string[]]>([
    ['maths cpd', ['Mathematics']],
    ['computer science for beginners', ['Computing']],
    ['gcse computer science as a maths teacher', ['Computing', 'Mathematics']],
    ['D&T projects', ['Design and technology']],
    ['is it free', []],
    ['space food art careers', []],
    ['', []],
  ])('are those that it says: %s', (query, subjects) => {
    expect(findNamedSubjects(query)).toEqual(subjects);
  });
});

describe('an item', () => {
  it('is best of the subject or a part of it, then of a wider one, then of none, then of all, and worst of another', () => {
    const physics = [['Physics'], ['Science'], [], ['Art and design']].map((subjects) =>
      scoreOf(['Physics'], subjects),
    );
    expect(physics).toEqual(physics.toSorted((one, other) => other - one));
    expect(new Set(physics).size).toBe(physics.length);
    expect(scoreOf(['Science'], ['Physics'])).toBe(scoreOf(['Physics'], ['Physics']));
    expect(scoreOf(['Physics'], ['STEM'])).toBe(0);
  });

  it('fits two subjects by half where it is of one', () => {
    const both = scoreOf(['Computing', 'Mathematics'], ['Computing', 'Mathematics']);
    const one = scoreOf(['Computing', 'Mathematics'], ['Computing']);
    expect(one).toBeLessThan(both);
    expect(one).toBeGreaterThan(scoreOf(['Computing', 'Mathematics'], ['Music']));
  });

  it('is none the better or worse where the query names no subject', () => {
    expect(scoreOf([], ['Physics'])).toBe(0);
  });
});
