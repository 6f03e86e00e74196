// A number for all partners and others for some, as the operator writes it.
import { expect, test } from 'vitest';
import { describeSettings, readSettings, SettingsError } from '../../../../subgraphs/kit/env.ts';
import { createPartnerNumber } from '../../../../subgraphs/kit/settings/partner-number.ts';

const percent = createPartnerNumber('15', { min: 0, max: 100 });

test.each([
  [undefined, 15, 15, '15'],
  ['20', 20, 20, '20'],
  ['20,local-hubs=30', 20, 30, '20,local-hubs=30'],
  [' 12.5 , LOCAL_HUBS = 0 , raeng=7', 12.5, 0, '12.5,local-hubs=0,raeng=7'],
])('%j is %d, and %d for the hubs', (text, every, ofHubs, written) => {
  const number = percent.parse(text);
  expect([number.for('STEM_LEARNING'), number.for('LOCAL_HUBS'), String(number)]).toEqual([every, ofHubs, written]);
});

test.each([
  ['', "expected a number from 0 to 100, got ''"],
  ['101', "expected a number from 0 to 100, got '101'"],
  ['-1', "expected a number from 0 to 100, got '-1'"],
  ['1e1', "expected a number from 0 to 100, got '1e1'"],
  ['local-hubs=30', "expected a number from 0 to 100, got 'local-hubs=30'"],
  ['15,nasa=30', "expected partner=number, each from 0 to 100, after the first, got 'nasa=30'"],
  ['15,raeng=300', "expected partner=number, each from 0 to 100, after the first, got 'raeng=300'"],
  ['15,raeng=3=4', "expected partner=number, each from 0 to 100, after the first, got 'raeng=3=4'"],
  ['15,', "expected partner=number, each from 0 to 100, after the first, got ''"],
])('%j is at fault', (text, message) => {
  expect(percent.safeParse(text).error?.issues.map((issue) => issue.message)).toEqual([message]);
});

test('the guards and the deadline are set so, and told at fault together', () => {
  const settings = readSettings({ GUARD_SHRINK_REFUSE_PERCENT: '15,local-hubs=30' });
  expect(settings.GUARD_SHRINK_REFUSE_PERCENT.for('LOCAL_HUBS')).toBe(30);
  expect(describeSettings().find(({ name }) => name === 'GUARD_SHRINK_REFUSE_PERCENT')?.defaultText).toBe('15');
  expect(() => readSettings({ GUARD_SHRINK_FLOOR: 'none', HARVEST_DEADLINE_MINUTES: '0' })).toThrow(
    new SettingsError([
      "HARVEST_DEADLINE_MINUTES: expected a number from 0.001 to 10080, got '0'",
      "GUARD_SHRINK_FLOOR: expected a number from 0 to 1000000, got 'none'",
    ]),
  );
});
