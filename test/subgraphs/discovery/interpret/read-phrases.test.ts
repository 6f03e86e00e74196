// What tells the kind of thing, how it is given, for whom and at what price.
import { describe, expect, it } from 'vitest';
import {
  ages,
  atMost,
  audience,
  days,
  delivery,
  type Expected,
  free,
  kind,
  near,
  read,
  region,
  stages,
  type,
} from './expected-readings.ts';

const QUERIES: readonly Expected[] = [
  ['free', '', [free('free')]],
  ['online', '', [delivery('online', 'Online', ['ONLINE_LIVE', 'ONLINE_ANY_TIME'])]],
  ['for NQTs', '', [audience('for NQTs', 'early career teachers')]],
  [
    'free online cpd for physics',
    'physics',
    [
      free('free'),
      delivery('online', 'Online', ['ONLINE_LIVE', 'ONLINE_ANY_TIME']),
      kind('cpd', 'CPD courses', ['COURSE']),
    ],
  ],
  [
    'courses on robotics near Leeds',
    'robotics',
    [kind('courses', 'CPD courses', ['COURSE']), near('near Leeds', 'Leeds')],
  ],
  ['machine learning training', 'machine learning', [kind('training', 'CPD courses', ['COURSE'])]],
  [
    'competition for year 9',
    '',
    [
      kind('competition', 'Competitions', ['COMPETITION']),
      ages('for year 9', 'Year 9 (ages 13 to 14)', [13, 14], ['KS3']),
    ],
  ],
  ['STEM club competition', 'STEM club', [kind('competition', 'Competitions', ['COMPETITION'])]],
  ['grants for science clubs', 'science clubs', [kind('grants', 'Grants and funding', ['FUNDING'])]],
  ['webinar on climate change', 'climate change', [delivery('webinar', 'Live online', ['ONLINE_LIVE'])]],
  [
    'face to face computing course',
    'computing',
    [delivery('face to face', 'In person', ['IN_PERSON']), kind('course', 'CPD courses', ['COURSE'])],
  ],
  [
    'physics cpd in person',
    'physics',
    [kind('cpd', 'CPD courses', ['COURSE']), delivery('in person', 'In person', ['IN_PERSON'])],
  ],
  ['remote cpd', '', [delivery('remote', 'Live online', ['ONLINE_LIVE']), kind('cpd', 'CPD courses', ['COURSE'])]],
  ['online safety ks2', 'online safety', [stages('ks2', 'KS2', ['KS2'])]],
  ['virtual event', 'event', [delivery('virtual', 'Online', ['ONLINE_LIVE', 'ONLINE_ANY_TIME'])]],
  ['self-paced python', 'python', [delivery('self-paced', 'Online, any time', ['ONLINE_ANY_TIME'])]],
  ['cpd for technicians', '', [kind('cpd', 'CPD courses', ['COURSE']), audience('for technicians', 'technicians')]],
  [
    'training for headteachers',
    '',
    [kind('training', 'CPD courses', ['COURSE']), audience('for headteachers', 'senior leaders')],
  ],
  [
    'teaching assistants training',
    '',
    [audience('teaching assistants', 'teaching assistants'), kind('training', 'CPD courses', ['COURSE'])],
  ],
  [
    'cpd for primary teachers',
    '',
    [
      kind('cpd', 'CPD courses', ['COURSE']),
      stages('for primary', 'Primary (KS1 and KS2)', ['KS1', 'KS2']),
      audience('teachers', 'teachers'),
    ],
  ],
  ['robotics for teachers', 'robotics', [audience('for teachers', 'teachers')]],
  ['cpd for SENCOs', '', [kind('cpd', 'CPD courses', ['COURSE']), audience('for SENCOs', 'SENCOs')]],
  ['workshops for STEM ambassadors', 'workshops', [audience('for STEM ambassadors', 'STEM Ambassadors')]],
  ['forces worksheet', 'forces', [type('worksheet', 'Worksheets', 'supporting document')]],
  [
    'lesson plan on photosynthesis ks3',
    'photosynthesis',
    [type('lesson plan', 'Lesson plans', 'lesson plan'), stages('ks3', 'KS3', ['KS3'])],
  ],
  ['circuits video', 'circuits', [type('video', 'Videos', 'video')]],
  ['quiz on cells ks4', 'cells', [type('quiz', 'Quizzes', 'assessment'), stages('ks4', 'KS4', ['KS4'])]],
  ['climate change posters', 'climate change', [type('posters', 'Posters', 'supporting document')]],
  ['wave simulation', 'wave', [type('simulation', 'Simulations', 'interactive')]],
  [
    'resources for ks3 on electricity',
    'electricity',
    [kind('resources', 'Resources', ['RESOURCE', 'COLLECTION']), stages('for ks3', 'KS3', ['KS3'])],
  ],
  ['"free online" cpd', '"free online"', [kind('cpd', 'CPD courses', ['COURSE'])]],
  [
    'cpd for NQTs in London in March under 2 hours',
    '',
    [
      kind('cpd', 'CPD courses', ['COURSE']),
      audience('for NQTs', 'early career teachers'),
      region('in London', 'London', 'LONDON'),
      days('in March', 'In March 2027', '2027-03-01', '2027-03-31'),
      atMost('under 2 hours', 'At most 2 hours', 'PT2H', 120),
    ],
  ],
];

describe('a phrase of one meaning in a query', () => {
  it.each(QUERIES)('is read: %j leaves %j', (query, queryLeft, readings) => {
    expect(read(query)).toEqual({ readings, queryLeft });
  });
});
