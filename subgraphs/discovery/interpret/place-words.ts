// What leads to a place in a query, and which names are none without it. Data alone.

/** Lead to a place whatever it is called. */
export const NEAR_PHRASES: readonly string[] = [
  ...['near', 'near to', 'nearest', 'nearest to', 'close to', 'around', 'not far from'],
];

/** Names of regions that are as often the points of the compass. */
export const COMPASS_NAMES: ReadonlySet<string> = new Set(['north east', 'north west', 'south east', 'south west']);

/** Short forms of regions that mean other things in a query. */
export const UNCLEAR_REGIONS: ReadonlySet<string> = new Set([
  'east',
  'eastern',
  'alba',
  'cymru',
  'nw',
  'se',
  'sw',
  'em',
  'wm',
  'ni',
  'y and h',
]);

/** Before a name at the end these make it a part of something else: `fire of London`, `at Techniquest`. */
export const NO_PLACE_AFTER: ReadonlySet<string> = new Set([
  'of',
  'the',
  'at',
  'to',
  'from',
  'by',
  'and',
  'or',
  'about',
  'with',
]);

/** Postcode districts that are also formulae, acids, railways or protocols; of one letter all are left alone. */
export const UNCLEAR_OUTCODES = /^(?:[a-z]\d.?|co[23]|so[234]|ch[34]|ph\d+|hs[12]|ip[46]|[a-z]\d[a-z])$/;
