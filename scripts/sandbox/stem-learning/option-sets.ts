// The CRM's option sets: labels with number codes, of which records hold only the codes.
import { toAgeLabel } from '../age-label.ts';
import type { ItemRow } from '../catalogue-rows.ts';
import { createNumbering } from '../stable-values.ts';

export interface OptionSet {
  /** The name that the CRM gives the set. */
  readonly name: string;
  readonly entity: string;
  readonly codes: ReadonlyMap<string, number>;
}

export interface OptionSets {
  readonly subjects: OptionSet;
  readonly ageGroups: OptionSet;
  readonly durationUnits: OptionSet;
  readonly cpdTypes: OptionSet;
}

const FIRST_CODE = 157_420_000;
const DURATION_UNITS = ['Days', 'Weeks', 'Hours', 'Years', 'Minutes'];

/** All labels that the rows use. */
export function toOptionSets(rows: readonly ItemRow[]): OptionSets {
  return {
    subjects: toOptionSet(
      'sic_primary',
      'sic_eventtemplate',
      rows.flatMap((row) => [...row.subjects, ...row.topics]),
    ),
    ageGroups: toOptionSet('sic_agegroups', 'si_event', rows.flatMap(toAgeGroupLabels)),
    durationUnits: toOptionSet('sic_durationunit', 'sic_eventtemplate', DURATION_UNITS),
    cpdTypes: toOptionSet(
      'sic_itkcpdtype',
      'sic_eventtemplate',
      rows.flatMap((row) => row.types),
    ),
  };
}

/** Key stages and ages in the CRM's words: `Key stage 3`, `11-14 years`. */
export function toAgeGroupLabels(row: ItemRow): readonly string[] {
  const ages = toAgeLabel(row.ageMin, row.ageMax);
  const stages = row.keyStages.map((stage) => stage.replace(/^KS(\d)$/, 'Key stage $1'));
  return ages === null ? stages : [...stages, `${ages} years`];
}

/** Codes joined by `;`, as a field that takes several holds them. */
export function joinCodes(set: OptionSet, labels: readonly string[]): string {
  return [...new Set(labels)].map((label) => set.codes.get(label) ?? '').join(';');
}

/** A label as the CRM writes it into a name: what XML names cannot hold becomes `_x0020_` and the like. */
export function escapeOptionName(label: string): string {
  return [...label]
    .map((character, index) => {
      const fits = index === 0 ? /[A-Za-z_]/.test(character) : /[\w.-]/.test(character);
      return fits ? character : `_x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}_`;
    })
    .join('');
}

function toOptionSet(name: string, entity: string, labels: readonly string[]): OptionSet {
  const codeFor = createNumbering(FIRST_CODE, 100_000_000);
  const sorted = [...new Set(labels)].sort();
  return { name, entity, codes: new Map(sorted.map((label) => [label, codeFor(label)])) };
}
