// How the index reads its documents. A change here that touches searchable attributes, typos or synonyms makes the
// engine index everything again; the indexer refuses to go live on settings that the engine did not take.
import type { Settings } from 'meilisearch';
import type { SearchDocument } from './search-document.ts';
import { CONFUSABLE_WORDS, MISTAKES_FROM } from './settings/confusable-words.ts';
import { toEngineSynonyms } from './settings/engine-synonyms.ts';

/** The index that is searched; the indexer swaps a new generation into its place. */
export const LIVE_INDEX = 'items';

type Field = keyof SearchDocument;

// Best first: a word in the title says more about a thing than the same word in its small print.
export const SEARCHABLE = [
  'title',
  'codes', // CP253 is looked for as it stands
  'topics',
  'subjects',
  'hub.name',
  'publisher',
  'placeWords', // towns, councils, regions, postcode districts
  'summary',
  'resourceTypes',
  'words', // what teachers call a kind, a stage, a way of delivery
  'details', // outcomes, eligibility, who leads
] as const satisfies readonly (Field | 'hub.name')[];

// Chosen from a list, never typed.
const CHOSEN = [
  'partner', // whose it is, for the indexer
  'listedBy', // all who have it, for facets
  'preferred',
  'kind',
  'status',
  'keyStages',
  'resourceTypes',
  'deliveryMode',
  'free',
  'audiences',
  'nations',
  'regions',
  'hubKey',
  'hubKind',
  'outcodes', // rings around a place, a narrow one
  'postcodeAreas', // and a wide one
  'urls', // an address pasted into the search box
  'dated',
  'main',
  'placement',
  'itemKey', // one item by id, and the distinct attribute
] as const satisfies readonly Field[];

// Chosen from a list, and completed while being typed.
const COMPLETED = ['subjects', 'topics'] as const satisfies readonly Field[];

// Compared as numbers.
const COMPARED = [
  'youngestAge',
  'oldestAge',
  'durationMinutes',
  'sessionStarts',
  'upcomingUntil',
  'visibleFrom',
  'refreshAt', // the indexer looks for what the clock has made out of date
] as const satisfies readonly Field[];

const toFilterable = (fields: readonly (Field | 'alsoListedBy.id')[], facetSearch: boolean, comparison: boolean) => ({
  attributePatterns: [...fields],
  features: { facetSearch, filter: { equality: true, comparison } },
});

/** Everything the engine is told about the index. */
export const INDEX_SETTINGS = {
  searchableAttributes: [...SEARCHABLE],
  filterableAttributes: [
    toFilterable(CHOSEN, false, false),
    toFilterable(COMPLETED, true, false),
    toFilterable(COMPARED, false, true),
    toFilterable(['alsoListedBy.id'], false, false), // an id of a listing that is merged into another
    '_geo', // the engine takes this one by its name only
  ],
  sortableAttributes: ['_geo', 'nextStart', 'newestAt', 'firstSeenAt', 'titleSort'] satisfies Field[],
  // Which hits come at all, and their order where nobody looks closely: the best of them are put in order by the weights of
  // ranking/ranking-weights.ts.
  rankingRules: [
    'sort', // a sort that was asked for is strict; without one this rule does nothing
    'words',
    'typo',
    'currency:asc', // what can still be had or gone to, before what is over
    'proximity',
    'attribute',
    'exactness',
    'completeness:desc', // of two alike, the one that says more about itself
  ],
  // None: `and` and `of` are parts of names here (`design and technology`), and a synonym with a stop word in it never
  // matches. Filler words are taken out of queries instead.
  stopWords: [],
  synonyms: toEngineSynonyms(),
  typoTolerance: {
    enabled: true,
    // `kirchof` is to find Kirchhoff: two letters off, in seven. Shorter words are too near to one another.
    minWordSizeForTypos: MISTAKES_FROM,
    disableOnNumbers: true, // CP253 is not CP254, 2018 is not 2019
    disableOnAttributes: ['codes'],
    disableOnWords: [...CONFUSABLE_WORDS], // geology is not a misspelt biology
  },
  // The engine keeps 100 by default, and there are more topics than that.
  faceting: { maxValuesPerFacet: 2_000, sortFacetValuesBy: { '*': 'count' } },
  // 1,000 by default, which would cap totals.
  pagination: { maxTotalHits: 10_000_000 },
  // A search that is still ranking after a second answers with what it has.
  searchCutoffMs: 1_000,
  prefixSearch: 'indexingTime',
  facetSearch: true,
  // Told, not guessed: the guess takes a short English title for another language.
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['eng'] }],
} satisfies Settings;
