// The subjects and topics that are in the index, for completing and correcting what is typed. They are asked for along
// with another question, and kept for a minute: what was indexed since then is suggested a minute late.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { SUBJECTS } from '../../kit/vocabulary/subjects.ts';
import { TOPICS } from '../../kit/vocabulary/topics.ts';
import type { CountQuery, EngineAnswer, SearchEngine } from '../search-engine.ts';

export interface IndexValue {
  readonly value: string;
  /** How many items have it. */
  readonly count: number;
  /** In comparable form, its own wording first, then what else our vocabulary calls it. */
  readonly wordings: readonly string[];
  /** The value from each of its words on, without spaces: a space too many or too few is a mistake that many make. */
  readonly beginnings: readonly string[];
  readonly squashedAliases: readonly string[];
}

export interface IndexValues {
  readonly subjects: readonly IndexValue[];
  readonly topics: readonly IndexValue[];
}

const KEPT_MS = 60_000;
const NOTHING: IndexValues = { subjects: [], topics: [] };

const kept = new WeakMap<SearchEngine, { readonly values: IndexValues; readonly readAtMs: number }>();

/**
 * `queries` to send along, none while the values are kept; `read` takes their answers. What wordings differ in is case,
 * punctuation and `&`: of those the most frequent stands for all.
 */
export function askIndexValues(
  engine: SearchEngine,
  filter: string,
  nowMs: number,
): { readonly queries: readonly CountQuery[]; readonly read: (answers: readonly EngineAnswer[]) => IndexValues } {
  const known = kept.get(engine);
  const ageMs = known === undefined ? KEPT_MS : nowMs - known.readAtMs;
  if (known !== undefined && ageMs >= 0 && ageMs < KEPT_MS) return { queries: [], read: () => known.values };
  return {
    queries: [toValuesQuery(filter)],
    read: ([answer]) => {
      const values = answer === undefined ? NOTHING : toIndexValues(answer);
      if (values.topics.length + values.subjects.length > 0) kept.set(engine, { values, readAtMs: nowMs });
      return values;
    },
  };
}

/** Its answer is for toIndexValues. */
export function toValuesQuery(filter: string): CountQuery {
  return { type: 'count', words: '', matching: 'all', filter, distinctItems: false, facets: ['subjects', 'topics'] };
}

/** Most frequent first. */
export function toIndexValues({ facets }: EngineAnswer): IndexValues {
  return {
    subjects: toValues(facets.subjects ?? {}, subjectAliases),
    topics: toValues(facets.topics ?? {}, topicAliases),
  };
}

type Aliases = ReadonlyMap<string, readonly string[]>;

const toAliases = (entries: readonly { readonly label: string; readonly aliases: readonly string[] }[]): Aliases =>
  new Map(entries.map(({ label, aliases }) => [toComparableWords(label), aliases.map(toComparableWords)]));

const subjectAliases = toAliases(SUBJECTS);
const topicAliases = toAliases(TOPICS);

function toValues(counts: Readonly<Record<string, number>>, aliases: Aliases): readonly IndexValue[] {
  const values = new Map<string, IndexValue>();
  for (const [value, count] of Object.entries(counts).sort(([, one], [, other]) => other - one)) {
    const words = toComparableWords(value);
    if (words === '' || values.has(words)) continue;
    const others = aliases.get(words) ?? [];
    values.set(words, {
      value,
      count,
      wordings: [words, ...others],
      beginnings: toBeginnings(words),
      squashedAliases: others.map((alias) => alias.replaceAll(' ', '')),
    });
  }
  return [...values.values()];
}

function toBeginnings(words: string): readonly string[] {
  const each = words.split(' ');
  return each.map((_, at) => each.slice(at).join(''));
}
