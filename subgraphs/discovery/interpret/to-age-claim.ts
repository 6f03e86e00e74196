// Ages that were read, as a claim with a name for people. Pure.
import type { AgeFact } from '../../kit/normalise/age-units.ts';
import { KEY_STAGES } from '../../kit/vocabulary/enums.ts';
import { keyStagesOfAges, type SchoolYear } from '../../kit/vocabulary/key-stages.ts';
import { regionName } from '../../kit/vocabulary/regions.ts';
import { OLDEST_AGE } from '../search-document.ts';
import type { Claim, Span } from './claim.ts';
import type { Constraint } from './reading.ts';

const both = new Intl.ListFormat('en-GB');

/** `name`: what the words were, where that is no stage or year. Null without facts. */
export function toAgeClaim(span: Span, facts: readonly AgeFact[], name: string | null): Claim | null {
  if (facts.length === 0) return null;
  const { start, end } = span;
  const constraint = isOfEngland(facts) ? toStages(facts) : toAges(facts);
  const value = constraint.field === 'ages' ? `${constraint.from}-${constraint.to}` : constraint.keyStages.join(',');
  return { start, end, value, label: toLabel(facts, constraint, name), constraint };
}

type AgeConstraint = Extract<Constraint, { readonly field: 'keyStages' | 'ages' }>;

/** Stages and phases that the key stages of England say exactly. */
function isOfEngland(facts: readonly AgeFact[]): boolean {
  return facts.every(({ isAge, stage, year }) => !isAge && year === null && (stage?.nation ?? 'ENGLAND') === 'ENGLAND');
}

function toStages(facts: readonly AgeFact[]): AgeConstraint {
  const found = new Set(facts.flatMap(({ ageFrom, ageTo }) => keyStagesOfAges(ageFrom, ageTo)));
  return { field: 'keyStages', keyStages: KEY_STAGES.filter((stage) => found.has(stage)) };
}

function toAges(facts: readonly AgeFact[]): AgeConstraint {
  const from = Math.min(...facts.map(({ ageFrom }) => ageFrom ?? 0));
  const to = Math.max(...facts.map(({ ageTo }) => ageTo ?? OLDEST_AGE));
  return { field: 'ages', from, to, keyStages: keyStagesOfAges(from, to) };
}

function toLabel(facts: readonly AgeFact[], constraint: AgeConstraint, name: string | null): string {
  if (constraint.field === 'keyStages') {
    const stages = both.format(constraint.keyStages);
    return name === null ? stages : `${name} (${stages})`;
  }
  const { from, to } = constraint;
  if (facts.every(({ isAge }) => isAge)) return toAgeLabel(from, to);
  return `${name ?? toNames(facts)}${toNation(facts)} (ages ${from} to ${to})`;
}

function toAgeLabel(from: number, to: number): string {
  if (to === OLDEST_AGE) return `Ages ${from} and over`;
  if (from === 0) return `Ages up to ${to}`;
  return to === from + 1 ? `Age ${from}` : `Ages ${from} to ${to}`;
}

/** `Year 5`, `Years 3 and 4`, `P5 to P7`, `Key Stage 2`. */
function toNames(facts: readonly AgeFact[]): string {
  const years = facts.flatMap(({ year }) => year ?? []).sort((a, b) => a.age - b.age);
  if (years.length === 0) return both.format([...new Set(facts.flatMap(({ stage }) => stage?.label ?? []))]);
  const labels = [...new Set(years.map(({ label }) => label))];
  const isRow = labels.length > 2 && isConsecutive(years);
  const short = labels.map((label, at) => (at === 0 ? label : label.replace('Year ', '')));
  const joined = isRow ? `${short[0]} to ${short.at(-1)}` : both.format(short);
  return labels.length > 1 ? joined.replace('Year ', 'Years ') : joined;
}

function isConsecutive(years: readonly SchoolYear[]): boolean {
  return years.every(({ age }, at) => at === 0 || age === (years[at - 1]?.age ?? 0) + 1);
}

function toNation(facts: readonly AgeFact[]): string {
  const nation = facts.map(({ stage, year }) => stage?.nation ?? year?.nation)[0];
  return nation === undefined || nation === 'ENGLAND' ? '' : ` in ${regionName(nation)}`;
}
