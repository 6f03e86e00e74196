import { describe, expect, it } from 'vitest';
import { normalisePrice } from '../../../../subgraphs/kit/normalise/price.ts';

describe('normalisePrice', () => {
  it.each<[string, boolean | null, readonly [number, boolean][]]>([
    [
      '£400 + VAT. The cost of a second teacher is £200 + VAT',
      false,
      [
        [40_000, true],
        [20_000, true],
      ],
    ],
    [
      '£400 + VAT; second teacher £200 + VAT; free for one teacher where over 24% of pupils have free school meals',
      false,
      [
        [40_000, true],
        [20_000, true],
      ],
    ],
    ['£950', false, [[95_000, false]]],
    ['£ 1,250 plus VAT', false, [[125_000, true]]],
    ['£1,234.56 plus VAT', false, [[123_456, true]]],
    ['£12 per pupil (ex VAT)', false, [[1_200, true]]],
    ['£1.5 each', false, [[150, false]]],
    ['400', false, [[40_000, false]]],
    ['Free', true, []],
    ['free of charge', true, []],
    ['No charge', true, []],
    ['Fully funded', true, []],
    ['There is no cost to schools', true, []],
    ['£0', true, [[0, false]]],
    ['free; £1,000 towards cover', true, [[100_000, false]]],
    ["free; £75 per session if missed without a week's notice", true, [[7_500, false]]],
    ['Not free', false, []],
    ['Some fully funded places (Qualcomm)', null, []],
    ['Free – £5', null, [[500, false]]],
    ['Free to members; £50 otherwise', null, [[5_000, false]]],
    [
      'Awards up to £5,000, a few at £15,000',
      null,
      [
        [500_000, false],
        [1_500_000, false],
      ],
    ],
    [
      '£3,000 to £30,000',
      null,
      [
        [300_000, false],
        [3_000_000, false],
      ],
    ],
    ['Contact us', null, []],
    ['Free school meals pupils welcome', null, []],
  ])('reads %s', (text, free, amounts) => {
    expect(normalisePrice(text)).toEqual({
      text,
      free,
      amounts: amounts.map(([amountPence, vatExcluded]) => ({ amountPence, vatExcluded })),
    });
  });

  it('has no words where none are stated, and bounds those that are', () => {
    expect(normalisePrice(null)).toEqual({ text: null, free: null, amounts: [] });
    expect(normalisePrice('x '.repeat(2_000)).text?.length).toBeLessThanOrEqual(500);
  });
});
