import { describe, expect, it } from 'vitest';
import { interpretQuery } from '../../../../subgraphs/discovery/interpret/interpret-query.ts';
import { findPlace } from '../../../../subgraphs/discovery/place/find-place.ts';
import { toQueryTerms } from '../../../../subgraphs/discovery/ranking/query-terms.ts';
import { DISTANT_MILES, SOON_DAYS, UNCONFIRMED_DAYS } from '../../../../subgraphs/discovery/ranking/ranking-weights.ts';
import { type Candidate, type Judgement, scoreHit } from '../../../../subgraphs/discovery/ranking/score-hit.ts';
import type { CardDocument } from '../../../../subgraphs/discovery/search-document.ts';
import { toSearchDocuments } from '../../../../subgraphs/discovery/to-search-documents.ts';
import { createIndexedCourse, createIndexedResource, createIndexedSession } from '../../../support/indexed-items.ts';

const now = new Date('2026-11-22T10:00:00Z');
const nowSeconds = now.getTime() / 1000;
const dayAfter = (days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString();

const YORK = { latitude: 53.946, longitude: -1.053 };

const [resource] = toSearchDocuments(
  createIndexedResource('stem-learning:1', { title: 'Something else', checkedAt: dayAfter(-1) }),
  now,
);
const card = (overrides: Partial<CardDocument> = {}): CardDocument => {
  if (resource === undefined) throw new Error('no document');
  return { ...resource, ...overrides };
};
const courseAt = (...sessions: readonly ReturnType<typeof createIndexedSession>[]): CardDocument => {
  const [course] = toSearchDocuments(createIndexedCourse('raeng:1', { sessions, checkedAt: dayAfter(-1) }), now);
  if (course === undefined) throw new Error('no document');
  return course;
};

interface Asked
  extends Partial<Pick<Candidate, 'rank' | 'formatted'>>,
    Partial<Pick<Judgement, 'readings' | 'subjects' | 'near'>> {
  readonly query?: string;
  /** What is left of it, where something was read. */
  readonly left?: string;
}

function scoreOf(document: CardDocument, asked: Asked = {}): number {
  const { query = 'led torch', left = query, rank = 0, formatted = {} } = asked;
  const { readings = [], subjects = [], near = null } = asked;
  return scoreHit(
    { document, formatted, rank },
    { query: toQueryTerms(left, query), readings, subjects, near, nowSeconds },
  );
}

/** The better one first. */
function expectOrder(...scores: readonly number[]): void {
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  expect(new Set(scores).size).toBe(scores.length);
}

describe('the words of a query', () => {
  it('say most in the title, and more anywhere on the card than in what it does not show', () => {
    const elsewhere = scoreOf(card());
    const inTitle = scoreOf(card({ title: 'Something led torch else' }));
    const others = [
      card({ topics: ['LED torch'] }),
      card({ subjects: ['LED torch'] }),
      card({ publisher: 'LED torch' }),
      card({ summary: 'With an LED and a torch.' }),
    ].map((document) => scoreOf(document));
    for (const score of others) expectOrder(inTitle, score, elsewhere);
  });

  it('count by the best place that they are in, wherever else they are', () => {
    const summary = 'With an LED and a torch.';
    const inSummary = scoreOf(card({ summary }));
    const inTopics = scoreOf(card({ topics: ['LED torch'] }));
    expect(scoreOf(card({ summary, topics: ['LED torch'] }))).toBe(Math.max(inSummary, inTopics));
  });

  it('count one by one: both are better than one', () => {
    expectOrder(
      scoreOf(card({ summary: 'LED and torch' })),
      scoreOf(card({ summary: 'LED' })),
      scoreOf(card({ summary: 'Nothing' })),
    );
  });

  it('make the thing itself of a title that is little more than them', () => {
    expectOrder(
      scoreOf(card({ title: 'LED torch' })),
      scoreOf(card({ title: 'The LED torch' })),
      scoreOf(card({ title: 'All that you can do with an LED torch in a week' })),
    );
  });

  it('say more side by side and in their order', () => {
    expectOrder(scoreOf(card({ title: 'Make led torch' })), scoreOf(card({ title: 'Make torch led' })));
  });

  it('match in their other forms as they are, and as the beginning of others', () => {
    const titled = (title: string): number => scoreOf(card({ title }), { query: 'circuit' });
    expect(titled('Circuits')).toBe(titled('Circuit'));
    expectOrder(titled('Circuit thing'), titled('Circuitry thing'), titled('Other thing'));
  });

  it('match what is another word for them', () => {
    const titled = (title: string): number => scoreOf(card({ title }), { query: 'DT' });
    expectOrder(titled('DT ideas week'), titled('Design and technology ideas week'), titled('Other fine ideas week'));
    expect(titled('Technology and other ideas')).toBeLessThan(titled('Design and technology ideas'));
  });

  it('match what the engine took for their spelling mistake, and nothing that it did not', () => {
    const titled = (title: string, marked: string): number =>
      scoreOf(card({ title }), { query: 'kirchof', formatted: { title: marked } });
    expectOrder(
      titled('Kirchof laws', 'Kirchof laws'),
      titled('Kirchhoff laws', '\uE000Kirchhoff\uE001 laws'),
      titled('Kirchhoff laws', 'Kirchhoff laws'),
    );
  });

  it('count a little, too, where they were read as a filter', () => {
    const titled = (title: string): number => scoreOf(card({ title }), { query: 'year 5 forces', left: 'forces' });
    expectOrder(titled('Year 5 forces'), titled('Forces'));
    expectOrder(titled('Year 5 things'), titled('Other fine things'));
  });

  it('are nothing to go by where none are left', () => {
    const asked = { query: 'ks3', left: '' };
    expect(scoreOf(card({ title: 'KS3' }), asked)).toBe(scoreOf(card({ title: 'Other' }), asked));
    expect(scoreOf(card({ title: '' }), { query: '😀' })).not.toBeNaN();
    expect(scoreOf(card({ title: '' }))).not.toBeNaN();
  });
});

describe('what else speaks for a hit', () => {
  it('is that it states what was read, rather than leaving it open, let alone saying otherwise', () => {
    const { readings } = interpretQuery('ks3', { literal: [], now, findPlace });
    expectOrder(
      scoreOf(card({ keyStages: ['KS3'] }), { readings }),
      scoreOf(card({ keyStages: [], ageRange: null }), { readings }),
      scoreOf(card({ keyStages: ['KS1'] }), { readings }),
    );
  });

  it('is that it is of the subject that the query names', () => {
    const named = { subjects: ['Mathematics'] };
    expectOrder(
      scoreOf(card({ subjects: ['Mathematics'] }), named),
      scoreOf(card({ subjects: [] }), named),
      scoreOf(card({ subjects: ['Computing'] }), named),
    );
  });

  it('is that it is near, by its nearest place; what is too far for anybody comes after what has no place', () => {
    const at = (latitude: number): CardDocument['places'][number] => ({ ...YORK, latitude, outcode: 'YO10' });
    const near = { near: YORK };
    const placeless = scoreOf(card(), near);
    expectOrder(
      scoreOf(card({ places: [at(YORK.latitude)] }), near),
      scoreOf(card({ places: [at(YORK.latitude - 0.2)] }), near),
      placeless,
    );
    const milesPerDegree = 69;
    const away = (miles: number): number =>
      scoreOf(card({ places: [at(YORK.latitude - miles / milesPerDegree)] }), near);
    expectOrder(placeless, away(1.1 * DISTANT_MILES), away(2 * DISTANT_MILES));
    expect(away(4 * DISTANT_MILES)).toBe(away(2 * DISTANT_MILES));
    expect(scoreOf(card({ places: [at(0), at(YORK.latitude)] }), near)).toBe(
      scoreOf(card({ places: [at(YORK.latitude)] }), near),
    );
    expect(scoreOf(card({ places: [at(YORK.latitude)] }))).toBe(scoreOf(card()));
  });

  it('is the engine’s own order, where all else is alike', () => {
    expectOrder(scoreOf(card(), { rank: 0 }), scoreOf(card(), { rank: 1 }), scoreOf(card(), { rank: 50 }));
  });

  it('is that it can still be had: what is over comes after it, and what is archived last', () => {
    expectOrder(...[0, 1, 2, 3].map((currency) => scoreOf(card({ currency }))));
  });

  it('is that it can be booked now, the better if soon; what has no dates is not buried by what has', () => {
    const soon = courseAt(createIndexedSession('York', dayAfter(SOON_DAYS - 5)));
    const later = courseAt(createIndexedSession('York', dayAfter(SOON_DAYS + 5)));
    const past = { ...courseAt(createIndexedSession('York', dayAfter(-5))), currency: 0 };
    const undated = courseAt();
    expectOrder(scoreOf(soon), scoreOf(later), scoreOf(past));
    expect(scoreOf(undated)).toBeGreaterThan(scoreOf(past));
  });

  it('is that it is a whole collection, and no report of a day that is over, where no kind is asked for', () => {
    const [collection, event, coming] = [
      card({ kind: 'COLLECTION' }),
      card({ kind: 'EVENT' }),
      card({ kind: 'EVENT', upcomingUntil: nowSeconds + 1, sessions: [] }),
    ];
    expectOrder(scoreOf(collection), scoreOf(card()), scoreOf(event));
    expect(scoreOf(coming)).toBeGreaterThan(scoreOf(event));
    const { readings } = interpretQuery('events', { literal: [], now, findPlace });
    expect(readings).toHaveLength(1);
    const asked = { query: 'events', left: '', readings };
    expect(scoreOf(event, asked)).toBeGreaterThan(scoreOf(collection, asked));
  });

  it('is that its partner has confirmed it of late', () => {
    expectOrder(
      scoreOf(card({ checkedAt: dayAfter(1 - UNCONFIRMED_DAYS) })),
      scoreOf(card({ checkedAt: dayAfter(-1 - UNCONFIRMED_DAYS) })),
    );
  });

  it('is that it says more about itself', () => {
    expectOrder(scoreOf(card({ completeness: 5 })), scoreOf(card({ completeness: 1 })));
  });
});
