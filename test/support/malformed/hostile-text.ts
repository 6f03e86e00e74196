// Texts that nobody means: broken encodings, markup that bites, numbers, dates and addresses that are none, and sheer size.
import type { Random } from './random.ts';

/** Stands for a byte that is valid in no place of UTF-8; `toBytes` puts it there. */
export const BROKEN_BYTE = '\uE0FF';
const BROKEN_BYTES = Buffer.from(BROKEN_BYTE);

const WORDS = [
  '',
  ' ',
  '\u00a0\u2003\u3000',
  '\t\n\r\n',
  '\u2028\u2029\u0085',
  'a\u0007b\u001b[31mred\u0008',
  '\ufeff\u200b\u200d\u2060',
  '\u202eesrever\u202c',
  'Z\u0335\u0321\u0322a\u0336\u0322l\u0337g\u0338o\u0334',
  '\ud800',
  'half \udc00 a sign',
  'é vs e\u0301',
  'Ã©cole â€œnaÃ¯veâ€\u009d',
  `broken ${BROKEN_BYTE} byte`,
  '😀'.repeat(200),
  'ﷺ'.repeat(300),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  '[object Object]',
  'NaN',
  '-0',
  '1e999',
  '-1e308',
  '0x1F',
  '٣٤',
  '9'.repeat(400),
  '1,000,000,000,000.99',
  '=HYPERLINK("http://evil.invalid","x")',
  "'; DROP TABLE items; --",
  '#{7*7}{{7*7}}<%= 7*7 %>',
  '../../../../etc/passwd',
  '$&$1$$',
  '\\u0000\\x00%00',
  '[[[[[[[[[[((((((((((',
] as const;

const MARKUP = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<p>never closed <b>at <i>all',
  '</p></div></html>',
  '<<<<<<>>>>>>',
  '<a',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&amp;amp;amp;amp;lt;b&gt;',
  '&#0;&#1114112;&#x110000;&nosuch;&#xD800;',
  '<!-- never closed',
  '<![CDATA[ x ]]>',
  '<svg/onload=alert(1)><style>*{}</style>',
  '<iframe srcdoc="&lt;script&gt;">',
  '<table><tr><td>a<td>b<tr><td>c',
  '<ul><li>a<ul><li>b<ul><li>c',
  '<p style="mso:">&nbsp;</p>',
  '<title>not a title</title>',
  '<a href="javascript:alert(1)">x</a>',
] as const;

const DATES = [
  '2026-02-30',
  '2026-13-01T25:61:61Z',
  '0000-00-00',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '99999999-01-01',
  '+275760-09-13T00:00:01Z',
  '-000001-01-01T00:00:00Z',
  '31/02/2026 09:00:00',
  '12/25/2026',
  '2026-W99-9',
  '20260230T990000Z',
  '2026-03-29 01:30:00',
  '2026-11-21T12:00:00+99:99',
  'Thu, 32 Foo 2026 00:00:00 GMT',
  'the day after tomorrow',
  '-1',
  '1763726400000000000',
] as const;

const ADDRESSES = [
  'javascript:alert(1)',
  'data:text/html,<script>',
  'file:///etc/passwd',
  'http://',
  'https://[::1',
  'https://user:password@host.invalid/',
  '//other.invalid/path',
  'http://a b.invalid/',
  'https://xn--.invalid/',
  'HTTPS://UPPER.INVALID:443/%zz?%%%#frag',
  'https://host.invalid:99999/',
  'mailto:someone@host.invalid',
  'https://host.invalid/\u202egpj.exe',
  'https://host.invalid/"><script>',
] as const;

const MEASURES = [
  'P1Y2M3W4DT5H6M7.89S',
  'PT99999999999999999999H',
  'P-1D',
  'PT',
  '999-1',
  '11-',
  '-5',
  '-',
  '0-0',
  'KS99',
  'Years 99999999999999999999 to 1',
  'ages 11.5-1e9',
  'Y5-Y400000000',
  '£1e400',
  '£-5.999999',
  'from £0.00 to £',
  '£'.repeat(300),
  'AA99 9ZZ',
  'SW1A 1AA'.repeat(50),
  '91.5',
  '-180.0001',
] as const;

/** One text; about one in sixty is huge. */
export function createHostileText(random: Random): string {
  if (random.oneIn(60)) return createHugeText(random);
  const list = random.pick([WORDS, WORDS, MARKUP, DATES, ADDRESSES, MEASURES]);
  const text = list[random.below(list.length)] ?? '';
  if (random.oneIn(6)) return `${text} ${createHostileText(random)}`;
  return random.oneIn(4) ? `Bridges ${text} and beams` : text;
}

function createHugeText(random: Random): string {
  const size = random.pick([2_000, 20_000, 60_000]);
  const part = random.pick([
    'x',
    'word ',
    ' ',
    '\n',
    '<',
    '<div>',
    '<b><i>',
    '&',
    '&amp;',
    '&lt;a ',
    '<!--',
    '</',
    '-1',
    '1-',
    'KS3, ',
    ';',
    ',,',
    'a@',
    'http://',
    '01/',
    'and ',
    'January ',
    '(',
    'é',
  ]);
  return part.repeat(Math.ceil(size / part.length));
}

/** ISO 8859-1, with `?` for what it has not. */
export function toLatin1(text: string): Buffer {
  return Buffer.from(text.replaceAll(BROKEN_BYTE, 'ÿ').replace(/[\u{100}-\u{10ffff}]/gu, '?'), 'latin1');
}

/** UTF-8 with the broken bytes in their places. */
export function toBytes(text: string): Buffer {
  const bytes = Buffer.from(text.toWellFormed());
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(BROKEN_BYTES); at !== -1; at = bytes.indexOf(BROKEN_BYTES, from)) {
    parts.push(bytes.subarray(from, at), Buffer.from([0xff]));
    from = at + BROKEN_BYTES.length;
  }
  return Buffer.concat([...parts, bytes.subarray(from)]);
}
