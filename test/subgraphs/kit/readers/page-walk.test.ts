import { expect, test } from 'vitest';
import { PageWalk } from '../../../../subgraphs/kit/readers/page-walk.ts';
import { codeOf } from '../../../support/reader-input.ts';

const page = 'https://feed.invalid/list?page=1';

test('links resolve against the page, without credentials; an absent link is the end', () => {
  const walk = new PageWalk({});
  walk.enter(page);
  expect(walk.toNext('?page=2', page)).toBe('https://feed.invalid/list?page=2');
  expect(walk.toNext('https://user:secret@feed.invalid/x', page)).toBe('https://feed.invalid/x');
  expect(walk.toNext(null, page)).toBeNull();
  expect(walk.toNext('', page)).toBeNull();
});

test('an http link of the same host in a page over https is followed over https', () => {
  const walk = new PageWalk({});
  walk.enter(page);
  expect(walk.toNext('http://feed.invalid/list?page=2', page)).toBe('https://feed.invalid/list?page=2');
});

test('a link to another origin is refused, one back to the origin asked at first is not', () => {
  const walk = new PageWalk({});
  walk.enter(page);
  expect(codeOf(() => walk.toNext('https://other.invalid/list', page))).toBe('FEED_FORBIDDEN_ADDRESS');
  expect(codeOf(() => walk.toNext('file:///etc/passwd', page))).toBe('FEED_FORBIDDEN_ADDRESS');
  expect(walk.toNext('https://feed.invalid/list?page=2', 'https://cdn.invalid/list')).toBe(
    'https://feed.invalid/list?page=2',
  );
});

test('a link that is no address is malformed', () => {
  expect(codeOf(() => new PageWalk({}).toNext('https://[', page))).toBe('FEED_MALFORMED');
});

test('a page read already is a circle, also with another fragment', () => {
  const walk = new PageWalk({});
  walk.enter(page);
  expect(codeOf(() => walk.enter(`${page}#again`))).toBe('FEED_MALFORMED');
});

test('more pages or records than allowed are refused', () => {
  const walk = new PageWalk({ maxPages: 1, maxRecords: 3 });
  walk.enter(page);
  expect(codeOf(() => walk.enter('https://feed.invalid/list?page=2'))).toBe('FEED_TOO_LARGE');
  walk.countRecords(3, page);
  expect(walk.records).toBe(3);
  expect(codeOf(() => walk.countRecords(1, page))).toBe('FEED_TOO_LARGE');
});
