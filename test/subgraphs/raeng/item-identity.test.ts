import { expect, test } from 'vitest';
import { toItemId } from '../../../subgraphs/raeng/item-identity.ts';

const UUID = '049b0b08-de73-5826-9e4b-8d3a3a58d64f';

test('the UUID of a tag URI or URN is the id, however it is written', () => {
  for (const entryId of [`tag:raeng.org.uk,2026:${UUID}`, `urn:uuid:${UUID}`, `URN:UUID:${UUID.toUpperCase()}`]) {
    expect(toItemId(entryId)).toBe(`raeng:${UUID}`);
  }
});

test('other ids stay apart although they read the same', () => {
  const entryIds = [
    'https://raeng.org.uk/?p=12',
    'https://raeng.org.uk/p-12',
    'tag:raeng.org.uk,2026:12',
    'tag:raeng.org.uk,2025:12',
    `tag:raeng.org.uk,2026:old-${UUID}`,
    `https://raeng.org.uk/${UUID}`,
  ];
  const ids = entryIds.map(toItemId);
  expect(new Set(ids).size).toBe(entryIds.length);
  for (const id of ids) expect(id).toMatch(/^raeng:[A-Za-z0-9-]{1,80}$/);
});
