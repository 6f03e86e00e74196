// What sort of thing an entry tells of: by its kind, else by its types, else by what it carries. Pure; it always decides,
// and says when nothing of the Academy's told.
import type { ItemKind } from '../../schema/shared.generated.ts';
import { normaliseResourceTypes } from '../kit/normalise/resource-types.ts';
import { toComparableWords } from '../kit/vocabulary/comparable-words.ts';
import { findResourceType } from '../kit/vocabulary/resource-types.ts';
import type { Terms } from './terms.ts';

export interface DecidedKind {
  readonly kind: Exclude<ItemKind, 'HUB'>;
  /** True where no word of the Academy's for it is known. */
  readonly isInferred: boolean;
  /** Words for kinds that we do not know. */
  readonly unknown: readonly string[];
}

export interface KindQuestion {
  readonly terms: Terms;
  readonly isDated: boolean;
  readonly hasFiles: boolean;
}

// In the list of kinds these words have one meaning each; as types some of them are kinds of resource.
const KINDS: ReadonlyMap<string, ItemKind | 'BY_DATE'> = new Map([
  ['resource', 'RESOURCE'],
  ['resources', 'RESOURCE'],
  ['collection', 'COLLECTION'],
  ['cpd', 'COURSE'],
  ['course', 'COURSE'],
  ['event', 'EVENT'],
  ['competition', 'COMPETITION'],
  ['programme', 'PROGRAMME'],
  ['funding', 'FUNDING'],
  ['activity', 'BY_DATE'],
  ['activities', 'BY_DATE'],
]);

export function decideKind({ terms, isDated, hasFiles }: KindQuestion): DecidedKind {
  const meanings = terms.kinds.map((word) => ({ word, meaning: findKind(word) }));
  const unknown = meanings.filter(({ meaning }) => meaning === null).map(({ word }) => word);
  const stated = meanings.find(({ meaning }) => meaning !== null)?.meaning ?? null;
  const told = stated ?? normaliseResourceTypes(terms.types).value.kind;
  const byDate = isDated ? 'EVENT' : 'PROGRAMME';
  if (told === 'BY_DATE') return { kind: byDate, isInferred: false, unknown };
  if (told !== null && told !== 'HUB') return { kind: told, isInferred: false, unknown };
  return { kind: isDated && !hasFiles ? 'EVENT' : 'RESOURCE', isInferred: true, unknown };
}

/** True for a word that says what sort of thing an entry is and nothing else, whatever list it is in. */
export function isKindWord(word: string): boolean {
  const meaning = KINDS.get(toComparableWords(word));
  return meaning !== undefined && meaning !== 'BY_DATE';
}

function findKind(word: string): ItemKind | 'BY_DATE' | null {
  return KINDS.get(toComparableWords(word)) ?? findResourceType(word)?.kind ?? null;
}
