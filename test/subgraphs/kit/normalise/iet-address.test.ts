import { describe, expect, it } from 'vitest';
import { toIetUrlKey } from '../../../../subgraphs/kit/normalise/iet-address.ts';

describe('toIetUrlKey', () => {
  it.each(['http://faraday.theiet.org/stem-activities/', 'https://faraday-secondary.theiet.org/stem-activities'])(
    'takes %s for the present education site',
    (address) => {
      expect(toIetUrlKey(address)).toBe(toIetUrlKey('https://education.theiet.org/stem-activities/'));
    },
  );

  it('leaves the main site and other sites apart', () => {
    expect(toIetUrlKey('https://www.theiet.org/fund')).toBe('theiet.org/fund');
    expect(toIetUrlKey('https://faraday.example.org/fund')).toBe('faraday.example.org/fund');
    expect(toIetUrlKey(null)).toBeNull();
  });
});
