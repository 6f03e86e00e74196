// The place box: what was typed as the graph takes it, and the graph's refusal in words.
import { expect, it } from 'vitest';
import { toPlaceProblem } from '../../../gateway/portal/place-problem.ts';
import { toNear } from '../../../gateway/portal/to-near.ts';

it.each([
  ['', null],
  ['NR31', { postcode: 'NR31' }],
  ['nr31 0aa', { postcode: 'NR31 0AA' }],
  ['Town Hall, Leeds LS1 1UR', { postcode: 'LS1 1UR' }],
  ['Stoke', { place: 'Stoke' }],
  ['Cornwall and Isles of Scilly', { place: 'Cornwall and Isles of Scilly' }],
])('"%s" is asked for as %o', (typed, near) => {
  expect(toNear(typed)).toEqual(near);
});

const refusal = (argument: string, message: string) => [
  { message: 'something else', extensions: { argument: 'after' } },
  { message, extensions: { code: 'BAD_USER_INPUT', argument } },
];

it('tells a place that is not known with the names like it', () => {
  const message =
    'near.place: expected a town, council, region or postcode of the UK, got "Newprt"; the nearest names are Newport, Newark';
  expect(toPlaceProblem('Newprt', refusal('near.place', message))).toEqual({
    words: 'We do not know a place called “Newprt”. Did you mean:',
    names: ['Newport', 'Newark'],
  });
});

it('tells a place like no other with what would do', () => {
  expect(toPlaceProblem('Xq', refusal('near.place', 'near.place: expected a town, got "Xq"'))).toEqual({
    words: 'We do not know a place called “Xq”. Try the nearest town, or a postcode.',
    names: [],
  });
});

it('tells a postcode that is none', () => {
  expect(toPlaceProblem('ZZ99', refusal('near.postcode', 'near.postcode: expected a postcode'))).toEqual({
    words: 'We do not know the postcode “ZZ99”. Its first half is enough, for example NR31.',
    names: [],
  });
});

it('leaves other errors alone', () => {
  expect(toPlaceProblem('Leeds', [{ message: 'nearly', extensions: { argument: 'nearest' } }])).toBeNull();
});
