import { describe, expect, it } from 'vitest';
import { interpretQuery } from '../../../../subgraphs/discovery/interpret/interpret-query.ts';
import type { Reading } from '../../../../subgraphs/discovery/interpret/reading.ts';
import { findPlace } from '../../../../subgraphs/discovery/place/find-place.ts';
import { fitsInFull } from '../../../../subgraphs/discovery/ranking/fits-in-full.ts';
import { type Fit, fitOf, toFitScore } from '../../../../subgraphs/discovery/ranking/reading-fit.ts';
import type { CardDocument } from '../../../../subgraphs/discovery/search-document.ts';
import { toSearchDocuments } from '../../../../subgraphs/discovery/to-search-documents.ts';
import { createIndexedCourse, createIndexedSession } from '../../../support/indexed-items.ts';

const now = new Date('2026-11-22T10:00:00Z');
const readings = (query: string): readonly Reading[] => interpretQuery(query, { literal: [], now, findPlace }).readings;
const [course] = toSearchDocuments(
  createIndexedCourse('raeng:1', { sessions: [createIndexedSession('York', '2027-01-12T09:00:00Z')] }),
  now,
);
const past = course?.sessions.map((each) => ({ ...each, startsAt: 0 })) ?? [];
const card = (overrides: Partial<CardDocument> = {}): CardDocument => {
  if (course === undefined) throw new Error('no document');
  return { ...course, keyStages: [], ageRange: null, ...overrides };
};
const fitOfQuery = (query: string, overrides: Partial<CardDocument>): Fit | undefined => {
  const [reading] = readings(query);
  return reading && fitOf(reading.constraint, card(overrides));
};

describe('what was read in a query', () => {
  it.each<[string, Partial<CardDocument>, Partial<CardDocument>, Partial<CardDocument>]>([
    ['ks3 forces', { keyStages: ['KS3'] }, { keyStages: [] }, { keyStages: ['KS1'] }],
    ['year 5 forces', { ageRange: { from: 9, to: 11 } }, {}, { ageRange: { from: 11, to: 14 } }],
    ['year 5 forces', { keyStages: ['KS2'] }, {}, { keyStages: ['KS4'] }],
    ['online forces cpd', { deliveryMode: 'ONLINE_LIVE' }, { deliveryMode: null }, { deliveryMode: 'IN_PERSON' }],
    ['free forces', { free: true }, { free: null }, { free: false }],
    ['forces in january', {}, { sessions: [] }, { sessions: past }],
    ['forces under 30 minutes', { durationMinutes: 20 }, { durationMinutes: null }, { durationMinutes: 90 }],
    ['forces in the north west', { regions: ['NORTH_WEST'] }, { regions: [] }, { regions: ['LONDON'] }],
    ['forces scottish curriculum', { nations: ['SCOTLAND'] }, { nations: [] }, { nations: ['WALES'] }],
  ])('is stated, left unsaid or contradicted: %s', (query, stated, open, contrary) => {
    expect([stated, open, contrary].map((overrides) => fitOfQuery(query, overrides))).toEqual([
      'stated',
      'open',
      'contrary',
    ]);
  });

  it.each<[string, Partial<CardDocument>]>([
    ['forces for technicians', { audiences: [] }],
    ['forces worksheets', { resourceTypes: ['game'] }],
    ['forces near York', {}],
  ])('is never contradicted where partners’ labels are too coarse, or distance tells: %s', (query, overrides) => {
    expect(fitOfQuery(query, overrides)).toBe('open');
  });

  it('is partly stated by a hub where courses are asked for', () => {
    const kinds = ['COURSE', 'HUB', 'RESOURCE'] as const;
    expect(kinds.map((kind) => fitOfQuery('forces cpd', { kind }))).toEqual(['stated', 'partly', 'contrary']);
    const scores = kinds.map((kind) => toFitScore(readings('forces cpd'), card({ kind }), []));
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  });

  it('adds up field by field, and readings of one field are alternatives', () => {
    const scoreOf = (query: string, overrides: Partial<CardDocument>): number =>
      toFitScore(readings(query), card(overrides), []);
    const ks3 = scoreOf('ks3 forces', { keyStages: ['KS3'] });
    expect(scoreOf('ks3 ks4 forces', { keyStages: ['KS3'] })).toBe(ks3);
    expect(scoreOf('free ks3 forces', { keyStages: ['KS3'], free: true })).toBeGreaterThan(ks3);
    expect(scoreOf('ks3 forces', { keyStages: ['KS3', 'KS4', 'KS5'] })).toBeLessThan(ks3);
    expect(scoreOf('ks3 forces', { keyStages: ['KS1'] })).toBeLessThan(0);
  });

  it('is as good as stated where the title bears the very words', () => {
    const plain = toFitScore(readings('year 8 forces'), card(), []);
    expect(toFitScore(readings('year 8 forces'), card(), ['year', '8', 'spectacular'])).toBeGreaterThan(plain);
  });
});

describe('an item that fits in full', () => {
  const fits = (query: string, overrides: Partial<CardDocument>): boolean =>
    fitsInFull(card(overrides), { readings: readings(query), near: null });

  it('states all that was read, but for what partners label too coarsely', () => {
    expect(fits('ks3 forces', { keyStages: ['KS3'] })).toBe(true);
    expect(fits('ks3 forces', { keyStages: [] })).toBe(false);
    expect(fits('ks3 forces for technicians', { keyStages: ['KS3'], audiences: [] })).toBe(true);
    expect(fits('forces', {})).toBe(true);
  });

  it('is near, where a place is asked for', () => {
    const york = { latitude: 53.946, longitude: -1.053 };
    const isNear = (latitude: number): boolean =>
      fitsInFull(card({ places: [{ ...york, latitude, outcode: 'YO10' }] }), { readings: [], near: york });
    expect([isNear(york.latitude), isNear(york.latitude - 3)]).toEqual([true, false]);
    expect(fitsInFull(card({ places: [] }), { readings: [], near: york })).toBe(false);
  });
});
