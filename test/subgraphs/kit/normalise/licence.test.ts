import { describe, expect, it } from 'vitest';
import { normaliseLicence } from '../../../../subgraphs/kit/normalise/licence.ts';

const OGL = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/';

describe('normaliseLicence', () => {
  it.each([
    ['OGL v3.0', 'OGL-UK-3.0', OGL],
    ['Open Government Licence', 'OGL-UK-3.0', OGL],
    ['http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3', 'OGL-UK-3.0', OGL],
    ['CC BY-NC 4.0', 'CC-BY-NC-4.0', 'https://creativecommons.org/licenses/by-nc/4.0/'],
    ['CC BY', 'CC-BY', null],
    [
      'Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International',
      'CC-BY-NC-SA-4.0',
      'https://creativecommons.org/licenses/by-nc-sa/4.0/',
    ],
    [
      'http://creativecommons.org/licenses/by-sa/3.0',
      'CC-BY-SA-3.0',
      'https://creativecommons.org/licenses/by-sa/3.0/',
    ],
    [
      'https://creativecommons.org/licenses/by/2.0/uk/',
      'CC-BY-2.0-UK',
      'https://creativecommons.org/licenses/by/2.0/uk/',
    ],
    ['cc0', 'CC0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    ['STEM Learning Category Three Content', 'STEM-LEARNING-CATEGORY-3', null],
  ])('knows %s', (text, code, url) => {
    expect(normaliseLicence(text)).toEqual({ value: { code, text, url }, unknown: [] });
  });

  it('tells words that we do not know apart from no words', () => {
    expect(normaliseLicence('Ask us first')).toEqual({
      value: { code: 'UNKNOWN', text: 'Ask us first', url: null },
      unknown: ['Ask us first'],
    });
    expect(normaliseLicence(' ')).toEqual({ value: { code: 'NONE_STATED', text: null, url: null }, unknown: [] });
    expect(normaliseLicence(null).value.code).toBe('NONE_STATED');
  });
});
