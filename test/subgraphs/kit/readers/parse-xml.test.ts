import { expect, test } from 'vitest';
import { attributeOf, childOf, childrenOf, parseXml, textOf } from '../../../../subgraphs/kit/readers/parse-xml.ts';
import { codeOf } from '../../../support/reader-input.ts';

const url = 'https://feed.invalid/document';

test('elements are found by the namespace, whatever its prefix', () => {
  const root = parseXml(
    '<x:a xmlns:x="urn:one" xmlns:y="urn:one" xmlns:z="urn:two"><y:b>1</y:b><z:b>2</z:b></x:a>',
    url,
  );
  expect(root.name).toBe('a');
  expect(root.namespace).toBe('urn:one');
  expect(childrenOf(root, 'urn:one', 'b').map(textOf)).toEqual(['1']);
  expect(textOf(childOf(root, 'urn:two', 'b'))).toBe('2');
  expect(childOf(root, '', 'b')).toBeNull();
});

test('text is gathered over CDATA, character references and inner elements', () => {
  expect(textOf(parseXml('<a> x &amp; <![CDATA[<y>]]> <b>&#233;</b> </a>', url))).toBe('x & <y> é');
});

test('attributes are told apart by namespace', () => {
  const root = parseXml('<a xml:base="https://b.invalid/" base="x"/>', url);
  expect(attributeOf(root, 'base')).toBe('x');
  expect(attributeOf(root, 'base', 'http://www.w3.org/XML/1998/namespace')).toBe('https://b.invalid/');
  expect(attributeOf(root, 'lang')).toBeNull();
});

test('a blank line before the declaration is forgiven', () => {
  expect(parseXml('\r\n <?xml version="1.0"?><a/>', url).name).toBe('a');
});

test.each([
  ['nothing', ''],
  ['an element left open', '<a><b></b>'],
  ['tags that cross', '<a><b></a></b>'],
  ['a prefix without a namespace', '<x:a/>'],
  ['an entity of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['an unknown entity', '<a>&nbsp;</a>'],
  ['text after the root', '<a/>b'],
])('%s is malformed', (_, text) => {
  expect(codeOf(() => parseXml(text, url))).toBe('FEED_MALFORMED');
});

test('a DOCTYPE without entities is only skipped', () => {
  expect(parseXml('<!DOCTYPE rss SYSTEM "http://example.invalid/rss.dtd"><rss/>', url).name).toBe('rss');
});

test('XML nested deeper than 100 elements is refused', () => {
  expect(parseXml(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`, url).name).toBe('a');
  expect(codeOf(() => parseXml(`${'<a>'.repeat(101)}${'</a>'.repeat(101)}`, url))).toBe('FEED_TOO_LARGE');
});
