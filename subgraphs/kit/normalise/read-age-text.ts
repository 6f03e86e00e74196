// Reads one text about ages and school years into facts: stages, phases, years, ages. Pure; what it cannot read it hands
// back, and it never turns a bare number into an age.
import type { Nation } from '../../../schema/shared.generated.ts';
import {
  findSchoolPhase,
  findSchoolStage,
  findSchoolYear,
  findYearLabel,
  isWithoutAge,
  STAGE_WORDINGS,
} from '../vocabulary/key-stages.ts';
import { type AgeFact, readUnit, toStageFact, toYearFact } from './age-units.ts';
import { type AgeToken, toAgeTokens, toPhrase } from './age-words.ts';

export interface AgeReading {
  readonly facts: readonly AgeFact[];
  /** The nation that the text itself names. */
  readonly nation: Nation | null;
  readonly unknown: readonly string[];
}

const NATION_WORDS: ReadonlyMap<string, Nation> = new Map([
  ['northern ireland', 'NORTHERN_IRELAND'],
  ['ni', 'NORTHERN_IRELAND'],
  ['scotland', 'SCOTLAND'],
  ['scottish', 'SCOTLAND'],
  ['cfe', 'SCOTLAND'],
  ['wales', 'WALES'],
  ['welsh', 'WALES'],
  ['england', 'ENGLAND'],
  ['english', 'ENGLAND'],
]);
const FILLER = new Set(
  'age ages aged year years yr yrs old olds pupil pupils student students child children learner learners school schools class classes level levels stage stages key for in the of with from suitable group groups range phase'.split(
    ' ',
  ),
);
const OLDEST = 25;
const LONGEST_PHRASE = Math.max(...STAGE_WORDINGS.map((words) => toAgeTokens(words).length));
// Wordings as token texts, so that `KS3`, `KS 3` and `ks-3` are one.
const WORDINGS = new Map(STAGE_WORDINGS.map((words) => [toPhrase(toAgeTokens(words)), words]));

export function readAgeText(text: string, stated: Nation | null): AgeReading {
  const tokens = toAgeTokens(text);
  const named = findNation(tokens);
  const nation = named ?? stated;
  const facts: AgeFact[] = [];
  const unknown: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const read =
      readSeries(tokens, at, nation) ??
      readWording(tokens, at, nation) ??
      readAges(tokens, at) ??
      readFiller(tokens, at);
    if (read === null) unknown.push(tokens[at]?.text ?? '');
    else facts.push(...read.facts);
    at = read?.end ?? skipUnread(tokens, at);
  }
  return { facts, nation: named, unknown: unknown.length === 0 ? [] : [text] };
}

/** A range that nothing could read goes as a whole: of `14-11 years` no age 11 is meant. */
function skipUnread(tokens: readonly AgeToken[], at: number): number {
  const isRange = [0, 1, 2].every((step) => tokens[at + step]?.kind === (step === 1 ? 'range' : 'number'));
  return isRange ? at + 3 : at + 1;
}

interface Read {
  readonly facts: readonly AgeFact[];
  readonly end: number;
}

/** `KS2/3`, `Years 7, 8 and 9`, `S1-S3`, `Year 6 to Year 7`. */
function readSeries(tokens: readonly AgeToken[], start: number, nation: Nation | null): Read | null {
  const unit = readUnit(tokens, start);
  const first = unit === null ? null : numberAt(tokens, unit.end);
  if (unit === null || first === null) return null;
  const numbers = [first];
  let at = unit.end + 1;
  for (let joint = tokens[at]; joint?.kind === 'range' || joint?.kind === 'list'; joint = tokens[at]) {
    const again = readUnit(tokens, at + 1);
    const next = again?.read === unit.read ? again.end : at + 1;
    const number = numberAt(tokens, next);
    if (number === null) break;
    // `Primary 5-11` is a phase and its ages, not a row of years.
    if (number > OLDEST || unit.read(number, nation) === null) return null;
    const previous = numbers.at(-1) ?? number;
    const isRange = joint.kind === 'range' && number > previous;
    numbers.push(...(isRange ? Array.from({ length: number - previous }, (_, step) => previous + step + 1) : [number]));
    at = next + 1;
  }
  const facts = numbers.map((number) => unit.read(number, nation)).filter((fact) => fact !== null);
  return facts.length === numbers.length ? { facts, end: at } : null;
}

