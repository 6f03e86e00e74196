import { describe, expect, it } from 'vitest';
import type { ItemWork } from '../../../../subgraphs/discovery/merging/item-work.ts';
import { countFacets } from '../../../../subgraphs/discovery/search/count-facets.ts';
import type { CardDocument } from '../../../../subgraphs/discovery/search-document.ts';
import { toSearchDocuments } from '../../../../subgraphs/discovery/to-search-documents.ts';
import { createIndexedCourse, createIndexedResource } from '../../../support/indexed-items.ts';

const now = new Date('2026-11-22T10:00:00Z');
const countsOf = (...documents: readonly CardDocument[]) =>
  countFacets(documents.map((document) => ({ document, formatted: {} })));

describe('the facets of hits at hand', () => {
  const resource = createIndexedResource('stem-learning:1', {
    keyStages: ['KS3', 'KS4'],
    topics: ['Circuits', 'Circuits', 'constructor'],
  });
  const course = createIndexedCourse('raeng:2', { free: false, topics: ['Circuits'] });
  const listing: ItemWork['others'][number] = {
    id: 'raeng:1',
    partner: 'RAENG',
    url: 'https://raeng.invalid/1',
    urls: [],
    codes: [],
    title: 'Resource',
  };
  const documents = [
    ...toSearchDocuments(resource, now, { workId: 'work:1', preferred: true, others: [listing] }),
    ...toSearchDocuments(course, now),
  ];

  it('count a thing once for each of its values, and for each partner that lists it', () => {
    expect(countsOf(...documents)).toEqual({
      kind: { RESOURCE: 1, COURSE: 1 },
      listedBy: { STEM_LEARNING: 1, RAENG: 2 },
      keyStages: { KS3: 1, KS4: 1 },
      subjects: {},
      topics: { Circuits: 2, constructor: 1 },
      resourceTypes: {},
      deliveryMode: { IN_PERSON: 1 },
      regions: {},
      free: { false: 1 },
      status: { CURRENT: 2 },
    });
  });

  it('are there without a value when there are no hits', () => {
    expect(Object.values(countsOf())).toEqual(Array.from({ length: 10 }, () => ({})));
  });
});
