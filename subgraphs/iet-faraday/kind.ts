// What sort of thing a record is: from its types, and where those leave it open from its words for it. Pure.
import type { ItemKind } from '../../schema/shared.generated.ts';
import { normaliseResourceTypes } from '../kit/normalise/resource-types.ts';
import { meaningsOf } from './record-types.ts';

export interface KindQuestion {
  readonly types: readonly string[];
  readonly additionalTypes: readonly string[];
  readonly resourceTypes: readonly string[];
  readonly hasDates: boolean;
}

// In this order: what is both a Course and an Event is a Course.
const BY_TYPE = ['COURSE', 'FUNDING', 'PROGRAMME', 'COLLECTION'] as const;

export function toKind({ types, additionalTypes, resourceTypes, hasDates }: KindQuestion): ItemKind {
  const meanings = meaningsOf(types);
  const additional = normaliseResourceTypes(additionalTypes.map(toWords)).value.kind;
  const words = normaliseResourceTypes(resourceTypes).value.kind;
  if (meanings.has('COURSE')) return 'COURSE';
  if (additional !== null && !(additional === 'RESOURCE' && meanings.has('EVENT'))) return dated(additional, hasDates);
  const byType = BY_TYPE.find((meaning) => meanings.has(meaning));
  if (byType !== undefined) return byType;
  if (meanings.has('EVENT')) return words === 'COURSE' ? 'COURSE' : 'EVENT';
  if (!meanings.has('ANY') || meanings.has('RESOURCE')) {
    return words === 'COLLECTION' || words === 'COURSE' ? words : 'RESOURCE';
  }
  return words === 'EVENT' ? dated(words, hasDates) : (words ?? 'RESOURCE');
}

/** An event that is no schema.org Event and has no date is nothing to go to. */
function dated(kind: ItemKind, hasDates: boolean): ItemKind {
  return kind === 'EVENT' && !hasDates ? 'PROGRAMME' : kind;
}

/** `ChallengeDay` and `https://example.org/types#challenge-day` in words. */
function toWords(type: string): string {
  const name = /^https?:/i.test(type) ? (type.split(/[/#]/).at(-1) ?? '') : type;
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_]/g, ' ');
}
