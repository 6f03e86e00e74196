// Names of stages, phases and examinations that mean an age in a query without doubt, as the vocabulary of ages has them.
// Data alone. Left out on purpose: words that are more often something else (college, junior, elementary, high school),
// and qualifications that are subjects of their own (T Level, BTEC).

export interface StageWording {
  readonly words: readonly string[];
  /** What normalise/read-age-text.ts is asked for instead of the words as typed. */
  readonly meaning: string;
  /** For a person; what it means in stages or ages is added. Null to be named by that alone. */
  readonly label: string | null;
  /** Not read in a query that has one of these. */
  readonly unlessWith?: readonly string[];
}

export const STAGE_WORDINGS_READ: readonly StageWording[] = [
  {
    words: ['EYFS', 'early years foundation stage', 'early years', 'foundation stage', 'pre-school', 'preschool'],
    meaning: 'foundation stage',
    label: null,
  },
  { words: ['toddlers', 'preschoolers', 'pre-schoolers', 'under fives'], meaning: 'foundation stage', label: null },
  { words: ['nursery', 'nursery class', 'nursery school', 'FS1'], meaning: 'nursery', label: null },
  { words: ['reception', 'reception class', 'year R', 'YR', 'FS2'], meaning: 'reception', label: null },
  { words: ['primary', 'primary school', 'primary schools'], meaning: 'primary', label: 'Primary' },
  { words: ['secondary', 'secondary school', 'secondary schools'], meaning: 'secondary', label: 'Secondary' },
  { words: ['lower primary', 'infants', 'infant school', 'infant class'], meaning: 'KS1', label: null },
  { words: ['upper primary', 'lower KS2', 'upper KS2', 'LKS2', 'UKS2'], meaning: 'KS2', label: null },
  {
    words: ['juniors', 'lower juniors', 'upper juniors', 'junior school', 'junior class', 'junior classes'],
    meaning: 'KS2',
    label: null,
  },
  { words: ['teenagers', 'teens'], meaning: 'secondary', label: 'Secondary' },
  { words: ['lower secondary', 'lower school'], meaning: 'KS3', label: null },
  { words: ['upper secondary'], meaning: 'KS4', label: null },
  // Taken again, it is for the sixth form.
  { words: ['GCSE', 'GCSEs'], meaning: 'GCSE', label: 'GCSE', unlessWith: ['resit', 'resits', 'retake', 'retakes'] },
  { words: ['A level', 'A levels', 'Alevel', 'Alevels', 'advanced level'], meaning: 'A level', label: 'A level' },
  { words: ['AS level', 'AS levels'], meaning: 'AS level', label: 'AS level' },
  { words: ['sixth form', 'sixth formers', '6th form', '6th formers'], meaning: 'sixth form', label: 'Sixth form' },
  { words: ['post-16', 'post16'], meaning: 'post-16', label: 'Post-16' },
  { words: ['National 5', 'Nat 5', 'Nat5'], meaning: 'S4', label: 'National 5' },
  { words: ['National 4', 'Nat 4', 'Nat4'], meaning: 'S4', label: 'National 4' },
  { words: ['Advanced Higher', 'Advanced Highers'], meaning: 'S6', label: 'Advanced Higher' },
  { words: ['SQA Higher', 'Scottish Higher', 'Highers'], meaning: 'S5', label: 'Higher' },
];

/** Mean a stage only right before a subject: `higher physics`, `AS biology`. */
export const BEFORE_SUBJECTS: readonly (StageWording & { readonly asTyped: RegExp })[] = [
  { words: ['higher'], asTyped: /^higher$/i, meaning: 'S5', label: 'Higher' },
  { words: ['as'], asTyped: /^AS$/, meaning: 'AS level', label: 'AS level' },
  { words: ['n5'], asTyped: /^N5$/i, meaning: 'S4', label: 'National 5' },
];

/** With one of these, `higher` is a tier, and S1 or P2 a module or paper of an examination in England. */
export const EXAMINATION_WORDS: readonly string[] = [
  ...['gcse', 'gcses', 'level', 'levels', 'tier', 'aqa', 'ocr', 'edexcel', 'pearson', 'paper', 'papers', 'module'],
  ...['modules', 'unit', 'units'],
];

/** May follow a stage, year or age and go with it. */
export const LEARNERS: ReadonlySet<string> = new Set([
  ...['pupil', 'pupils', 'student', 'students', 'child', 'children', 'kids', 'learner', 'learners'],
  ...['class', 'classes', 'group', 'groups', 'level'],
]);
