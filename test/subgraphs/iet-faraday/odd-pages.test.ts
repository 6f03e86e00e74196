// Pages that keep to the standard in ways that the recorded ones do not: every form of value, and values of wrong types.
import { expect, test } from 'vitest';
import { gatherPages, readIetFixture } from './harvest-fixtures.ts';

const PAGES = ['course', 'event', 'resource', 'grant', 'several', 'head-only', 'windows-1252'];

test.each(PAGES)("the page '%s' becomes the items and rejections expected", async (name) => {
  const outcomes = await gatherPages([`odd/${name}.html`]);
  expect(outcomes).toEqual(JSON.parse(readIetFixture(`odd/expected-${name}.json`).toString()));
});
