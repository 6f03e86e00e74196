import { expect, test } from 'vitest';
import { decodeText } from '../../../../subgraphs/kit/readers/decode-text.ts';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

test('a byte order mark decides before everything else and is not part of the text', () => {
  expect(decodeText(Buffer.from('\uFEFFcafé'), 'nowhere', 'text/csv; charset=iso-8859-1')).toBe('café');
  expect(decodeText(Buffer.from('\uFEFFcafé', 'utf16le'), 'nowhere')).toBe('café');
  expect(decodeText(Buffer.from('\uFEFFcafé', 'utf16le').swap16(), 'nowhere')).toBe('café');
});

test('the charset of the Content-Type decides before the document', () => {
  const bytes = latin('<?xml version="1.0" encoding="utf-8"?><a>café</a>');
  expect(decodeText(bytes, 'xml', 'text/xml; charset="ISO-8859-1"')).toContain('café');
});

test('a charset that nobody knows is as good as none', () => {
  expect(decodeText(Buffer.from('café'), 'nowhere', 'text/csv; charset=x-klingon')).toBe('café');
});

test('the XML declaration and the meta element decide where the headers say nothing', () => {
  expect(decodeText(Buffer.from([...latin('<?xml version="1.0" encoding="iso-8859-2"?>'), 0xb1]), 'xml')).toContain(
    'ą',
  );
  expect(decodeText(Buffer.from([...latin('<html><meta charset="windows-1251">'), 0xe6]), 'html')).toContain('ж');
  expect(decodeText(Buffer.from('<a>café</a>', 'utf16le'), 'xml')).toBe('<a>café</a>');
});

test('an XML declaration of UTF-16 in a document of single bytes is not believed', () => {
  const xml = '<?xml version="1.0" encoding="UTF-16"?><a>café</a>';
  expect(decodeText(Buffer.from(xml), 'xml')).toBe(xml);
});

test('undeclared bytes are UTF-8 where they are valid, else Windows-1252', () => {
  expect(decodeText(Buffer.from('£400 – café'), 'nowhere')).toBe('£400 – café');
  expect(decodeText(Buffer.from([0xa3, 0x34, 0x20, 0x96, 0x20, 0x93]), 'nowhere')).toBe('£4 – “');
});

test('a label of UTF-8 on Windows-1252 bytes is overruled, a few broken bytes in real UTF-8 are not', () => {
  expect(decodeText(latin('Cost £400'), 'nowhere', 'text/csv; charset=utf-8')).toBe('Cost £400');
  const mixed = Buffer.concat([Buffer.from('café '), Buffer.from([0xa3])]);
  expect(decodeText(mixed, 'nowhere', 'text/csv; charset=utf-8')).toBe('café \uFFFD');
});
