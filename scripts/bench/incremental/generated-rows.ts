// As many records as one likes for the Academy's feed, each of its own words: what a large catalogue would list. Pure.
import type { ItemRow } from '../../sandbox/catalogue-rows.ts';

const SUBJECTS = ['Engineering', 'Science', 'Design and technology', 'Maths', 'Computing'] as const;
const THINGS = ['bridges', 'sensors', 'wind turbines', 'prosthetics', 'batteries', 'satellites', 'aquifers'] as const;
const STAGES = ['KS1', 'KS2', 'KS3', 'KS4', 'KS5'] as const;

/** `editions` tells, by the number of a row from 0, how often it has changed. */
export function generateRows(count: number, editions: ReadonlyMap<number, number>): readonly ItemRow[] {
  return Array.from({ length: count }, (_, number) => generateRow(number, editions.get(number) ?? 0));
}

/** `many` numbers of rows below `count`, spread over all of them. */
export function spreadOver(count: number, many: number): readonly number[] {
  const length = Math.min(count, many);
  return Array.from({ length }, (_, at) => Math.floor((at * count) / length));
}

function generateRow(number: number, edition: number): ItemRow {
  const thing = THINGS[number % THINGS.length] ?? '';
  const stage = number % STAGES.length;
  const again = edition === 0 ? '' : ` (edition ${edition})`;
  return {
    kind: 'resource',
    title: `Investigating ${thing}, part ${number}${again}`,
    url: `https://raeng.invalid/resources/${number}`,
    sourceId: `generated-${number}`,
    publisher: null,
    ageMin: 5 + stage * 2,
    ageMax: 7 + stage * 2,
    keyStages: [STAGES[stage] ?? 'KS3'],
    subjects: [SUBJECTS[number % SUBJECTS.length] ?? 'Engineering'],
    topics: [],
    types: ['Activity'],
    published: null,
    licence: null,
    deliveryMode: null,
    duration: '60 minutes',
    price: 'Free',
    location: null,
    startDate: null,
    endDate: null,
    summary: `Pupils plan, build and measure ${thing} in groups, and write up what number ${number} has shown them.`,
  };
}
