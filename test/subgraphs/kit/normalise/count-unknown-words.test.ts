import { expect, it } from 'vitest';
import { createUnknownWordCounter, OTHER_WORDS } from '../../../../subgraphs/kit/normalise/count-unknown-words.ts';

it('counts words by field, the most frequent first', () => {
  const counter = createUnknownWordCounter();
  counter.add([{ field: 'subjects', word: 'Alchemy' }]);
  counter.add([
    { field: 'topics', word: 'Cake' },
    { field: 'subjects', word: 'Potions' },
    { field: 'subjects', word: 'Potions' },
  ]);
  expect(counter.list()).toEqual([
    { field: 'subjects', word: 'Potions', count: 2 },
    { field: 'subjects', word: 'Alchemy', count: 1 },
    { field: 'topics', word: 'Cake', count: 1 },
  ]);
});

it('holds a thousand words of a field and no more, and cuts long ones', () => {
  const counter = createUnknownWordCounter();
  counter.add(Array.from({ length: 1_500 }, (_, number) => ({ field: 'topics', word: `word ${number}` })));
  counter.add([{ field: 'subjects', word: 'x'.repeat(10_000) }]);
  const counts = counter.list();
  expect(counts[0]).toEqual({ field: 'topics', word: OTHER_WORDS, count: 500 });
  expect(counts.filter(({ field }) => field === 'topics')).toHaveLength(1_001);
  expect(counts.at(-1)?.word).toHaveLength(100);
});
