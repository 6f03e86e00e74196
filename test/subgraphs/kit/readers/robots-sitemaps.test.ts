import { expect, test } from 'vitest';
import { readSitemapAddresses } from '../../../../subgraphs/kit/readers/robots-sitemaps.ts';
import { createPlainHttpClient } from '../../../support/plain-http-client.ts';
import { serve } from '../../../support/serve.ts';

test('the sitemaps of a robots.txt are given once each, absolute, wherever the lines stand', async () => {
  await using server = await serve(() => ({
    '/robots.txt': {
      body: [
        '\uFEFFSitemap: https://site.invalid/one.xml',
        'User-agent: *',
        'Disallow: /private',
        '  SITEMAP :/two.xml # ours',
        'Sitemap: https://site.invalid/one.xml',
        'Sitemap: ftp://site.invalid/three.xml',
        '# Sitemap: https://site.invalid/four.xml',
        'Sitemap:',
      ].join('\r\n'),
    },
  }));
  expect(await readSitemapAddresses(createPlainHttpClient(), server.origin)).toEqual([
    'https://site.invalid/one.xml',
    `${server.origin}/two.xml`,
  ]);
});

test('a site without a robots.txt names no sitemap, one that fails is an error', async () => {
  await using absent = await serve(() => ({}));
  expect(await readSitemapAddresses(createPlainHttpClient(), absent.origin)).toEqual([]);
  await using failing = await serve(() => ({ '/robots.txt': { status: 503 } }));
  await expect(readSitemapAddresses(createPlainHttpClient(), failing.origin)).rejects.toThrow('503');
});
