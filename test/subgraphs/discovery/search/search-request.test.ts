import { describe, expect, it } from 'vitest';
import { readQuery } from '../../../../subgraphs/discovery/search/search-request.ts';

describe('typed text', () => {
  it('loses what the engine cannot take or would take for a marker: controls, private signs, half characters', () => {
    expect(readQuery('query', ' led\u0000torch\uE000\t\ud83d ')).toBe('led torch');
    expect(readQuery('query', 'rocket \u{1F680}')).toBe('rocket \u{1F680}');
  });

  it('may have 512 characters', () => {
    expect(readQuery('query', 'a'.repeat(512))).toHaveLength(512);
    expect(() => readQuery('prefix', 'a'.repeat(513))).toThrow('prefix: expected at most 512 characters, got 513');
  });
});
