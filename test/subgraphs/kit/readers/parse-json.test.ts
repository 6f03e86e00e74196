import { expect, test } from 'vitest';
import { parseJson } from '../../../../subgraphs/kit/readers/parse-json.ts';
import { checkDamage, codeOf } from '../../../support/reader-input.ts';

const url = 'https://feed.invalid/document';

test('JSON is parsed, brackets within strings do not count as depth', () => {
  expect(parseJson(`{"a":"${'['.repeat(100)}\\"[","b":[1]}`, url)).toEqual({ a: `${'['.repeat(100)}"[`, b: [1] });
});

test('text that is not JSON is a malformed feed', () => {
  expect(codeOf(() => parseJson('<html>', url))).toBe('FEED_MALFORMED');
  expect(codeOf(() => parseJson('{"a":1', url))).toBe('FEED_MALFORMED');
  expect(codeOf(() => parseJson('', url))).toBe('FEED_MALFORMED');
});

test('JSON nested deeper than allowed is refused before it is parsed', () => {
  expect(parseJson('[[[1]]]', url, 3)).toEqual([[[1]]]);
  expect(codeOf(() => parseJson('[[[[1]]]]', url, 3))).toBe('FEED_TOO_LARGE');
  expect(codeOf(() => parseJson('['.repeat(1_000_000), url))).toBe('FEED_TOO_LARGE');
});

test('damaged JSON is parsed or refused', () => {
  checkDamage(Buffer.from('{"a":[1,2,{"b":"c\\u00e9"}],"d":null}'), (bytes) => {
    parseJson(Buffer.from(bytes).toString(), url);
    return 0;
  });
});
