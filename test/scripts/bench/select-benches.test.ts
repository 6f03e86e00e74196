// Names on the command line.
import { expect, it } from 'vitest';
import { BENCHES } from '../../../scripts/bench/registry.ts';
import { selectBenches } from '../../../scripts/bench/select-benches.ts';

const ALL = [
  'gateway-in-process',
  'gateway-remote',
  'search-path',
  'suggest',
  'references',
  'harvest-again',
  'index-again',
  'incremental',
  'search-growth',
] as const;
const namesOf = (names: readonly string[]) => selectBenches(BENCHES, names).map(({ name }) => name);

it('takes all benches when none is named', () => {
  expect(namesOf([])).toEqual(ALL);
});

it('runs those that are named in their own order, each once', () => {
  expect(namesOf(['index-again', 'references', 'index-again'])).toEqual(['references', 'index-again']);
});

it('refuses names that no bench has, all of them at once', () => {
  expect(() => namesOf(['references', 'refs', 'index'])).toThrow(
    `no bench is called 'refs'; there are ${ALL.join(', ')}\nno bench is called 'index'; there are ${ALL.join(', ')}`,
  );
});
