// Next steps, bundles and related things over the real records, and a few made ones, on a real Meilisearch.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndexedItemFragment } from '../../../../schema/operations.generated.ts';
import type { Bundle, NextStep, QueryBundleArgs } from '../../../../subgraphs/discovery/resolvers.generated.ts';
import { findRelated } from '../../../../subgraphs/discovery/search/related.ts';
import type { SearchContext } from '../../../../subgraphs/discovery/search/search-context.ts';
import { findBundle } from '../../../../subgraphs/discovery/steps/find-bundle.ts';
import { findNextSteps } from '../../../../subgraphs/discovery/steps/find-next-steps.ts';
import { toSearchDocuments } from '../../../../subgraphs/discovery/to-search-documents.ts';
import { normaliseTopics } from '../../../../subgraphs/kit/normalise/topics.ts';
import { readCatalogueItems } from '../../../support/documents-from-catalogues.ts';
import { createIndexedCourse, createIndexedResource, createIndexedSession } from '../../../support/indexed-items.ts';
import { openSearchIndex, type SearchIndex } from '../../../support/search-index.ts';

const now = new Date('2026-11-22T10:00:00Z');

// A topic that the real records have little of, at three stages, with courses near, far, online and over.
const ELECTRICITY = { subjects: ['Physics'], topics: ['Current electricity'], keyStages: ['KS3' as const] };
const CIRCUITS = createIndexedResource('stem-learning:circuits', {
  ...ELECTRICITY,
  title: 'Series and parallel circuits',
});
const MADE: readonly IndexedItemFragment[] = [
  CIRCUITS,
  createIndexedResource('stem-learning:mains', {
    ...ELECTRICITY,
    title: 'Mains electricity in the home',
    topics: ['Electricity'],
    keyStages: ['KS4'],
  }),
  createIndexedResource('stem-learning:younger', { ...ELECTRICITY, title: 'Bulbs and buzzers', keyStages: ['KS2'] }),
  createIndexedCourse('raeng:york', {
    ...ELECTRICITY,
    title: 'Current electricity without tears',
    sessions: [createIndexedSession('York', '2027-01-12T09:00:00Z')],
  }),
  createIndexedCourse('raeng:truro', {
    ...ELECTRICITY,
    title: 'Current electricity by the sea',
    sessions: [createIndexedSession('Truro', '2026-12-12T09:00:00Z')],
  }),
  createIndexedCourse('raeng:online', {
    ...ELECTRICITY,
    title: 'Current electricity from your sofa',
    deliveryMode: 'ONLINE_ANY_TIME',
  }),
  createIndexedCourse('raeng:over', {
    ...ELECTRICITY,
    title: 'Current electricity last year',
    sessions: [createIndexedSession('York', '2025-01-12T09:00:00Z')],
  }),
  createIndexedCourse('raeng:primary', { ...ELECTRICITY, title: 'Electricity for infants', keyStages: ['KS1'] }),
];

let ids: ReadonlyMap<string, string>;
let index: SearchIndex;
let context: SearchContext;

beforeAll(async () => {
  const items = [...(await readCatalogueItems(now)), ...MADE].map((item) => ({
    ...item,
    topics: normaliseTopics(item.topics).value,
  }));
  ids = new Map(items.map(({ title, id }) => [title, id]));
  index = await openSearchIndex(items.flatMap((item) => toSearchDocuments(item, now)));
  context = { engine: index.engine, partnerStates: { read: async () => [] }, now: () => now };
});
afterAll(() => index?.close());

const idOf = (title: string): string => ids.get(title) ?? `no item ${title}`;
const stepsFrom = (id: string, postcode: string | null = null, first = 4): Promise<readonly NextStep[]> =>
  findNextSteps(context, { id, first, near: postcode === null ? null : { postcode } });
const told = (steps: readonly NextStep[]) => steps.map(({ step, reason, hit }) => [step, reason, hit.title]);
const bundleOf = (args: Partial<QueryBundleArgs> & { readonly topic: string }): Promise<Bundle> =>
  findBundle(context, { keyStage: null, near: null, ...args });

