import { describe, expect, it } from 'vitest';
import type { PartnerState } from '../../../../subgraphs/discovery/partner-state.ts';
import { toPartnerStatus } from '../../../../subgraphs/discovery/search/partners.ts';

const now = new Date('2026-11-22T12:00:00Z');
const state = (overrides: Partial<PartnerState>): PartnerState => ({
  partner: 'RAENG',
  lastHarvest: '2026-11-22T06:00:00Z',
  lastSuccess: '2026-11-22T06:00:00Z',
  complete: true,
  failures: [],
  ...overrides,
});

describe('a partner’s status', () => {
  it('is fresh within two days of a whole harvest', () => {
    expect(toPartnerStatus('RAENG', 76, state({}), now)).toEqual({
      partner: 'RAENG',
      name: 'Royal Academy of Engineering',
      itemCount: 76,
      lastHarvest: '2026-11-22T06:00:00Z',
      lastSuccess: '2026-11-22T06:00:00Z',
      state: 'FRESH',
      message: null,
    });
    expect(toPartnerStatus('RAENG', 76, state({ lastSuccess: '2026-11-20T12:00:00Z' }), now).state).toBe('FRESH');
  });

  it('is stale after that', () => {
    expect(toPartnerStatus('RAENG', 76, state({ lastSuccess: '2026-11-20T11:59:59Z' }), now).state).toBe('STALE');
  });

  it('fails when the last harvest was not whole, and says what was missing', () => {
    const failing = state({ complete: false, failures: ['feed one: no answer', 'feed two: malformed'] });
    expect(toPartnerStatus('RAENG', 76, failing, now)).toMatchObject({
      state: 'FAILING',
      message: 'feed one: no answer; feed two: malformed',
    });
  });

  it('tells a partner that was never harvested', () => {
    expect(toPartnerStatus('RAENG', 0, undefined, now)).toMatchObject({
      state: 'NEVER_HARVESTED',
      lastHarvest: null,
      lastSuccess: null,
      itemCount: 0,
    });
  });
});
