// What a partner may say in a field so that we understand it: the terms of the field's vocabulary, by the names of an
// item's fields. A field without a vocabulary has none.
import { AUDIENCES } from '../vocabulary/audiences.ts';
import { DELIVERY_MODE_WORDS } from '../vocabulary/delivery-modes.ts';
import { HUB_KIND_WORDS } from '../vocabulary/hub-kinds.ts';
import { SCHOOL_PHASES, SCHOOL_STAGES } from '../vocabulary/key-stages.ts';
import { LICENCES } from '../vocabulary/licences.ts';
import { RESOURCE_TYPE_WORDS } from '../vocabulary/resource-types.ts';
import { SUBJECTS } from '../vocabulary/subjects.ts';
import { TOPICS } from '../vocabulary/topics.ts';
import { TOWN_NAMES } from '../vocabulary/towns.ts';

export interface Term {
  /** To show. */
  readonly label: string;
  /** Every wording under which it is known, the label among them. */
  readonly wordings: readonly string[];
}

const subjects = SUBJECTS.map(toTerm);
const types = RESOURCE_TYPE_WORDS.map(toTerm);

const TERMS: Readonly<Record<string, readonly Term[]>> = {
  subjects,
  topics: [...TOPICS.map(toTerm), ...subjects],
  keyStages: [
    ...SCHOOL_STAGES.map(({ code, label, aliases }) => ({ label, wordings: [code, label, ...aliases] })),
    ...SCHOOL_PHASES.map(toTerm),
    ...[...new Set(SCHOOL_STAGES.flatMap(({ years }) => years.map(({ label }) => label)))].map(toOwnTerm),
  ],
  resourceTypes: types,
  kind: [...types, ...HUB_KIND_WORDS.map(toTerm)],
  audience: AUDIENCES.map(toTerm),
  deliveryMode: DELIVERY_MODE_WORDS.flatMap(({ words: [label, ...others] }) =>
    label === undefined ? [] : [{ label, wordings: [label, ...others] }],
  ),
  licence: LICENCES.map(({ name, code, aliases }) => ({ label: name, wordings: [name, code, ...aliases] })),
  venue: TOWN_NAMES.map(toOwnTerm),
};

export function listTerms(field: string): readonly Term[] {
  return Object.hasOwn(TERMS, field) ? (TERMS[field] ?? []) : [];
}

function toTerm({ label, aliases }: { readonly label: string; readonly aliases: readonly string[] }): Term {
  return { label, wordings: [label, ...aliases] };
}

function toOwnTerm(label: string): Term {
  return { label, wordings: [label] };
}
