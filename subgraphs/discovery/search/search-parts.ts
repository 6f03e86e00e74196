// The parts of a search's results, in order: what bears the very words in its title though it does not fit what was read in
// them, and what fits. No item is in two parts. Pure.
import { allOf } from '../quote-filter.ts';
import type { Matching } from '../search-engine.ts';
import { toQueryWords } from './query-words.ts';
import type { SearchRequest } from './search-request.ts';
import { toReadingFilters } from './to-reading-filters.ts';

export interface Part {
  readonly words: string;
  /** What to do about words that no document has all of. */
  readonly matching: Matching;
  /** Attributes to look for the words in; all searchable ones when not given. */
  readonly searchOn?: readonly string[];
  /** In the engine's filter language, on top of the search's own. */
  readonly filter: string;
}

/** With fewer than this, what comes close is worth showing too. */
export const FEW = 10;

/** Where an item has to bear the very words of a query, to be found though it does not fit what was read in them. */
export const LITERAL_ATTRIBUTES = ['title', 'codes', 'topics', 'summary'];

/** Every word, and nothing that contradicts what was read. Never empty. */
export function toExactParts({ query, reading, near, sort }: SearchRequest): readonly [Part, ...Part[]] {
  const { words, filter } = toQueryWords(reading.queryLeft);
  const read = toReadingFilters(reading.readings);
  if (read === null) return [{ words, matching: 'all', filter }];
  const fitting: Part = {
    words,
    matching: 'all',
    filter: allOf([filter, words === '' ? read.stated : read.allowed]),
  };
  if (sort !== 'RELEVANCE' || (words === '' && near !== null)) return [fitting];
  const fit = words === '' ? read.stated : read.allowed;
  if (fit === '') return [fitting];
  const literal = toQueryWords(query);
  return [
    {
      words: literal.words,
      matching: 'all',
      searchOn: LITERAL_ATTRIBUTES,
      filter: `NOT (${fit})`,
    },
    fitting,
  ];
}
