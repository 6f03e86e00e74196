// Writes the inside of an XHTML element as HTML text again, the way Atom's xhtml texts are handed on.

import type { XmlElement, XmlNode } from './parse-xml.ts';

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/** The children of an element as HTML; attributes of other namespaces are left out. */
export function toXhtml(element: XmlElement): string {
  return element.children.map(toMarkup).join('');
}

function toMarkup(node: XmlNode): string {
  if (typeof node === 'string') return escapeText(node);
  const attributes = node.attributes
    .filter(({ namespace }) => namespace === '')
    .map(({ name, value }) => ` ${name}="${escapeText(value)}"`)
    .join('');
  return VOID.has(node.name)
    ? `<${node.name}${attributes}>`
    : `<${node.name}${attributes}>${toXhtml(node)}</${node.name}>`;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
