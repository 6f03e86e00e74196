// An age range in the few words that catalogues use for it.

/** `11-14`, `11+` or `Up to 14`; null when neither age is stated. */
export function toAgeLabel(ageMin: number | null, ageMax: number | null): string | null {
  if (ageMin !== null && ageMax !== null) return `${ageMin}-${ageMax}`;
  if (ageMin !== null) return `${ageMin}+`;
  return ageMax === null ? null : `Up to ${ageMax}`;
}

/** schema.org's typicalAgeRange: `11-14`, `11-` or `-14`; null when neither age is stated. */
export function toTypicalAgeRange(ageMin: number | null, ageMax: number | null): string | null {
  return ageMin === null && ageMax === null ? null : `${ageMin ?? ''}-${ageMax ?? ''}`;
}
