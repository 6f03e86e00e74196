import { expect, test } from 'vitest';
import { gatherOutcomes } from './harvest-fixtures.ts';

const feed = (content: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">${content}</feed>`;
const next = '<link rel="next" href="feed-2.atom"/>';
const deleted = (id: string, when: string): string => `<at:deleted-entry ref="${id}" when="${when}"/>`;
const entry = (id: string, dates: string): string =>
  `<entry><id>${id}</id><title>${id}</title><link href="https://raeng.invalid/${id}"/>${dates}</entry>`;
const updated = (moment: string): string => `<updated>${moment}</updated>`;

async function tellOf(first: string, second = ''): Promise<string[]> {
  const outcomes = await gatherOutcomes({ 'feed.atom': feed(`${next}${first}`), 'feed-2.atom': feed(second) });
  return outcomes.map((outcome) => {
    if (outcome.kind === 'kept') return `kept ${outcome.item.title}`;
    return outcome.kind === 'removed' ? 'removed' : `rejected ${outcome.rejection.code} ${outcome.rejection.recordId}`;
  });
}

test('an entry that is listed nowhere any more is removed', async () => {
  expect(await tellOf(deleted('a', '2026-01-01T00:00:00Z'), entry('b', ''))).toEqual(['kept b', 'removed']);
});

test('an entry older than its deletion is refused wherever the feed still lists it', async () => {
  const tombstone = deleted('a', '2026-01-02T00:00:00Z');
  const expected = ['rejected NOT_PUBLISHED a', 'removed'];
  expect(await tellOf(`${entry('a', updated('2026-01-01T00:00:00Z'))}${tombstone}`)).toEqual(expected);
  expect(await tellOf(tombstone, entry('a', updated('2026-01-01T00:00:00Z')))).toEqual(expected);
  expect(await tellOf(tombstone, entry('a', updated('2026-01-02T00:00:00Z')))).toEqual(expected);
});

test('an entry updated after its deletion is alive again', async () => {
  const tombstone = deleted('a', '2026-01-02T00:00:00Z');
  expect(await tellOf(tombstone, entry('a', updated('2026-01-03T00:00:00Z')))).toEqual(['kept a']);
  expect(await tellOf(tombstone, entry('a', '<published>2026-01-03T00:00:00Z</published>'))).toEqual(['kept a']);
});

test('of several deletions the last one counts', async () => {
  const tombstones = `${deleted('a', '2026-01-05T00:00:00Z')}${deleted('a', '2026-01-02T00:00:00Z')}`;
  const expected = ['rejected NOT_PUBLISHED a', 'removed'];
  expect(await tellOf(tombstones, entry('a', updated('2026-01-03T00:00:00Z')))).toEqual(expected);
});

test('an entry without dates, or a deletion without one, cannot show that it came later', async () => {
  const expected = ['rejected NOT_PUBLISHED a', 'removed'];
  expect(await tellOf(deleted('a', '2026-01-02T00:00:00Z'), entry('a', ''))).toEqual(expected);
  expect(await tellOf(deleted('a', ''), entry('a', updated('2026-01-03T00:00:00Z')))).toEqual(expected);
});
