// Subjects with the ones around them, for filters: who teaches physics has use for CPD in science, and the other way
// round. Pure.
import { SUBJECTS, withWiderSubjects } from '../../kit/vocabulary/subjects.ts';

/** The subjects, what they are within, and what is within them. */
export function withNarrowerSubjects(subjects: readonly string[]): readonly string[] {
  const narrower = SUBJECTS.filter(({ within }) => within !== null && subjects.includes(within));
  return [...new Set([...withWiderSubjects(subjects), ...narrower.map(({ label }) => label)])];
}
