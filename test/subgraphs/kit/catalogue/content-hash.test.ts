// The hash of an item's content depends on what it says and on nothing else.
import { expect, test } from 'vitest';
import { toCanonicalJson, toContentHash } from '../../../../subgraphs/kit/catalogue/content-hash.ts';

test('keys are put in order at every depth, lists keep theirs, fields without a value are left out', () => {
  const value = { b: [{ d: 1, c: undefined }, 'x'], a: { z: null, y: true } };
  expect(toCanonicalJson(value)).toBe('{"a":{"y":true,"z":null},"b":[{"d":1},"x"]}');
});

test('a key named __proto__ is a key like any other', () => {
  expect(toCanonicalJson(JSON.parse('{"b":1,"__proto__":{"a":2}}'))).toBe('{"__proto__":{"a":2},"b":1}');
});

test('the hash is SHA-256 of the UTF-8 text', () => {
  expect(toContentHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
