// Facts in common, and the words that tell them.
import { describe, expect, it } from 'vitest';
import type { CardDocument } from '../../../../subgraphs/discovery/search-document.ts';
import { toFocus } from '../../../../subgraphs/discovery/steps/focus.ts';
import { rankHubs } from '../../../../subgraphs/discovery/steps/hub-steps.ts';
import { findInCommon } from '../../../../subgraphs/discovery/steps/in-common.ts';
import { rankOffers } from '../../../../subgraphs/discovery/steps/rank-offers.ts';
import { toHubReason, toOfferReason, toRelatedReason } from '../../../../subgraphs/discovery/steps/reasons.ts';
import { isOver } from '../../../../subgraphs/discovery/steps/same-and-over.ts';
import type { StepPlace } from '../../../../subgraphs/discovery/steps/step-place.ts';
import { toTopicKin } from '../../../../subgraphs/discovery/steps/topic-kin.ts';
import { toSearchDocuments } from '../../../../subgraphs/discovery/to-search-documents.ts';
import { createIndexedCourse, createIndexedResource, createIndexedSession } from '../../../support/indexed-items.ts';

const now = new Date('2026-11-22T10:00:00Z');
const nowSeconds = now.getTime() / 1_000;
const YORK: StepPlace = { latitude: 53.946, longitude: -1.053, name: 'YO10', reachMiles: 50, isBounded: false };

function toCard(item: Parameters<typeof toSearchDocuments>[0], facts: Partial<CardDocument> = {}): CardDocument {
  const [document] = toSearchDocuments(item, now);
  if (document === undefined) throw new Error('no document');
  return { ...document, ...facts };
}

const LESSON = toCard(
  createIndexedResource('stem-learning:1', {
    title: 'Rockets and drag',
    topics: ['Forces', 'Teamwork'],
    subjects: ['Physics'],
    keyStages: ['KS3'],
  }),
);
const toOther = (facts: Partial<CardDocument>): CardDocument => ({
  ...toCard(createIndexedCourse('raeng:2', { title: 'Other', deliveryMode: null })),
  ...facts,
});

describe('what two things have in common', () => {
  it.each<[string, Partial<CardDocument>, unknown]>([
    ['a topic that the title names', { title: 'Teaching forces well', subjects: ['Science'] }, ['NAMED', 'Forces']],
    ['a main topic', { topics: ['Forces', 'Teamwork'] }, ['MAIN_TOPIC', 'Forces']],
    ['a topic among others', { title: 'Sound it out', topics: ['Sound', 'Forces'] }, ['TOPIC', 'Forces']],
    ['a topic that carries one on', { topics: ['Forces and motion'] }, ['KIN', 'Forces and motion']],
    ['a telling word, as it is spelt there', { title: 'Rocket day', subjects: ['Science'] }, ['WORD', 'rocket']],
    ['the whole that a subject is part of', { subjects: ['Science'] }, ['SUBJECT', 'Science']],
    ['nothing, for words of another subject', { title: 'Rocket salads', subjects: ['Food and nutrition'] }, null],
    ['nothing, for people’s work around lessons', { topics: ['Teamwork'] }, null],
  ])('is %s', (_name, facts, expected) => {
    const inCommon = findInCommon(toFocus(LESSON), toOther(facts));
    expect(inCommon === null ? null : [inCommon.closeness, inCommon.what]).toEqual(expected);
  });

  it('goes by the names of topics within one subject', () => {
    expect(toTopicKin(['Light'])).toEqual(['Light waves']);
    expect(toTopicKin(['States of matter'])).not.toContain('Energy in matter');
    expect(toTopicKin(['Enrichment', 'a partner’s own word'])).toEqual([]);
  });
});

