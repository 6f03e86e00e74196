// Finds a place of the United Kingdom by its name or postcode. Pure; words that name none, or that could be misspelt for
// several, are null.
import { outcodeOf, parsePostcode } from '../../kit/normalise/postcode.ts';
import { resolvePlace } from '../../kit/normalise/resolve-place.ts';
import { findTown } from '../../kit/vocabulary/towns.ts';
import type { PlaceKind } from '../resolvers.generated.ts';
import { findMisspelt } from './misspelt-place.ts';
import type { NamedPlace } from './named-place.ts';
import { placeIndex } from './place-index.ts';
import { toPlaceKey } from './place-key.ts';

const LONGEST_NAME = 100;

// What people add to a name, and the kind of place that they then mean; null for any.
const ADDED: readonly { readonly words: RegExp; readonly kind: PlaceKind | null }[] = [
  { words: / (?:lep|(?:local )?enterprise partnership)$/, kind: 'LOCAL_ENTERPRISE_PARTNERSHIP' },
  {
    words: / (?:(?:city|county|district|borough|metropolitan borough|unitary) )?(?:council|authority|borough)$/,
    kind: 'LOCAL_AUTHORITY',
  },
  { words: /^(?:(?:london|royal|metropolitan) )?(?:borough|county|city|city and county) of /, kind: 'LOCAL_AUTHORITY' },
  { words: /^county /, kind: 'LOCAL_AUTHORITY' },
  { words: / region$/, kind: 'REGION' },
  { words: / (?:area|(?:city|town)(?: centre)?|uk|england)$/, kind: null },
];

/**
 * The whole of `words` is a postcode, a postcode district or the name of a town, council, county, region or local
 * enterprise partnership; case, punctuation, `the` and usual short forms make no difference. `Newport, Shropshire` tells
 * towns of one name apart; without it the one with the most postcode districts is meant. Where a town, a region, a council
 * and a partnership bear the same name, the first of these is meant; `York council` and `London LEP` mean the others. A
 * name that is misspelt is found where only one is near enough.
 */
export function findPlace(words: string): NamedPlace | null {
  return findExactPlace(words) ?? (words.length > LONGEST_NAME ? null : findMisspelt(toPlaceKey(words)));
}

/** As findPlace, misspelt names apart. */
export function findExactPlace(words: string): NamedPlace | null {
  if (words.length > LONGEST_NAME) return null;
  return findByPostcode(words) ?? findByName(toPlaceKey(words)) ?? findWithin(words);
}

/** Named by its district: the middle is no nearer than that. */
function findByPostcode(words: string): NamedPlace | null {
  const bare = words
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
  const postcode = parsePostcode(bare);
  const isWhole = postcode === null || postcode.replace(' ', '') === bare.replaceAll(' ', '');
  const name = isWhole ? outcodeOf(bare) : null;
  const found = name === null ? null : resolvePlace(name);
  if (name === null || found === null) return null;
  const { latitude, longitude, region } = found;
  return { name, kind: 'POSTCODE', latitude, longitude, region };
}

function findByName(key: string): NamedPlace | null {
  const { byKey, byKind } = placeIndex();
  const own = byKey.get(key);
  if (own !== undefined) return own.place;
  for (const { words, kind } of ADDED) {
    const rest = key.replace(words, '');
    if (rest === key) continue;
    const found = (kind === null ? undefined : byKind.get(kind)?.get(rest)) ?? byKey.get(rest);
    if (found !== undefined) return found.place;
  }
  return null;
}

/** `Gillingham, Dorset`. */
function findWithin(words: string): NamedPlace | null {
  const comma = words.lastIndexOf(',');
  if (comma === -1) return null;
  const name = words.slice(0, comma);
  const around = findByName(toPlaceKey(words.slice(comma + 1)));
  const usual = findByName(toPlaceKey(name));
  if (around === null || usual === null) return null;
  if (around.region === null || around.region === usual.region) return usual;
  const other = findTown(name, around.region);
  return other === null ? null : { name: usual.name, kind: 'TOWN', ...other };
}
