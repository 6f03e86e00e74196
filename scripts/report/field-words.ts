// What an item's fields are called in front of a partner, and what they do for teachers, family by family. Pure; a field
// that is not here is shown by its own name and never asked for first.
import type { ItemFamily } from '../../subgraphs/kit/catalogue-item.ts';

const LABELS: Readonly<Record<string, string>> = {
  summary: 'summary',
  image: 'picture',
  publisher: 'publisher',
  keyStages: 'key stages',
  ageRange: 'ages',
  yearGroups: 'school years',
  subjects: 'subjects',
  topics: 'topics',
  nations: 'nations',
  licence: 'licence',
  qualityMarks: 'quality marks',
  publishedOn: 'date of publication',
  codes: 'codes',
  resourceTypes: 'resource type',
  duration: 'duration',
  files: 'files',
  costText: 'cost',
  preparationMinutes: 'preparation time',
  kit: 'kit list',
  free: 'free or not',
  audience: 'audience',
  deliveryMode: 'way of taking part',
  priceText: 'price',
  funding: 'funding',
  outcomes: 'outcomes',
  sessions: 'dates',
  start: 'start',
  end: 'end',
  dateText: 'date in words',
  venue: 'venue',
  eligibility: 'eligibility',
  deadline: 'deadline',
  hubKind: 'kind of hub',
  region: 'region',
  areas: 'areas served',
  leadOrganisation: 'lead organisation',
  kind: 'kind',
};

/** Why a lack is worth telling, and how much next to the others. */
export interface Lack {
  /** Completes: "Without it, ...". */
  readonly without: string;
  readonly weight: number;
}

const STAGES = { without: 'teachers who filter by key stage never see it', weight: 3 };
const SUBJECTS = { without: 'teachers who filter by subject never see it', weight: 3 };
const SUMMARY = { without: 'a card shows a bare title, and there are few words to find it by', weight: 2 };
const DELIVERY = { without: 'teachers who cannot travel do not know whether it is for them', weight: 1.5 };

const LACKS: Readonly<Record<ItemFamily, Readonly<Record<string, Lack>>>> = {
  LearningResource: {
    summary: SUMMARY,
    keyStages: STAGES,
    subjects: SUBJECTS,
    resourceTypes: { without: 'teachers who look for a lesson plan or a film do not find it', weight: 1.5 },
    licence: { without: 'teachers cannot tell whether they may copy or adapt it', weight: 1 },
  },
  Course: { summary: SUMMARY, keyStages: STAGES, subjects: SUBJECTS, deliveryMode: DELIVERY },
  Activity: { summary: SUMMARY, keyStages: STAGES, subjects: SUBJECTS, deliveryMode: DELIVERY },
  HubProfile: { region: { without: 'a search by region does not find it', weight: 2 } },
};

export function labelField(field: string): string {
  return (Object.hasOwn(LABELS, field) ? LABELS[field] : undefined) ?? field;
}

/** Null where the lack is no harm. */
export function findLack(family: ItemFamily, field: string): Lack | null {
  const lacks = LACKS[family];
  return (Object.hasOwn(lacks, field) ? lacks[field] : undefined) ?? null;
}
