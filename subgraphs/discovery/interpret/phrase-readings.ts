// Words of a query that mean one thing: how a thing is given, its price, its audience, its nation and its type. Data
// alone. Left out on purpose: words that are mostly part of a name or topic (film, animation, presentation), and audiences
// that the vocabulary only knows as teachers.
import { findAudience } from '../../kit/vocabulary/audiences.ts';
import { findResourceType } from '../../kit/vocabulary/resource-types.ts';
import { KIND_READINGS } from './kind-readings.ts';
import type { Of, PhraseReading } from './phrase-reading.ts';

const MEETINGS = [
  'course',
  'courses',
  'cpd',
  'training',
  'event',
  'events',
  'workshop',
  'workshops',
  'session',
  'sessions',
];
const DELIVERY: readonly PhraseReading[] = [
  toDelivery(['ONLINE_LIVE', 'ONLINE_ANY_TIME'], 'Online', ['online']),
  { ...toDelivery(['ONLINE_LIVE', 'ONLINE_ANY_TIME'], 'Online', ['virtual']), followedBy: MEETINGS },
  toDelivery(['ONLINE_LIVE'], 'Live online', [
    ...['live online', 'online live', 'webinar', 'webinars', 'live webinar', 'live webinars', 'remote', 'remotely'],
    ...['remote delivery', 'live remote'],
  ]),
  toDelivery(['ONLINE_ANY_TIME'], 'Online, any time', [
    'on demand',
    'self-paced',
    'online on demand',
    'online self-paced',
  ]),
  toDelivery(['IN_PERSON'], 'In person', ['face to face', 'in person', 'F2F']),
  { ...toDelivery(['BLENDED'], 'Blended', ['blended', 'hybrid']), followedBy: MEETINGS },
];

const FREE: readonly PhraseReading[] = [
  {
    words: ['free', 'for free', 'free of charge', 'no cost', 'at no cost', 'cost free', 'fully funded'],
    value: 'true',
    label: 'Free',
    constraint: { field: 'free' },
  },
];

// Names of audiences that are plain by themselves; the others need a `for`.
const AUDIENCES: readonly PhraseReading[] = [
  ...toAudience('NQTs', ['NQT', 'NQTs', 'ECT', 'ECTs', 'RQT', 'RQTs', 'NQTs and RQTs', 'early career teachers']),
  ...toAudience('NQTs', [
    'newly qualified teachers',
    'recently qualified teachers',
    'new and recently qualified teachers',
  ]),
  ...toAudience('trainee teachers', ['trainee teachers', 'student teachers', 'PGCE students']),
  ...toAudience('teaching assistants', ['teaching assistants', 'teaching assistant', 'TAs', 'HLTA', 'HLTAs']),
  ...toAudience('technicians', [
    'technicians',
    'technician',
    'lab technicians',
    'science technicians',
    'D&T technicians',
  ]),
  ...toAudience('headteachers', ['headteachers', 'head teachers', 'headteacher', 'SLT']),
  ...toAudience('governors', ['governors', 'school governors']),
  ...toAudience('SENCOs', ['SENCO', 'SENCOs', 'SENDCo', 'SENDCos']),
  ...toAudience('teachers', ['for teachers']),
  ...toAudience('teachers', ['teachers']).map((reading) => ({ ...reading, afterStage: true })),
  ...toAudience('subject leaders', [
    'for subject leaders',
    'for subject leads',
    'for science leaders',
    'for STEM leads',
  ]),
  ...toAudience('subject leaders', ['for heads of department', 'for curriculum leaders']),
  ...toAudience('senior leaders', ['for senior leaders', 'for school leaders']),
  ...toAudience('careers leaders', ['for careers leaders', 'for careers leads', 'for careers advisers']),
  ...toAudience('parents', ['for parents', 'for carers', 'for parents and carers']),
  ...toAudience('families', ['for families']),
  ...toAudience('STEM Ambassadors', ['for STEM Ambassadors', 'for ambassadors', 'for volunteers']),
  ...toAudience('employers', ['for employers']),
];

const NATIONS: readonly PhraseReading[] = [
  toNation('SCOTLAND', 'Scotland', ['scottish curriculum', 'scotland curriculum', 'curriculum for excellence', 'CfE']),
  toNation('WALES', 'Wales', ['welsh curriculum', 'wales curriculum', 'curriculum for wales', 'curriculum in wales']),
  toNation('NORTHERN_IRELAND', 'Northern Ireland', ['NI curriculum', 'northern ireland curriculum']),
  toNation('ENGLAND', 'England', ['in England', 'national curriculum for England', 'curriculum in England']),
];

const RESOURCE_TYPES: readonly PhraseReading[] = [
  ...toType('worksheet', 'Worksheets', [
    'worksheet',
    'worksheets',
    'activity sheet',
    'activity sheets',
    'student sheets',
  ]),
  ...toType('lesson plan', 'Lesson plans', ['lesson plan', 'lesson plans']),
  ...toType('unit of work', 'Units of work', ['unit of work', 'units of work', 'scheme of work', 'schemes of work']),
  ...toType('video', 'Videos', ['video', 'videos', 'video clip', 'video clips']),
  ...toType('poster', 'Posters', ['poster', 'posters']),
  ...toType('PowerPoint', 'PowerPoints', ['powerpoint', 'powerpoints']),
  ...toType('infographic', 'Infographics', ['infographic', 'infographics']),
  ...toType('simulation', 'Simulations', ['simulation', 'simulations']),
  ...toType('game', 'Games', ['games', 'card games', 'board games']),
  ...toType('podcast', 'Podcasts', ['podcast', 'podcasts']),
  ...toType('quiz', 'Quizzes', ['quiz', 'quizzes']),
  ...toType('exam question', 'Exam questions', ['exam question', 'exam questions']),
  ...toType('past paper', 'Past papers', ['past paper', 'past papers']),
];

export const PHRASE_READINGS: readonly PhraseReading[] = [
  ...KIND_READINGS,
  ...DELIVERY,
  ...FREE,
  ...AUDIENCES,
  ...NATIONS,
  ...RESOURCE_TYPES,
];

function toDelivery(
  deliveryModes: Of<'deliveryModes'>['deliveryModes'],
  label: string,
  words: readonly string[],
): PhraseReading {
  return { words, value: deliveryModes.join(','), label, constraint: { field: 'deliveryModes', deliveryModes } };
}

function toNation(nation: Of<'nation'>['nation'], name: string, words: readonly string[]): PhraseReading {
  return { words, value: nation, label: `For ${name}`, constraint: { field: 'nation', nation } };
}

/** None when the vocabulary no longer knows the audience. */
function toAudience(name: string, words: readonly string[]): readonly PhraseReading[] {
  const audience = findAudience(name);
  if (audience === null) return [];
  return [{ words, value: audience, label: `For ${audience}`, constraint: { field: 'audience', audience } }];
}

/** None when the vocabulary no longer knows the type. */
function toType(name: string, label: string, words: readonly string[]): readonly PhraseReading[] {
  const type = findResourceType(name)?.resourceType ?? null;
  if (type === null) return [];
  const constraint = { field: 'resourceTypes', resourceTypes: [type] } as const;
  return [{ words, value: type, label, constraint, endsPhrase: true, inCompany: true }];
}
