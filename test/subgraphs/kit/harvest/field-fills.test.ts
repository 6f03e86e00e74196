// What a reading's items say is counted by family and path, and compared with what the next one's say.
import { expect, test } from 'vitest';
import { createFieldFillCounter, describeDrift, toMemorable } from '../../../../subgraphs/kit/harvest/field-fills.ts';
import { createCourse, createResource } from '../../../support/sample-items.ts';

const LIMITS = { filled: 0.8, left: 0.05, floor: 10 };

test('a field counts once for each item that says something in it, parts of lists and objects by their path', () => {
  const counter = createFieldFillCounter();
  counter.add(createResource('a', { subjects: ['Physics', 'Biology'], ageRange: { from: 11, to: null }, free: false }));
  counter.add(createResource('b', { summary: '', resourceTypes: [] }));
  counter.add(createCourse('c'));
  const common = { family: 1, id: 1, kind: 1, status: 1, title: 1, url: 1 };
  expect(counter.total()).toEqual({
    LearningResource: {
      items: 2,
      filled: {
        family: 2,
        id: 2,
        kind: 2,
        status: 2,
        title: 2,
        url: 2,
        subjects: 1,
        ageRange: 1,
        'ageRange.from': 1,
        free: 1,
      },
    },
    Course: { items: 1, filled: common },
  });
});

test('only what most of enough items had is remembered', () => {
  const fields = {
    Course: { items: 20, filled: { title: 20, priceText: 16, summary: 15 } },
    Activity: { items: 9, filled: { title: 9 } },
  };
  expect(toMemorable(fields, LIMITS)).toEqual({ Course: { items: 20, filled: { title: 20, priceText: 16 } } });
});

test('a family that is gone or small, and a field that few had, are not missed', () => {
  const before = { Course: { items: 20, filled: { start: 20, place: 15 } } };
  expect(describeDrift(before, {}, LIMITS)).toEqual([]);
  expect(describeDrift(before, { Course: { items: 9, filled: {} } }, LIMITS)).toEqual([]);
  expect(describeDrift(before, { Course: { items: 20, filled: { start: 1 } } }, LIMITS)).toEqual([
    'start of Course (20 of 20 before, 1 of 20 now)',
  ]);
  expect(describeDrift(before, { Course: { items: 20, filled: { start: 2 } } }, LIMITS)).toEqual([]);
});
