// The project's own list of subjects, as facets show them. Throws at start when the file is wrong; unknown words are null.
import { z } from 'zod';
import { toComparableWords } from './comparable-words.ts';
import { indexByWords } from './index-by-words.ts';
import { readVocabularyJson } from './read-vocabulary.ts';

const subjectSchema = z.object({
  label: z.string(),
  within: z.string().nullable().default(null),
  aliases: z.array(z.string()),
});

/** `within` is the label of the wider subject that it is a part of: Physics is within Science. */
export type Subject = Readonly<z.infer<typeof subjectSchema>>;

export const SUBJECTS: readonly Subject[] = readVocabularyJson(
  'subjects.json',
  z.object({ subjects: z.array(subjectSchema) }),
).subjects;

const index = indexByWords(SUBJECTS, (subject) => [subject.label, ...subject.aliases]);

/** Finds `Maths`, `D&T` or `computer science`. */
export function findSubject(words: string): Subject | null {
  return index.get(toComparableWords(words)) ?? null;
}

/** Adds the wider subjects, after the ones given: a search for Science should find what is tagged Physics alone. */
export function withWiderSubjects(labels: readonly string[]): readonly string[] {
  return [...new Set([...labels, ...labels.flatMap((label) => findSubject(label)?.within ?? [])])];
}
