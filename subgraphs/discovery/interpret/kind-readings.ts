// Words of a query for a kind of item. Data alone. Left out on purpose: words that are mostly part of a name (challenge,
// award, project), and the kinds of hub, which the words find better than a filter that knows all hubs alike.
import type { Of, PhraseReading } from './phrase-reading.ts';

const ECOLOGY = [
  ...['ecosystem', 'ecosystems', 'ecology', 'species', 'predation', 'predators', 'predator', 'habitat', 'habitats'],
  ...['plants', 'animals', 'adaptation', 'adaptations', 'evolution', 'interdependence', 'photosynthesis'],
];

export const KIND_READINGS: readonly PhraseReading[] = [
  toKind('COURSE', 'CPD courses', [
    ...['CPD', 'CPD course', 'CPD courses', 'CPD event', 'CPD events', 'CPD session', 'CPD sessions', 'CPD training'],
    ...[
      'training course',
      'training courses',
      'training day',
      'training days',
      'training session',
      'training sessions',
    ],
    ...['short course', 'short courses', 'courses', 'INSET', 'INSET day', 'INSET training'],
  ]),
  {
    ...toKind('COURSE', 'CPD courses', [
      ...[
        'course',
        'training',
        'professional development',
        'continuing professional development',
        'professional learning',
      ],
    ]),
    endsPhrase: true,
  },
  {
    ...toKind('COMPETITION', 'Competitions', ['competition', 'competitions', 'contest', 'contests']),
    endsPhrase: true,
    unlessWith: ECOLOGY,
  },
  {
    ...toKind('FUNDING', 'Grants and funding', [
      ...['grants and funding', 'funding and grants', 'grant funding', 'small grants', 'grant', 'grants', 'funding'],
      ...['bursary', 'bursaries', 'scholarship', 'scholarships'],
    ]),
    endsPhrase: true,
  },
  { ...toKind('EVENT', 'Events', ['events']), endsPhrase: true },
  { ...toKind('HUB', 'Hubs', ['hub', 'hubs']), endsPhrase: true, withPlace: true },
  {
    words: ['teaching resources', 'classroom resources', 'lesson resources', 'teaching materials', 'resources'],
    value: 'RESOURCE,COLLECTION',
    label: 'Resources',
    constraint: { field: 'kinds', kinds: ['RESOURCE', 'COLLECTION'] },
    endsPhrase: true,
    inCompany: true,
  },
];

function toKind(kind: Of<'kinds'>['kinds'][number], label: string, words: readonly string[]): PhraseReading {
  return { words, value: kind, label, constraint: { field: 'kinds', kinds: [kind] } };
}
