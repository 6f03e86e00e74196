import { expect, test } from 'vitest';
import { toSafeUrl } from '../../../../subgraphs/kit/http/to-safe-url.ts';

test.each([
  ['https://example.org/feed?page=2&sort=changed', 'https://example.org/feed?page=2&sort=changed'],
  ['https://user:pass@example.org/', 'https://example.org/'],
  [
    'https://example.org/?api_key=a&page=1&accessToken=b',
    'https://example.org/?api_key=hidden&page=1&accessToken=hidden',
  ],
  ['https://example.org/?token=a&token=b', 'https://example.org/?token=hidden'],
  [
    'https://example.org/?X-Amz-Signature=a&auth[token]=b',
    'https://example.org/?X-Amz-Signature=hidden&auth%5Btoken%5D=hidden',
  ],
  ['https://example.org/?keyStage=3&page[offset]=50', 'https://example.org/?keyStage=3&page[offset]=50'],
  ['https://example.org/#access_token=a', 'https://example.org/'],
  ['https://example.org/a\r\nb\u001b[31m', 'https://example.org/ab%1B[31m'],
  ['user:secret@', '(not an address)'],
  ['/feed', '(not an address)'],
])('shows %j as %s', (address, expected) => expect(toSafeUrl(address)).toBe(expected));

test('leaves the address it was given as it was', () => {
  const url = new URL('https://user:pass@example.org/?key=1');
  toSafeUrl(url);
  expect(url.href).toBe('https://user:pass@example.org/?key=1');
});
