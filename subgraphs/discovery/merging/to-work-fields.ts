// What a document says of the work that its item is a listing of, and what it is found by for its other listings' sake.
// Pure.
import type { IndexedItemFragment } from '../../../schema/operations.generated.ts';
import { toUrlKey } from '../../kit/normalise/canonical-url.ts';
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { withoutMarkers } from '../document/markers.ts';
import { toWords } from '../document/to-words.ts';
import { PARTNER_NAMES } from '../partner-names.ts';
import type { SearchDocument } from '../search-document.ts';
import type { ItemWork } from './item-work.ts';

export type WorkFields = Pick<
  SearchDocument,
  'workId' | 'preferred' | 'listedBy' | 'alsoListedBy' | 'urls' | 'codes' | 'words'
>;

/** The preferred listing is found by the addresses, codes, titles and partners of all of them: the others are not shown. */
export function toWorkFields(item: IndexedItemFragment, { workId, preferred, others }: ItemWork): WorkFields {
  const urls = [item.url, ...item.otherUrls].map((url) => toUrlKey(url) ?? url);
  const found = preferred ? others : [];
  const title = toComparableWords(item.title);
  const titles = found.map((other) => other.title).filter((other) => toComparableWords(other) !== title);
  return {
    workId,
    preferred,
    listedBy: [...new Set([item.partner, ...others.map(({ partner }) => partner)])].sort(),
    alsoListedBy: others.map(({ id, partner, url }) => ({ id, partner, url })),
    urls: distinct([...urls, ...found.flatMap((other) => other.urls)]),
    codes: distinct([...item.codes, ...found.flatMap((other) => other.codes)]),
    words: distinct([
      ...toWords(item),
      ...titles.map(withoutMarkers),
      ...found.map(({ partner }) => PARTNER_NAMES[partner]),
    ]),
  };
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
