// Sorts the categories and tags of a calendar by what they speak of: a hub writes kinds, subjects, stages and audiences
// into one list. Pure; a tag that nothing knows is a topic.
import type { Nation } from '../../schema/shared.generated.ts';
import { normaliseKeyStages } from '../kit/normalise/key-stages.ts';
import { cleanWords, splitWords } from '../kit/normalise/words.ts';
import { findAudience } from '../kit/vocabulary/audiences.ts';
import { findDeliveryMode } from '../kit/vocabulary/delivery-modes.ts';
import { findSubject } from '../kit/vocabulary/subjects.ts';
import { findKind } from './kind.ts';

export interface SortedTags {
  readonly types: readonly string[];
  readonly subjects: readonly string[];
  readonly ages: readonly string[];
  readonly audiences: readonly string[];
  readonly deliveries: readonly string[];
  readonly topics: readonly string[];
}

/** A tag may speak of several things: `primary teachers` of an audience and of ages. */
export function sortTags(tags: readonly string[], nation: Nation | null): SortedTags {
  const words = cleanWords(tags.flatMap((tag) => splitTag(tag, nation)));
  const sorted = {
    types: words.filter((word) => findKind(word) !== null),
    subjects: words.filter((word) => findSubject(word) !== null),
    ages: words.filter((word) => isAge(word, nation)),
    audiences: words.filter((word) => findAudience(word) !== null),
    deliveries: words.filter((word) => findDeliveryMode(word) !== null),
  };
  const known = new Set(Object.values(sorted).flat());
  return { ...sorted, topics: words.filter((word) => !known.has(word)) };
}

/**
 * `Science; Maths` is two tags that came as one. A comma or a slash may be a part of one (`food, farming and nature`), and
 * parts tags only where every part is one that we know.
 */
function splitTag(tag: string, nation: Nation | null): readonly string[] {
  return tag.split(/[;|\n]/).flatMap((part) => {
    if (isKnown(part.trim(), nation)) return [part];
    const parts = splitWords(part);
    return parts.every((word) => isKnown(word, nation)) ? parts : [part];
  });
}

function isKnown(word: string, nation: Nation | null): boolean {
  const found = [findKind(word), findSubject(word), findAudience(word), findDeliveryMode(word)];
  return found.some((one) => one !== null) || isAge(word, nation);
}

function isAge(word: string, nation: Nation | null): boolean {
  const { value, unknown } = normaliseKeyStages([word], { nation });
  return unknown.length === 0 && (value.keyStages.length > 0 || value.ageRange !== null);
}
