// Feeds that cannot be had whole: each is an error with its code, so that nothing is taken for removed.
import { describe, expect, test } from 'vitest';
import {
  createCrmAnswer,
  type Documents,
  gatherFailure,
  gatherOutcomes,
  readStemLearningFixture,
} from './harvest-fixtures.ts';

const node = (number: number): object => ({
  type: 'node--resource',
  id: `node-${number}`,
  attributes: { drupal_internal__nid: number, title: `Resource ${number}` },
});

describe('the listings of nodes', () => {
  test.each<[string, Documents, string]>([
    ['that are errors', { resources: readStemLearningFixture('broken/errors') }, 'FEED_REFUSED'],
    ['that are no JSON', { resources: () => ({ body: '<html>' }) }, 'FEED_MALFORMED'],
    ['that are no collection', { resources: { data: node(1) } }, 'FEED_MALFORMED'],
    ['that lead in a circle', { resources: { data: [node(1)], links: { next: '?page=1' } } }, 'FEED_MALFORMED'],
    ['shorter than they say', { resources: { data: [node(1)], meta: { count: 2 } } }, 'FEED_INCOMPLETE'],
    ['that are refused', { resources: () => ({ status: 403 }) }, 'FEED_STATUS'],
    [
      'whose every query is bad',
      { resources: () => ({ status: 400, body: readStemLearningFixture('broken/errors') }) },
      'FEED_STATUS',
    ],
  ])('%s are %s', async (_what, documents, code) => {
    expect(await gatherFailure('resources', documents)).toBe(code);
  });

  test('are read without topics where the site has no such field', async () => {
    const includes: (string | null)[] = [];
    const outcomes = await gatherOutcomes('resources', {
      resources: (query) => {
        includes.push(query.get('include'));
        if (query.get('include')?.includes('field_topics')) {
          return { status: 400, body: readStemLearningFixture('broken/errors') };
        }
        return { body: { data: [node(1)] } };
      },
    });
    expect(outcomes).toMatchObject([{ kind: 'kept', item: { id: 'stem-learning:1' } }]);
    expect(includes).toEqual([
      'field_subjects,field_age_ranges,field_resource_types,field_publisher,field_topics',
      'field_subjects,field_age_ranges,field_resource_types,field_publisher',
    ]);
  });

  test('are read again for what slipped over a page while a node was saved', async () => {
    // Node 1 is saved after the first page was read: it moves to the end, and node 3 to the page that was read.
    const orders = [
      [1, 2, 3, 4],
      [2, 3, 4, 1],
    ];
    let asked = 0;
    const outcomes = await gatherOutcomes('resources', {
      resources: (query) => {
        const offset = Number(query.get('page[offset]'));
        const order = orders[Math.min(asked, 1)] ?? [];
        asked += 1;
        const links = offset + 2 < order.length ? { next: { href: `?page[offset]=${offset + 2}` } } : {};
        return { body: { data: order.slice(offset, offset + 2).map(node), links, meta: { count: 4 } } };
      },
    });
    expect(outcomes.map((outcome) => outcome.kind === 'kept' && outcome.item.id)).toEqual([
      'stem-learning:1',
      'stem-learning:2',
      'stem-learning:4',
      'stem-learning:3',
    ]);
  });

  test('that never stand still are incomplete', async () => {
    let number = 0;
    const failure = await gatherFailure('resources', {
      resources: (query) => {
        number += 1;
        const second = query.get('page[offset]') === '50';
        return { body: { data: [node(number), node(1)], links: second ? {} : { next: { href: '?page[offset]=50' } } } };
      },
    });
    expect(failure).toBe('FEED_INCOMPLETE');
  });
});

describe('the listings of courses', () => {
  test.each<[string, Documents, string]>([
    [
      'of a programme that the CRM does not know',
      { templates: readStemLearningFixture('broken/refused') },
      'FEED_REFUSED',
    ],
    ['cut short', { templates: readStemLearningFixture('broken/cut-short') }, 'FEED_INCOMPLETE'],
    ['of runs cut short', { runs: readStemLearningFixture('broken/cut-short') }, 'FEED_INCOMPLETE'],
    ['without their envelope', { runs: readStemLearningFixture('broken/no-envelope') }, 'FEED_MALFORMED'],
    ['whose ages have no code list', { 'age-groups': createCrmAnswer([]) }, 'FEED_MALFORMED'],
    ['that need a password', { templates: () => ({ status: 401 }) }, 'FEED_STATUS'],
  ])('%s are %s', async (_what, documents, code) => {
    expect(await gatherFailure('courses', documents)).toBe(code);
  });
});
