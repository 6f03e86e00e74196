import { expect, it } from 'vitest';
import { z } from 'zod';
import { readVocabularyCsv, readVocabularyJson } from '../../../../subgraphs/kit/vocabulary/read-vocabulary.ts';

it('names the file that is not as expected', () => {
  expect(() => readVocabularyJson('subjects.json', z.object({ planets: z.array(z.string()) }))).toThrow(
    /schema\/vocabulary\/subjects\.json is not as expected/,
  );
  expect(() => readVocabularyCsv('towns.csv', z.object({ planet: z.string() }))).toThrow(/towns\.csv/);
  expect(() => readVocabularyJson('no-such-file.json', z.unknown())).toThrow(/no-such-file/);
});
