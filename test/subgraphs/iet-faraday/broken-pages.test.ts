// Pages that hold no record, or none that can be read: each is a Rejection that says why, and the others stay.
import { expect, test } from 'vitest';
import { gatherPages } from './harvest-fixtures.ts';

const rejection = (code: string, recordId: string, message: string, field: string | null, value: string | null) => ({
  kind: 'rejected',
  rejection: { code, field, value, recordId, message },
});

test('a page whose JSON-LD is broken is not read from its head instead, and the others are kept', async () => {
  const outcomes = await gatherPages(['broken/malformed-json-ld.html', 'good/santa.html']);
  const address = 'https://site.invalid/broken/malformed-json-ld.html';
  const problem = `JSON-LD block 2: expected JSON, got text that starts '{"@type": "LearningResource", "name": "Cut in'`;
  expect(outcomes).toEqual([
    { ...rejection('MALFORMED_RECORD', address, problem, 'JSON-LD', null), unreadPart: address },
    expect.objectContaining({ kind: 'kept', part: 'https://site.invalid/good/santa.html' }),
  ]);
});

test('a page about the organisation is no item', async () => {
  expect(await gatherPages(['broken/about-us.html'])).toEqual([
    rejection(
      'NOT_AN_ITEM',
      'https://site.invalid/broken/about-us.html',
      'expected a resource, course or event, got AboutPage, Organization',
      '@type',
      'AboutPage, Organization',
    ),
  ]);
});

test.each(['nameless', 'site-name-only'])('a page that nobody named is rejected: %s', async (page) => {
  const address = `https://site.invalid/broken/${page}.html`;
  expect(await gatherPages([`broken/${page}.html`])).toEqual([
    rejection('MISSING_FIELD', address, 'expected a name, got nothing', 'name', null),
  ]);
});
