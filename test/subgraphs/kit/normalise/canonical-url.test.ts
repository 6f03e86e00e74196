import { describe, expect, it } from 'vitest';
import { toCanonicalUrl, toUrlKey } from '../../../../subgraphs/kit/normalise/canonical-url.ts';

describe('toCanonicalUrl', () => {
  it.each([
    [
      'HTTPS://WWW.Stem.org.uk:443/Node/26374/?utm_source=x&b=1&fbclid=y#top',
      'https://www.stem.org.uk/Node/26374/?b=1',
    ],
    ['http://stem.org.uk/rx6xw', 'http://stem.org.uk/rx6xw'],
    ['https://user:secret@example.org/a', 'https://example.org/a'],
    ['https://example.org/#/courses/1', 'https://example.org/#/courses/1'],
    ['https://example.org/p?utm_medium=email', 'https://example.org/p'],
    [' https://example.org/caf\u00e9 ', 'https://example.org/caf%C3%A9'],
  ])('writes %s as %s', (text, canonical) => {
    expect(toCanonicalUrl(text)).toBe(canonical);
  });

  it('keeps an address as long as the web must carry', () => {
    const address = `https://example.org/${'a'.repeat(7_900)}`;
    expect(toCanonicalUrl(address)).toBe(address);
  });

  it('resolves a relative address against its page', () => {
    expect(toCanonicalUrl('../b?x=1', 'https://example.org/a/c')).toBe('https://example.org/b?x=1');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org/',
    '/relative',
    'not an address',
    '',
    null,
    `https://example.org/${'a'.repeat(8_000)}`,
  ])('refuses %s', (text) => {
    expect(toCanonicalUrl(text)).toBeNull();
  });
});

describe('toUrlKey', () => {
  it.each([
    ['http://www.stem.org.uk/node/26374/', 'https://stem.org.uk/node/26374'],
    ['http://thestemhub.org.uk/index.php/events/report/59', 'https://thestemhub.org.uk/events/report/59'],
    ['https://www.theiet.org/volunteers/resources/schools/index.cfm', 'http://theiet.org/volunteers/resources/schools'],
    ['https://example.org/?b=2&a=1', 'https://example.org?a=1&b=2#part'],
  ])('is one for %s and %s', (one, other) => {
    expect(toUrlKey(one)).toBe(toUrlKey(other));
  });

  it.each([
    ['https://example.org/?p=1', 'https://example.org/?p=2'],
    ['https://example.org/aB', 'https://example.org/ab'],
    ['https://example.org/a', 'https://example.org:8443/a'],
  ])('tells %s from %s', (one, other) => {
    expect(toUrlKey(one)).not.toBe(toUrlKey(other));
  });
});
