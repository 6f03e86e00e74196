import { expect, test } from 'vitest';
import { toWorkFields } from '../../../../subgraphs/discovery/merging/to-work-fields.ts';
import { toSearchDocuments } from '../../../../subgraphs/discovery/to-search-documents.ts';
import { createIndexedCourse, createIndexedSession } from '../../../support/indexed-items.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const OTHER = {
  id: 'stem-learning:7',
  partner: 'STEM_LEARNING',
  url: 'https://teachcomputing.org/courses/CP253?page=1',
  urls: ['teachcomputing.org/courses/CP253?page=1', 'teachcomputing.org/courses/CP253'],
  codes: ['CP253'],
  title: 'Physical computing kit',
} as const;
const work = {
  workId: 'work:raeng:1',
  preferred: true,
  others: [{ ...OTHER, urls: [...OTHER.urls], codes: ['CP253'] }],
};

test('the preferred listing is found by what its other listings are found by', () => {
  const item = createIndexedCourse('raeng:1', { title: 'Kit course', codes: ['R1'] });
  const alone = toWorkFields(item, { workId: 'work:raeng:1', preferred: true, others: [] });
  expect(toWorkFields(item, work)).toEqual({
    workId: 'work:raeng:1',
    preferred: true,
    listedBy: ['RAENG', 'STEM_LEARNING'],
    alsoListedBy: [{ id: 'stem-learning:7', partner: 'STEM_LEARNING', url: OTHER.url }],
    urls: ['partner.invalid/raeng%3A1', ...OTHER.urls],
    codes: ['R1', 'CP253'],
    words: [...alone.words, 'Physical computing kit', 'STEM Learning'],
  });
});

test('a listing that is not preferred is found by its own words alone, and says whose it is besides', () => {
  const item = createIndexedCourse('raeng:1', { title: 'Physical Computing: kit' });
  const alone = toWorkFields(item, { workId: 'work:raeng:1', preferred: true, others: [] });
  expect(toWorkFields(item, { ...work, preferred: false })).toEqual({
    ...alone,
    preferred: false,
    listedBy: ['RAENG', 'STEM_LEARNING'],
    alsoListedBy: [{ id: 'stem-learning:7', partner: 'STEM_LEARNING', url: OTHER.url }],
  });
  expect(toWorkFields(item, work).words).not.toContain('Physical computing kit');
});

test('every document of an item says the same of its work; without one it is a work by itself', () => {
  const sessions = [
    createIndexedSession('York', '2027-01-10T09:00:00Z'),
    createIndexedSession('Truro', '2027-02-10T09:00:00Z'),
  ];
  const item = createIndexedCourse('raeng:1', { sessions });
  const merged = toSearchDocuments(item, NOW, { ...work, preferred: false });
  expect(merged.map(({ workId, preferred, listedBy }) => [workId, preferred, listedBy.length])).toEqual(
    Array.from({ length: 3 }, () => ['work:raeng:1', false, 2]),
  );
  expect(toSearchDocuments(item, NOW)[0]).toMatchObject({
    workId: 'work:raeng:1',
    preferred: true,
    listedBy: ['RAENG'],
    alsoListedBy: [],
  });
});
