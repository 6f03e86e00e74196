// Recorded pages of the site become exactly these items.
import { expect, test } from 'vitest';
import { gatherPages, readIetFixture } from './harvest-fixtures.ts';

const PAGES = [
  'heart-monitor',
  'previous-winners',
  'tournament-hosts',
  'grant-scheme',
  'six-bricks',
  'challenge-days-at-w5',
  'santa',
  'first-lego-league',
  'lego-policy',
];

test('the recorded pages become the items expected, field by field', async () => {
  const outcomes = await gatherPages(PAGES.map((name) => `good/${name}.html`));
  expect(outcomes).toEqual(JSON.parse(readIetFixture('good/expected.json').toString()));
});
