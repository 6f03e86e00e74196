// Parses XML into a small tree with namespaces resolved. Not well-formed, entities of its own, too deep or too many
// elements: a FeedError, never part of a document.

import { SaxesParser } from 'saxes';
import { FeedError } from '../errors.ts';

export interface XmlElement {
  /** Without a prefix. */
  readonly name: string;
  /** The namespace's URI; empty for none. */
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
}

export interface XmlAttribute {
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
}

export type XmlNode = XmlElement | string;

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

const MAX_DEPTH = 100;
const MAX_ELEMENTS = 1_000_000;

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
}

/**
 * The root element of an XML document.
 * @throws FeedError FEED_MALFORMED or FEED_TOO_LARGE
 */
export function parseXml(text: string, url: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let elements = 0;

  const append = (content: string): void => {
    open.at(-1)?.children.push(content);
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) {
      throw new FeedError('FEED_MALFORMED', url, 'expected XML without entity declarations, got a DOCTYPE with some');
    }
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > MAX_ELEMENTS || open.length >= MAX_DEPTH) {
      const bounds = `at most ${MAX_ELEMENTS} elements nested at most ${MAX_DEPTH} deep`;
      throw new FeedError('FEED_TOO_LARGE', url, `expected XML with ${bounds}`);
    }
    const attributes = Object.values(tag.attributes).map(({ local, uri, value }) => ({
      name: local,
      namespace: uri,
      value,
    }));
    const element: OpenElement = { name: tag.local, namespace: tag.uri, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
    root ??= element;
  });
  parser.on('closetag', () => {
    open.pop();
  });

  try {
    // Gotcha: a blank line before the XML declaration, which PHP sites send, is the one fault that costs nothing to forgive.
    parser.write(text.trimStart()).close();
  } catch (cause) {
    if (cause instanceof FeedError) throw cause;
    const reason = cause instanceof Error ? cause.message.slice(0, 150) : '';
    throw new FeedError('FEED_MALFORMED', url, `expected well-formed XML, but: ${reason}`, { cause });
  }
  if (root === null) throw new FeedError('FEED_MALFORMED', url, 'expected an XML document, got nothing');
  return root;
}

/** The child elements of that name, in order. */
export function childrenOf(element: XmlElement, namespace: string, name: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name && child.namespace === namespace,
  );
}

/** The first child element of that name, or null. */
export function childOf(element: XmlElement, namespace: string, name: string): XmlElement | null {
  return childrenOf(element, namespace, name)[0] ?? null;
}

/** All text inside an element, trimmed; null when there is no element or no text. */
export function textOf(element: XmlElement | null): string | null {
  if (element === null) return null;
  const text = collectText(element).trim();
  return text === '' ? null : text;
}

/** The value of an attribute, trimmed; null when absent or empty. */
export function attributeOf(element: XmlElement, name: string, namespace = ''): string | null {
  const attribute = element.attributes.find((one) => one.name === name && one.namespace === namespace);
  const value = attribute?.value.trim() ?? '';
  return value === '' ? null : value;
}

function collectText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : collectText(child))).join('');
}