describe('next steps', () => {
  it('lead from a resource on circuits to the next stage, to CPD in reach and to a hub, each for a reason', async () => {
    const steps = await stepsFrom(CIRCUITS.id, 'YO10', 8);
    expect(told(steps.filter(({ step }) => step !== 'ACTIVITY' && step !== 'HUB'))).toEqual([
      ['NEXT_STAGE', 'Electricity at KS4, on from Current electricity', 'Mains electricity in the home'],
      [
        'COURSE',
        'CPD on teaching Current electricity, less than a mile from YO10',
        'Current electricity without tears',
      ],
      ['COURSE', 'CPD on teaching Current electricity, online', 'Current electricity from your sofa'],
      expect.arrayContaining(['COURSE']),
    ]);
    expect(new Set(steps.slice(0, 4).map(({ step }) => step))).toEqual(
      new Set(['NEXT_STAGE', 'COURSE', 'ACTIVITY', 'HUB']),
    );
    expect(steps.every(({ reason, hit }) => hit.reason === reason)).toBe(true);
  });

  it('put what is online before what is too far, and leave out what is too far where the miles are given', async () => {
    const courses = async (withinMiles?: number) =>
      (
        await findNextSteps(context, {
          id: CIRCUITS.id,
          first: 20,
          near: { postcode: 'NR31', ...(withinMiles === undefined ? {} : { withinMiles }) },
        })
      ).flatMap(({ step, hit }) => (step === 'COURSE' && hit.id.startsWith('raeng:') ? [hit.id] : []));
    const anywhere = await courses();
    expect(anywhere[0]).toBe('raeng:online');
    expect(anywhere).not.toContain('raeng:over');
    const near = await courses(30);
    expect(near).toContain('raeng:online');
    expect(near).not.toContain('raeng:york');
  });

  it('go up the curriculum from primary computing, topic by topic', async () => {
    const steps = await stepsFrom(
      idOf('Programming B – Events and actions (Teach Computing Curriculum, Year 3)'),
      'NG5',
    );
    expect(steps.map(({ step, reason }) => [step, reason])).toEqual([
      ['NEXT_STAGE', 'Programming at KS3'],
      ['COURSE', expect.stringMatching(/^CPD on teaching Programming/)],
      ['ACTIVITY', expect.stringMatching(/^An? (?:competition|programme|event) about Programming/)],
      ['HUB', 'The Computing Hub nearest to NG5, 4 miles away'],
    ]);
    expect(steps[0]?.hit.keyStages).toEqual(['KS3']);
    expect(steps[1]?.hit.keyStages).toContain('KS2');
  });

  it('lead from a competition without topics to CPD on its subject and to the hub that offers it', async () => {
    const steps = await stepsFrom(idOf('Inter-school rocket competition and science fayre'));
    expect(steps.map(({ step, reason }) => [step, reason])).toEqual(
      expect.arrayContaining([
        ['COURSE', expect.stringMatching(/^CPD on teaching Science/)],
        ['HUB', expect.stringMatching(/^The hub that offers it/)],
      ]),
    );
  });

  it('lead from a hub to what it offers', async () => {
    const steps = await stepsFrom('local-hubs:haringey-stem-network');
    expect(steps.map(({ step }) => step)).toEqual(expect.arrayContaining(['COURSE', 'ACTIVITY', 'HUB']));
    const [course, activity] = ['COURSE', 'ACTIVITY'].map((kind) => steps.find(({ step }) => step === kind));
    expect([course?.hit.hub?.id, activity?.hit.hub?.id]).toEqual(Array(2).fill('local-hubs:haringey-stem-network'));
  });

  it('of a course are other courses, never the same one by another way', async () => {
    const steps = await stepsFrom(idOf('Primary programming and algorithms - remote'), null, 20);
    const titles = steps.map(({ hit }) => hit.title);
    expect(titles).not.toContain('Primary programming and algorithms - face to face');
    expect(steps.find(({ step }) => step === 'COURSE')?.reason).toMatch(/^CPD on teaching (?:Programming|Algorithms)/);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('of what nobody knows are none; how many is a number from 1 to 20', async () => {
    expect(await stepsFrom('raeng:nothing')).toEqual([]);
    await expect(stepsFrom(CIRCUITS.id, null, 21)).rejects.toMatchObject({ extensions: { argument: 'first' } });
  });
});

describe('a bundle', () => {
  it('has resources, a course, an event and a hub for a topic', async () => {
    const bundle = await bundleOf({ topic: 'forces', keyStage: 'KS2', near: { postcode: 'NG5' } });
    expect(bundle.topic).toBe('Forces');
    const best = bundle.resources.slice(0, 2).map(({ title, reason }) => `${title} | ${reason}`);
    expect(best.toSorted()).toEqual([
      'Year 3: Forces and Magnets | About Forces for KS2',
      'Year 5: Forces | About Forces for KS2',
    ]);
    expect(bundle.resources.every(({ keyStages }) => keyStages.length === 0 || keyStages.includes('KS2'))).toBe(true);
    expect(bundle.course?.kind).toBe('COURSE');
    expect(bundle.course?.distanceMiles ?? 0).toBeLessThanOrEqual(50);
    expect(bundle.event?.distanceMiles ?? 0).toBeLessThanOrEqual(50);
    expect(bundle.hub?.card).toEqual({
      id: expect.any(String),
      name: 'STELLAR Science Learning Partnership',
      kind: 'SCIENCE_LEARNING_PARTNERSHIP',
    });
    expect(bundle.hub?.hub?.id).toBe(bundle.hub?.card.id);
  });

  it('knows a topic by other names, and finds the course in reach of it', async () => {
    const bundle = await bundleOf({ topic: 'electric circuits', keyStage: 'KS3', near: { postcode: 'YO10' } });
    expect(bundle.topic).toBe('Electricity');
    expect(bundle.course).toMatchObject({
      id: 'raeng:york',
      reason: 'CPD on teaching Electricity, less than a mile from YO10',
    });
    expect((await bundleOf({ topic: 'current electricity', near: { postcode: 'NR31' } })).course?.id).toBe(
      'raeng:online',
    );
  });

  it('takes a subject and a trade name for what they are', async () => {
    const [maths, microbit] = await Promise.all([bundleOf({ topic: 'maths' }), bundleOf({ topic: 'micro:bit' })]);
    expect([maths.topic, microbit.topic]).toEqual(['Mathematics', 'BBC micro:bit']);
    expect(maths.resources).toHaveLength(3);
    expect(microbit.resources.every(({ reason }) => reason?.startsWith('About BBC micro:bit'))).toBe(true);
  });

  it('looks for words that no vocabulary has, forgiving mistakes', async () => {
    const { topic, resources } = await bundleOf({ topic: 'kirchof laws' });
    expect([topic, resources.map(({ title, reason }) => [title, reason])]).toEqual([
      'kirchof laws',
      [["Kirchhoff's laws (teaching notes 8)", 'Found by “kirchof laws”']],
    ]);
  });

  it('is empty where there is nothing, and names no hub without a place', async () => {
    expect(await bundleOf({ topic: 'zzyzx', keyStage: 'KS2' })).toEqual({
      topic: 'zzyzx',
      resources: [],
      course: null,
      event: null,
      hub: null,
    });
  });

  it.each(['', '  ', '?!', '"'])('is not made of %j', async (topic) => {
    await expect(bundleOf({ topic })).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: 'topic' },
    });
  });
});

describe('related things', () => {
  it('each say what they have in common with the item, and are of several kinds', async () => {
    const related = await findRelated(context, { id: idOf('Build an LED torch (IET STEM fair activity)'), first: 8 });
    expect(related).toHaveLength(8);
    expect(related.filter(({ reason }) => reason === null)).toEqual([]);
    const reasons = related.map(({ reason }) => reason?.replace(/ (?:for|from) .*/, ''));
    expect(reasons).toEqual(
      expect.arrayContaining(['Also about Electricity,', 'An event about Electronics', 'CPD on teaching Physics']),
    );
    expect(new Set(related.map(({ kind }) => kind)).size).toBeGreaterThan(2);
  });

  it('of a hub begin with what it offers', async () => {
    const [first] = await findRelated(context, { id: 'local-hubs:haringey-stem-network', first: 5 });
    expect(first?.hub?.id).toBe('local-hubs:haringey-stem-network');
  });
});
