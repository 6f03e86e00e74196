// Words that lead to another word or tie words together and ask for nothing themselves. Data alone.

/** May stand before what is read and then go with it: `in year 5`, `suitable for KS2`. */
export const LEADING: ReadonlySet<string> = new Set(['for', 'in', 'at', 'with', 'to', 'by', 'from', 'during', 'on']);

/** May stand between such a word and what is read: `for my year 5 class`. */
export const DETERMINERS: ReadonlySet<string> = new Set(['a', 'an', 'the', 'my', 'our', 'your', 'some', 'any']);

/** May stand before `for` or `at`. */
export const SUITABLE: ReadonlySet<string> = new Set([
  'suitable',
  'aimed',
  'designed',
  'ideal',
  'appropriate',
  'meant',
]);

/** End a phrase, so that the word before them is no adjective: `course for`, `videos about`. */
export const LITTLE_WORDS: ReadonlySet<string> = new Set([
  ...LEADING,
  ...DETERMINERS,
  ...[
    'of',
    'and',
    'or',
    'about',
    'near',
    'around',
    'close',
    'within',
    'under',
    'before',
    'after',
    'this',
    'next',
    'that',
  ],
  ...['is', 'are', 'free', 'online', 'suitable', 'aimed', 'involving', 'using', 'covering'],
]);

/** Mean nothing at either end of what is left. */
export const LOOSE_ENDS: ReadonlySet<string> = new Set([
  ...LEADING,
  ...DETERMINERS,
  ...['of', 'and', 'or', 'about', 'that', 'is', 'are'],
]);