describe('a reason', () => {
  const offerReason = (facts: Partial<CardDocument>): string | undefined => {
    const [offer] = rankOffers(toFocus(LESSON), [toOther(facts)], {
      place: YORK,
      hubsInReach: new Set(),
      nowSeconds,
    });
    return offer === undefined ? undefined : toOfferReason(offer, YORK);
  };

  it.each<[Partial<CardDocument>, string | undefined]>([
    [{ topics: ['Forces'], deliveryMode: 'ONLINE_LIVE' }, 'CPD on teaching Forces, online'],
    [
      { topics: ['Forces'], places: [{ latitude: 53.946, longitude: -0.7, outcode: 'YO42' }] },
      'CPD on teaching Forces, 14 miles from YO10',
    ],
    [{ subjects: ['Science'] }, 'CPD on teaching Science'],
    [{ title: 'Rockets' }, 'CPD on “rockets”'],
    [
      { kind: 'COMPETITION', topics: ['Forces'], ageRange: { from: 11, to: 14 } },
      'A competition about Forces for ages 11 to 14',
    ],
    [{ kind: 'EVENT', topics: ['Forces'], keyStages: ['KS2', 'KS3', 'KS4'] }, 'An event about Forces for KS2 to KS4'],
    [
      { kind: 'PROGRAMME', topics: ['Forces'], ageRange: { from: 16, to: null } },
      'A programme about Forces for ages 16 and over',
    ],
    [{ topics: ['Forces'], title: 'Forces day 2019/20' }, undefined],
  ])('for CPD and activities: %j', (facts, expected) => {
    expect(offerReason(facts)).toBe(expected);
  });

  it('says CPD on a matter that is not taught to a class', () => {
    const leading = toOther({ topics: ['Leadership'], title: 'Leading a department' });
    const focus = toFocus(toOther({ topics: ['Leadership'] }));
    expect(toRelatedReason(LESSON, leading, findInCommon(focus, leading))).toBe('CPD on Leadership');
  });

  it.each<[Partial<CardDocument>, string | null]>([
    [{ kind: 'RESOURCE', topics: ['Forces'], partner: 'IET_FARADAY' }, 'Also about Forces, from IET Faraday'],
    [{ kind: 'RESOURCE', topics: ['Forces'], partner: 'STEM_LEARNING' }, 'Also about Forces'],
    [
      { kind: 'RESOURCE', subjects: ['Physics'], keyStages: ['KS3'], partner: 'STEM_LEARNING' },
      'Also about Physics for KS3',
    ],
    [{ kind: 'FUNDING', subjects: ['Physics'] }, 'Funding for Physics'],
    [{ kind: 'HUB', subjects: ['Science'], hub: { id: 'h', name: 'H', kind: 'SCHOOL_HUB' } }, 'School hub for Science'],
    [{ kind: 'RESOURCE', subjects: ['Music'] }, null],
  ])('for related things: %j', (facts, expected) => {
    const other = toOther(facts);
    expect(toRelatedReason(LESSON, other, findInCommon(toFocus(LESSON), other))).toBe(expected);
  });
});

describe('hubs', () => {
  const toHub = (
    name: string,
    kind: 'MATHS_HUB' | 'STEM_CENTRE' | 'SCHOOL_HUB',
    longitude: number,
    subjects: readonly string[],
  ) =>
    toOther({
      itemKey: name,
      kind: 'HUB',
      title: name,
      subjects,
      hub: { id: name, name, kind },
      places: [{ latitude: YORK.latitude, longitude, outcode: 'YO1' }],
    });
  const HUBS = [
    toHub('centre', 'STEM_CENTRE', -1.05, ['STEM']),
    toHub('far maths', 'MATHS_HUB', -3.1, ['Mathematics']),
    toHub('near maths', 'MATHS_HUB', -0.7, ['Mathematics']),
    toHub('own', 'SCHOOL_HUB', -2, []),
  ];
  const focus = {
    ...toFocus(toOther({ kind: 'RESOURCE', subjects: ['Mathematics'] })),
    hub: { id: 'own', name: 'own', kind: 'SCHOOL_HUB' as const },
  };

  it('are the one that offers the item, then the nearest for the subject, then those for all', () => {
    expect(rankHubs(focus, HUBS, YORK).map((step) => [step.hub.name, toHubReason(step, YORK)])).toEqual([
      ['own', 'The hub that offers it, 39 miles away'],
      ['near maths', 'The Maths Hub nearest to YO10, 14 miles away'],
      ['far maths', 'A Maths Hub, 83 miles away'],
      ['centre', 'The STEM centre nearest to YO10, less than a mile away'],
    ]);
  });

  it('are the nearest of their kind where the place has no name', () => {
    const [, step] = rankHubs(focus, HUBS, YORK);
    expect(step === undefined ? null : toHubReason(step, { ...YORK, name: null })).toBe(
      'The nearest Maths Hub, 14 miles away',
    );
  });
});

describe('what is over', () => {
  it.each<[string, boolean]>([
    ['Challenge Days 2017-18', true],
    ['Challenge Days 2026-27', false],
    ['Work groups 2020/21', true],
    ['Report of 2025', true],
    ['Towards 2030', false],
    ['Engineering for all', false],
  ])('%s: %s', (title, expected) => {
    expect(isOver({ title, sessions: [] }, nowSeconds)).toBe(expected);
  });

  it('is told by its days where it has any', () => {
    const { sessions } = toCard(
      createIndexedCourse('raeng:3', { sessions: [createIndexedSession('York', '2027-01-12T09:00:00Z')] }),
    );
    expect(isOver({ title: 'Fair 2019', sessions }, nowSeconds)).toBe(false);
    expect(isOver({ title: 'Fair', sessions }, nowSeconds + 365 * 24 * 60 * 60)).toBe(true);
  });
});
