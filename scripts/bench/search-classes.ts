// The classes of query that the benches of search measure, one example of each. Data.
import type { QuerySearchArgs } from '../../subgraphs/discovery/resolvers.generated.ts';

export type SearchVariables = Partial<QuerySearchArgs>;

const FIRST = 20;

export const SEARCH_CLASSES: readonly (readonly [queryClass: string, variables: SearchVariables])[] = [
  ['typo', { query: 'kirchof circits', first: FIRST }],
  ['code', { query: 'CP253', first: FIRST }],
  [
    'filter and facets',
    { query: 'energy', filter: { kinds: ['RESOURCE'], keyStages: ['KS3'], subjects: ['Science'] }, first: FIRST },
  ],
  ['read in the query', { query: 'free year 5 forces', first: FIRST }],
  ['near', { query: 'computing', near: { postcode: 'NR31' }, first: FIRST }],
  ['place by name', { query: 'physics cpd near Stoke', first: FIRST }],
  ['sentence', { query: 'why do boats float on water', first: FIRST }],
  ['empty query', { query: '', first: FIRST }],
  ['nothing found', { query: 'blorptide zyxxy', first: FIRST }],
];
