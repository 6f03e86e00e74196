// How good items are, in counts that can be added up.
import { expect, test } from 'vitest';
import { createQualityCounter, sumQualities } from '../../../../subgraphs/kit/quality/count-quality.ts';
import { NO_QUALITY } from '../../../../subgraphs/kit/quality/quality.ts';
import { createActivity, createCourse, createResource, createSession } from '../../../support/sample-items.ts';

function count(...items: readonly Parameters<ReturnType<typeof createQualityCounter>['add']>[0][]) {
  const counter = createQualityCounter();
  for (const item of items) counter.add(item, []);
  return counter.total();
}

test('a field counts as filled when it says something', () => {
  const quality = count(
    createResource('a', { summary: 'A lesson.', keyStages: ['KS3'], free: false, preparationMinutes: 0 }),
    createResource('b', { licence: { code: 'NONE_STATED', text: null, url: null } }),
    createResource('c', { licence: { code: 'UNKNOWN', text: 'Ask us', url: null } }),
  );
  expect(quality.families).toEqual({
    LearningResource: {
      items: 3,
      filled: {
        ageRange: 0,
        codes: 0,
        costText: 0,
        duration: 0,
        files: 0,
        free: 1,
        image: 0,
        keyStages: 1,
        kit: 0,
        licence: 1,
        nations: 0,
        preparationMinutes: 1,
        publishedOn: 0,
        publisher: 0,
        qualityMarks: 0,
        resourceTypes: 0,
        subjects: 0,
        summary: 1,
        topics: 0,
        yearGroups: 0,
      },
    },
  });
});

test('an item counts once for a field, however many of its words are unknown', () => {
  const counter = createQualityCounter();
  const word = (field: string, text: string) => ({ field, word: text });
  counter.add(createResource('a'), [word('topics', 'Magic'), word('topics', 'Alchemy'), word('subjects', 'Magic')]);
  counter.add(createResource('b'), [word('topics', 'Magic')]);
  expect(counter.total().unknown).toEqual({ subjects: 1, topics: 2 });
});

test('one page for two items is told, unless it is only the page of their hub', () => {
  const url = 'https://hub.invalid/events';
  const same = count(createResource('a', { url }), createResource('b', { url: 'http://www.hub.invalid/events/#top' }));
  expect(same.sameAddress).toBe(1);
  const inferred = { url, inferredFields: ['url'] };
  expect(count(createActivity('a', inferred), createActivity('b', inferred)).sameAddress).toBe(0);
});

test('one title is the same thing only of one kind and on one day', () => {
  const title = 'Science & maths club';
  const march = { title, sessions: [createSession('2027-03-01T09:00:00Z')] };
  const april = { title: 'SCIENCE AND MATHS CLUB', sessions: [createSession('2027-04-01T09:00:00Z')] };
  expect(count(createActivity('a', march), createActivity('b', april), createCourse('c', march)).sameTitle).toBe(0);
  expect(count(createActivity('a', march), createActivity('b', { ...april, sessions: march.sessions })).sameTitle).toBe(
    1,
  );
});

test('feeds add up, field by field', () => {
  const resources = count(createResource('a', { summary: 'A lesson.' }));
  const more = count(createResource('b', { summary: 'Another.' }), createCourse('c'));
  const sum = sumQualities([resources, more]);
  expect(sum.items).toBe(3);
  expect(sum.families.LearningResource).toMatchObject({ items: 2, filled: { summary: 2 } });
  expect(sum.families.Course?.items).toBe(1);
  expect(sumQualities([])).toEqual(NO_QUALITY);
});
