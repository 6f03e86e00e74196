// Words of a query that a reader wants for a meaning, and which of them get it. Pure.
import type { Constraint } from './reading.ts';

/** A run of tokens. */
export interface Span {
  readonly start: number;
  /** Excluded. */
  readonly end: number;
}

export interface Claim extends Span {
  readonly value: string;
  readonly label: string;
  readonly constraint: Constraint;
}

/** The longest claims, then the earliest; none that overlaps one already chosen. In the order of their words. */
export function chooseClaims(claims: readonly Claim[]): readonly Claim[] {
  const chosen: Claim[] = [];
  for (const claim of [...claims].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (chosen.every((other) => !overlaps(claim, other))) chosen.push(claim);
  }
  return chosen.sort((a, b) => a.start - b.start);
}

/** Without the claims that leave words of a kept phrase over: it is read whole or not at all. */
export function withoutBroken(claims: readonly Claim[], kept: readonly Span[]): readonly Claim[] {
  const broken = kept.filter((phrase) => isBroken(phrase, claims));
  if (broken.length === 0) return claims;
  return withoutBroken(
    claims.filter((claim) => !broken.some((phrase) => overlaps(claim, phrase))),
    kept,
  );
}

function isBroken(phrase: Span, claims: readonly Claim[]): boolean {
  const touching = claims.filter((claim) => overlaps(claim, phrase));
  const read = touching.reduce(
    (sum, { start, end }) => sum + Math.min(end, phrase.end) - Math.max(start, phrase.start),
    0,
  );
  return read > 0 && read < phrase.end - phrase.start;
}

export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
