// The taxonomy terms that a node refers to, one vocabulary per field.
import { toAgeLabel } from '../age-label.ts';
import type { ItemRow } from '../catalogue-rows.ts';
import { toStableNumber, toUuid } from '../stable-values.ts';

export const relationshipNames = [
  'field_subjects',
  'field_age_ranges',
  'field_resource_types',
  'field_publisher',
  'field_topics',
] as const;
export type RelationshipName = (typeof relationshipNames)[number];

const vocabularies: Readonly<Record<RelationshipName, string>> = {
  field_subjects: 'subjects',
  field_age_ranges: 'age_ranges',
  field_resource_types: 'resource_types',
  field_publisher: 'publishers',
  field_topics: 'topics',
};

export interface TermIdentifier {
  readonly type: string;
  readonly id: string;
}

/** The names that a row gives for a field: age ranges hold key stages and ages side by side. */
export function termNames(row: ItemRow, field: RelationshipName): readonly string[] {
  const ages = toAgeLabel(row.ageMin, row.ageMax);
  const names: Readonly<Record<RelationshipName, readonly string[]>> = {
    field_subjects: row.subjects,
    field_age_ranges: ages === null ? row.keyStages : [...row.keyStages, ages],
    field_resource_types: [...toKindTerms(row.kind), ...row.types],
    field_publisher: row.publisher === null ? [] : [row.publisher],
    field_topics: row.topics,
  };
  return [...new Set(names[field])];
}

// The kinds that other bundles or the CRM tell.
const TOLD_KINDS = ['resource', 'collection', 'programme', 'cpd', 'event'];

/** What else is among the programmes is tagged as what it is. */
function toKindTerms(kind: string): readonly string[] {
  return TOLD_KINDS.includes(kind) ? [] : [kind.charAt(0).toUpperCase() + kind.slice(1)];
}

/** The term's type and UUID. */
export function toTermIdentifier(field: RelationshipName, name: string): TermIdentifier {
  const vocabulary = vocabularies[field];
  return { type: `taxonomy_term--${vocabulary}`, id: toUuid(`stem-learning|term|${vocabulary}|${name}`) };
}

/** The whole term, as `included` holds it. */
export function toTermResource(field: RelationshipName, name: string, origin: string): object {
  const { type, id } = toTermIdentifier(field, name);
  const self = `${origin}/jsonapi/taxonomy_term/${vocabularies[field]}/${id}`;
  return {
    type,
    id,
    links: { self: { href: self } },
    attributes: {
      drupal_internal__tid: 1 + toStableNumber(`term|${type}|${name}`, 900_000),
      langcode: 'en',
      status: true,
      name,
      weight: 0,
    },
  };
}
