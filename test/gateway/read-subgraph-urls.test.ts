import { expect, test } from 'vitest';
import { readSubgraphUrls } from '../../gateway/read-subgraph-urls.ts';

test('every subgraph gets its address', () => {
  const urls = readSubgraphUrls(
    ['raeng=http://127.0.0.1:4001/graphql', 'hubs = https://h.invalid/q?a=b'],
    ['hubs', 'raeng'],
  );
  expect([...urls]).toEqual([
    ['raeng', 'http://127.0.0.1:4001/graphql'],
    ['hubs', 'https://h.invalid/q?a=b'],
  ]);
});

test('all faults are told at once', () => {
  const entries = [
    'raeng',
    'sea=http://x.invalid',
    'hubs=ftp://x.invalid',
    'iet=http://a.invalid',
    'iet=http://b.invalid',
  ];
  expect(() => readSubgraphUrls(entries, ['raeng', 'hubs', 'iet', 'discovery'])).toThrow(
    [
      'Settings at fault:',
      "  SUBGRAPH_URLS: 'raeng': expected name=url",
      "  SUBGRAPH_URLS: 'sea': expected one of raeng, hubs, iet, discovery",
      "  SUBGRAPH_URLS: 'hubs': expected an http or https address, not 'ftp://x.invalid'",
      "  SUBGRAPH_URLS: 'iet' is given twice",
      "  SUBGRAPH_URLS: 'discovery' is missing",
    ].join('\n'),
  );
});
