import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toItemKey, toPlacementId } from '../../../../subgraphs/discovery/document/document-id.ts';

describe('the key of an item', () => {
  it('keeps what the engine takes and escapes the rest', () => {
    expect(toItemKey('stem-learning:12345')).toBe('stem-learning_3a12345');
    expect(toItemKey('Aé_b')).toBe('_41_c3_a9_5fb');
  });

  it('is made of characters that the engine takes, short enough, and never shared, also where case is ignored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        const [key, otherKey] = [toItemKey(one), toItemKey(other)];
        expect(`${key}x`).toMatch(/^[a-z0-9_-]{1,500}$/);
        expect(key.toLowerCase() === otherKey.toLowerCase()).toBe(one.toWellFormed() === other.toWellFormed());
      }),
    );
  });

  it('is a hash where the id is too long, and tells long ids apart', () => {
    const long = 'https://partner.invalid/'.repeat(40);
    expect(toItemKey(long)).toMatch(/^_-[0-9a-f]{64}$/);
    expect(toItemKey(`${long}1`)).not.toBe(toItemKey(long));
  });

  it('never equals the key of a placement', () => {
    expect(toPlacementId(toItemKey('a'), 2)).toBe('a__2');
    expect(toItemKey('a__2')).toBe('a_5f_5f2');
  });
});