/** The longest stage, phase or nation named here: `early years foundation stage`, `S-FIRST`, `A level`. */
function readWording(tokens: readonly AgeToken[], start: number, nation: Nation | null): Read | null {
  for (let end = Math.min(tokens.length, start + LONGEST_PHRASE); end > start; end -= 1) {
    if (tokens[end - 1]?.kind === 'range' || tokens[end - 1]?.kind === 'list') continue;
    const phrase = toPhrase(tokens.slice(start, end));
    const words = WORDINGS.get(phrase);
    if (words !== undefined) return { facts: toFacts(words, nation), end };
    if (NATION_WORDS.has(phrase)) return { facts: [], end };
  }
  return null;
}

function toFacts(words: string, nation: Nation | null): readonly AgeFact[] {
  const stage = toStageFact(findSchoolStage(words, nation));
  if (stage !== null) return [stage];
  const label = findYearLabel(words);
  const year = label === null ? null : toYearFact(findSchoolYear(label, nation ?? 'ENGLAND'));
  if (year !== null) return [year];
  const phase = findSchoolPhase(words);
  if (phase === null || isWithoutAge(words)) return [];
  return [{ ageFrom: phase.ageFrom, ageTo: phase.ageTo, isAge: false, stage: null, year: null }];
}

/** `11-14`, `9 to 14`, `11-`, `14+`, `under 5`, `up to 11`, `over 16`, `aged 7`, `7 year olds`. */
function readAges(tokens: readonly AgeToken[], start: number): Read | null {
  const word = tokens[start]?.text ?? '';
  const isUnder = word === 'under' || word === 'below';
  const isOver = word === 'over' || word === 'above';
  const isAged = word === 'age' || word === 'ages' || word === 'aged';
  const isUpTo = word === 'up' && tokens[start + 1]?.text === 'to';
  const at = isUpTo ? start + 2 : isUnder || isOver || isAged ? start + 1 : start;
  const from = numberAt(tokens, at);
  if (from === null || from > OLDEST) return null;
  if (isUpTo) return toAges(null, from, at + 1);
  if (isUnder) return toAges(null, from, skipPlural(tokens, at + 1));
  if (isOver) return toAges(from, null, skipPlural(tokens, at + 1));
  const sign = tokens[at + 1];
  if (sign?.kind === 'plus') return toAges(from, null, at + 2);
  const to = sign?.kind === 'range' ? numberAt(tokens, at + 2) : null;
  if (to !== null) return from <= to && to <= OLDEST ? toAges(from, Math.max(to, from + 1), at + 3) : null;
  // `11-` is schema.org's way to say from eleven on; before another word the hyphen is only a hyphen.
  if (sign?.kind === 'range' && tokens[at + 2] === undefined) return toAges(from, null, at + 2);
  const unit = `${tokens[at + (sign?.kind === 'range' ? 2 : 1)]?.text ?? ''}`;
  return isAged || /^(?:years?|yrs?|yo)$/.test(unit) ? toAges(from, from + 1, at + 1) : null;
}

/** The `s` of `under 5s`. */
function skipPlural(tokens: readonly AgeToken[], at: number): number {
  return tokens[at]?.text === 's' ? at + 1 : at;
}

function toAges(ageFrom: number | null, ageTo: number | null, end: number): Read {
  return { facts: [{ ageFrom, ageTo, isAge: true, stage: null, year: null }], end };
}

function readFiller(tokens: readonly AgeToken[], at: number): Read | null {
  const token = tokens[at];
  const isFiller = token?.kind === 'list' || token?.kind === 'range' || FILLER.has(token?.text ?? '');
  return isFiller ? { facts: [], end: at + 1 } : null;
}

function findNation(tokens: readonly AgeToken[]): Nation | null {
  for (let at = 0; at < tokens.length; at += 1) {
    for (const length of [2, 1]) {
      const nation = NATION_WORDS.get(toPhrase(tokens.slice(at, at + length)));
      if (nation !== undefined) return nation;
    }
  }
  return null;
}

function numberAt(tokens: readonly AgeToken[], at: number): number | null {
  const token = tokens[at];
  return token?.kind === 'number' && token.text.length <= 2 ? Number(token.text) : null;
}
