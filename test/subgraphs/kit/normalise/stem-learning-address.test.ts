import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeStemLearningCode,
  encodeStemLearningCode,
  stemLearningAliases,
  toStemLearningCourseCode,
  toStemLearningNode,
} from '../../../../subgraphs/kit/normalise/stem-learning-address.ts';

describe('toStemLearningNode', () => {
  it.each([
    ['https://www.stem.org.uk/resources/elibrary/resource/27020/electric-sausage', 27020],
    ['https://www.stem.org.uk/elibrary/resource/32010', 32010],
    ['https://www.stem.org.uk/elibrary/resource/30879/stem-cell-research-the-issue', 30879],
    ['https://stem.org.uk/node/26374', 26374],
    ['https://www.stem.org.uk/rxtd7', 25957],
    ['http://stem.org.uk/rx6xw', 5052],
    ['https://www.stem.org.uk/lxefn', 12723],
    ['https://www-legacy.stem.org.uk/resources/collection/540163/best-age-7-9-chemistry', 540163],
    ['https://www.stem.org.uk/resources/community/collection/12347/year-5-earth-and-space', 12347],
    ['https://www.stem.org.uk/resources/community/resource/289686/modelling-microbit-data', 289686],
    ['https://www.stem.org.uk/elibrary/list/12775/year-5-living-things', 12775],
    ['https://www.stem.org.uk/elibrary/collection/3060', 3060],
    ['https://www.stem.org.uk/cpd/528063/primary-moon-camp', 528063],
    ['https://www.stem.org.uk/cpd/ondemand/445946/primary-programming-and-algorithms', 445946],
    ['https://14254.stem.org.uk/health.html', 14254],
  ])('reads %s', (address, node) => {
    expect(toStemLearningNode(address)).toBe(node);
  });

  it.each([
    'https://www.stem.org.uk/best-evidence-science-teaching',
    'https://www.stem.org.uk/RP021',
    'https://www.stem.org.uk/best/physics/big-idea-matter',
    'https://example.org/node/1',
    'https://stem.org.uk.example.org/node/1',
    'https://www.stem.org.uk/rxi0',
    'https://www.stem.org.uk/node/0',
    'nonsense',
  ])('finds no node in %s', (address) => {
    expect(toStemLearningNode(address)).toBeNull();
  });
});

describe('short codes', () => {
  it('read back what they write, for every node', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (node) => {
        expect(decodeStemLearningCode(encodeStemLearningCode(node))).toBe(node);
      }),
    );
  });

  it('are those of the site', () => {
    expect(encodeStemLearningCode(25957)).toBe('td7');
    expect(decodeStemLearningCode('il0')).toBeNull();
  });
});

describe('stemLearningAliases', () => {
  it('lists every form, and each leads back to its node', () => {
    const aliases = stemLearningAliases(27020, 'electric-sausage');
    expect(aliases).toEqual([
      'https://www.stem.org.uk/node/27020',
      'https://www.stem.org.uk/elibrary/resource/27020',
      'https://www.stem.org.uk/resources/elibrary/resource/27020/electric-sausage',
      'https://www.stem.org.uk/rxuee',
    ]);
    expect(aliases.map(toStemLearningNode)).toEqual([27020, 27020, 27020, 27020]);
    expect(stemLearningAliases(27020)).toHaveLength(3);
  });
});

describe('toStemLearningCourseCode', () => {
  it.each([
    ['https://www.stem.org.uk/RP021', 'RP021'],
    ['https://teachcomputing.org/courses/CP428', 'CP428'],
    ['https://teachcomputing.org/courses/CP423C', 'CP423C'],
    ['https://teachcomputing.org/courses/CO214/an-introduction-to-computer-networking', 'CO214'],
    ['https://www.stem.org.uk/rxtd7', null],
    ['https://teachcomputing.org/curriculum/key-stage-1', null],
  ])('of %s is %s', (address, code) => {
    expect(toStemLearningCourseCode(address)).toBe(code);
  });
});
