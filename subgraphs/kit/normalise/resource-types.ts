// A partner's words for what sort of thing an item is. Pure; unknown words stay as resource types and are reported.
import type { ItemKind } from '../../../schema/shared.generated.ts';
import { findResourceType } from '../vocabulary/resource-types.ts';
import type { Normalised } from './normalised.ts';
import { cleanWords } from './words.ts';

export interface ResourceTypes {
  /** LRMI values where known, our word where LRMI has none, else the partner's words. Courses and events have none. */
  readonly resourceTypes: readonly string[];
  /** What the first word that we know says of the whole item; null when none does. */
  readonly kind: ItemKind | null;
}

/** `['Unit of work', 'Lesson plan']` gives unit plan and lesson plan, a RESOURCE. */
export function normaliseResourceTypes(words: readonly (string | null | undefined)[]): Normalised<ResourceTypes> {
  const resourceTypes = new Set<string>();
  const unknown: string[] = [];
  let kind: ItemKind | null = null;
  for (const word of cleanWords(words)) {
    const known = findResourceType(word);
    if (known === null) {
      unknown.push(word);
      resourceTypes.add(word);
      continue;
    }
    kind ??= known.kind;
    if (known.resourceType !== null) resourceTypes.add(known.resourceType);
  }
  return { value: { resourceTypes: [...resourceTypes], kind }, unknown };
}
