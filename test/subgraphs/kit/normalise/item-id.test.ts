import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createItemId } from '../../../../subgraphs/kit/normalise/item-id.ts';

describe('createItemId', () => {
  it.each([
    [['12345'], 'stem-learning:12345'],
    [['CP428'], 'stem-learning:CP428'],
    [['3f0c2f9e-1d52-4c7b-9a52-0e6c1d6f1a11'], 'stem-learning:3f0c2f9e-1d52-4c7b-9a52-0e6c1d6f1a11'],
    [['dundee-science-centre', '17'], 'stem-learning:dundee-science-centre--17'],
  ])('writes %j as %s', (parts, id) => {
    expect(createItemId('stem-learning', ...parts)).toBe(id);
  });

  it('ends in a hash where signs or length are lost', () => {
    expect(createItemId('raeng', 'https://raeng.org.uk/a?b=1')).toMatch(
      /^raeng:https-raeng-org-uk-a-b-1-[0-9a-f]{12}$/,
    );
    expect(createItemId('raeng', 'x'.repeat(500))).toMatch(/^raeng:x{67}-[0-9a-f]{12}$/);
    expect(createItemId('raeng', '')).toMatch(/^raeng:[0-9a-f]{12}$/);
  });

  it('is stable, safe and different for different parts', () => {
    const parts = fc.array(fc.string({ unit: fc.constantFrom('a', 'B', '1', '-', '/', ' ', 'é', '_') }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const id = createItemId('p', ...one);
        expect(id).toMatch(/^p:[A-Za-z0-9-]{1,80}$/);
        expect(id === createItemId('p', ...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      { numRuns: 500 },
    );
  });
});
