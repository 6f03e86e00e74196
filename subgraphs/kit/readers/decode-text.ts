// Turns the bytes of a feed into text by the encoding they declare or show. Never fails: bytes that fit no reading
// become U+FFFD, and the parser of the format decides what such a document is worth.

import { getEncoding } from 'encoding-sniffer';
import type { HttpAnswer } from '../http/http-client.ts';

/** What of an answer a parser needs. */
export type FeedAnswer = Pick<HttpAnswer, 'url' | 'headers' | 'body'>;

/** Where besides the headers an encoding may be declared: `html` in a meta element, `xml` in the declaration. */
export type DeclaredIn = 'html' | 'xml' | 'nowhere';

// The one encoding that the sniffer never takes from a document, so that it can stand for none declared.
const UNDECLARED = 'x-user-defined';

/**
 * Decodes by, in this order: byte order mark, charset of the Content-Type, the document's own declaration, UTF-8 where
 * the bytes are valid UTF-8, else Windows-1252. The byte order mark is not part of the text.
 */
export function decodeText(bytes: Uint8Array, declaredIn: DeclaredIn, contentType?: string): string {
  const declared = encodingOfMark(bytes) ?? charsetOf(contentType) ?? encodingOfDocument(bytes, declaredIn);
  if (declared !== null && declared !== 'utf-8') return new TextDecoder(declared).decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!text.includes('\uFFFD')) return text;
  // Gotcha: servers label spreadsheets saved as Windows-1252 as UTF-8. Where nothing beyond ASCII is valid UTF-8, the
  // label is wrong; where something is, it is a UTF-8 text with a few broken bytes.
  const holdsValidUtf8 = /[^\p{ASCII}\uFFFD]/u.test(text);
  return declared === 'utf-8' && holdsValidUtf8 ? text : new TextDecoder('windows-1252').decode(bytes);
}

/** Decodes the body of an answer; see decodeText. */
export function decodeAnswer(answer: FeedAnswer, declaredIn: DeclaredIn): string {
  return decodeText(answer.body, declaredIn, answer.headers['content-type']);
}

function encodingOfMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function charsetOf(contentType: string | undefined): string | null {
  const label = /;\s*charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType ?? '')?.[1];
  return label === undefined ? null : toKnownEncoding(label);
}

function encodingOfDocument(bytes: Uint8Array, declaredIn: DeclaredIn): string | null {
  if (declaredIn === 'nowhere') return null;
  if (declaredIn === 'html') {
    const label = getEncoding(bytes.subarray(0, 4096), { defaultEncoding: UNDECLARED }).toLowerCase();
    return label === UNDECLARED ? null : toKnownEncoding(label);
  }
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 256));
  const label = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/.exec(head)?.[1];
  // A declaration that is readable byte by byte rules out the two-byte encodings that some such declarations claim.
  return label === undefined || /^utf-?16/i.test(label) ? null : toKnownEncoding(label);
}

function toKnownEncoding(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
