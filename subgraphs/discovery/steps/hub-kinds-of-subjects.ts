// Which kinds of hub help with which subject. Data: the national networks are each for one subject, the others for all.
import type { HubKind } from '../../../schema/shared.generated.ts';
import { withWiderSubjects } from '../../kit/vocabulary/subjects.ts';

const KINDS_BY_SUBJECT: Readonly<Record<string, readonly HubKind[]>> = {
  Mathematics: ['MATHS_HUB'],
  Computing: ['COMPUTING_HUB'],
  Science: ['SCIENCE_LEARNING_PARTNERSHIP'],
  Engineering: ['STEM_AMBASSADOR_HUB', 'ISTEM_PLUS_HUB'],
  'Design and technology': ['STEM_AMBASSADOR_HUB', 'ISTEM_PLUS_HUB'],
  Electronics: ['STEM_AMBASSADOR_HUB', 'ISTEM_PLUS_HUB'],
  Technology: ['STEM_AMBASSADOR_HUB', 'ISTEM_PLUS_HUB'],
  Construction: ['STEM_AMBASSADOR_HUB', 'ISTEM_PLUS_HUB'],
  STEM: ['STEM_AMBASSADOR_HUB', 'ISTEM_PLUS_HUB', 'STEM_CENTRE'],
  Careers: ['CAREERS_HUB', 'EDUCATION_BUSINESS_PARTNERSHIP'],
  Enterprise: ['EDUCATION_BUSINESS_PARTNERSHIP', 'CAREERS_HUB'],
};

/** Help with any STEM subject. */
export const GENERAL_HUB_KINDS: readonly HubKind[] = ['STEM_AMBASSADOR_HUB', 'ISTEM_PLUS_HUB', 'STEM_CENTRE'];

/** Those for the subjects given or the wider ones that these are within; empty where only the general ones help. */
export function toHubKinds(subjects: readonly string[]): readonly HubKind[] {
  return [...new Set(withWiderSubjects(subjects).flatMap((subject) => KINDS_BY_SUBJECT[subject] ?? []))];
}

/** What a hub of this kind is for, where its register does not say. */
export function toHubSubjects(kind: HubKind): readonly string[] {
  if (GENERAL_HUB_KINDS.includes(kind)) return ['STEM'];
  return Object.keys(KINDS_BY_SUBJECT).filter((subject) => KINDS_BY_SUBJECT[subject]?.[0] === kind);
}
