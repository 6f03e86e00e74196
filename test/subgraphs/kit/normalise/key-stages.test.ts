import { describe, expect, it } from 'vitest';
import type { KeyStage } from '../../../../schema/shared.generated.ts';
import { normaliseKeyStages } from '../../../../subgraphs/kit/normalise/key-stages.ts';

type Ages = readonly [number | null, number | null];

describe('normaliseKeyStages', () => {
  it('reads numbered years in Scotland as those of England, never as ages', () => {
    const { value, unknown } = normaliseKeyStages(['Years 7-9'], { nation: 'SCOTLAND' });
    expect([value.keyStages, value.ageRange, value.nations, unknown]).toEqual([
      ['KS3'],
      { from: 11, to: 14 },
      ['SCOTLAND'],
      [],
    ]);
  });

  it('reads the Foundation Phase of Wales, which its words alone name', () => {
    const years = ['Nursery', 'Reception', 'Year 1', 'Year 2'];
    for (const nation of ['WALES', null] as const) {
      expect(normaliseKeyStages(['Foundation Phase'], { nation })).toEqual({
        value: {
          keyStages: ['EYFS', 'KS1'],
          ageRange: { from: 3, to: 7 },
          yearGroups: years.map((label) => ({ nation: 'WALES', label })),
          nations: ['WALES'],
        },
        unknown: [],
      });
    }
  });

  it('reads no half of a range that runs backwards', () => {
    expect(normaliseKeyStages(['14-11 years'])).toEqual({
      value: { keyStages: [], ageRange: null, yearGroups: [], nations: [] },
      unknown: ['14-11 years'],
    });
  });

  it.each<[string, readonly KeyStage[], Ages]>([
    ['KS3', ['KS3'], [11, 14]],
    ['KS2/3', ['KS2', 'KS3'], [7, 14]],
    ['KS1 & KS2', ['KS1', 'KS2'], [5, 11]],
    ['Key stages 3 and 4', ['KS3', 'KS4'], [11, 16]],
    ['Key Stage Two', ['KS2'], [7, 11]],
    ['KS3-KS5', ['KS3', 'KS4', 'KS5'], [11, 19]],
    ['EYFS, KS1 and KS2', ['EYFS', 'KS1', 'KS2'], [0, 11]],
    ['KS3 (11-14)', ['KS3'], [11, 14]],
    ['11-14', ['KS3'], [11, 14]],
    ['7-11', ['KS2'], [7, 11]],
    ['age 9-14', ['KS2', 'KS3'], [9, 14]],
    ['Ages 11–14', ['KS3'], [11, 14]],
    ['16 to 19 year olds', ['KS5'], [16, 19]],
    ['aged 7', ['KS2'], [7, 8]],
    ['11-', ['KS3', 'KS4', 'KS5'], [11, null]],
    ['14+', ['KS4', 'KS5'], [14, null]],
    ['under 5s', ['EYFS'], [null, 5]],
    ['Up to 7', ['EYFS', 'KS1'], [null, 7]],
    ['over 16', ['KS5'], [16, null]],
    ['GCSE', ['KS4'], [14, 16]],
    ['A level', ['KS5'], [16, 19]],
    ['A-levels', ['KS5'], [16, 19]],
    ['early years', ['EYFS'], [0, 5]],
    ['primary', ['KS1', 'KS2'], [5, 11]],
    ['Primary 5-11', ['KS1', 'KS2'], [5, 11]],
    ['Secondary (11-16)', ['KS3', 'KS4'], [11, 16]],
    ['Secondary schools', ['KS3', 'KS4'], [11, 16]],
    ['post-16', ['KS5'], [16, 19]],
    ['FE', ['KS5'], [16, 19]],
    ['Sixth form', ['KS5'], [16, 19]],
  ])('reads %s', (text, keyStages, [from, to]) => {
    expect(normaliseKeyStages([text])).toEqual({
      value: { keyStages, ageRange: { from, to }, yearGroups: [], nations: [] },
      unknown: [],
    });
  });

  it.each<[string, readonly KeyStage[], Ages, readonly string[]]>([
    ['Y5-6', ['KS2'], [9, 11], ['Year 5', 'Year 6']],
    ['Year 6 to Year 7', ['KS2', 'KS3'], [10, 12], ['Year 6', 'Year 7']],
    ['Years 7, 8 and 9', ['KS3'], [11, 14], ['Year 7', 'Year 8', 'Year 9']],
    ['Yr 10', ['KS4'], [14, 15], ['Year 10']],
    ['Reception', ['EYFS'], [4, 5], ['Reception']],
    ['Year R', ['EYFS'], [4, 5], ['Reception']],
  ])('reads %s as years of England, without taking the nation for stated', (text, keyStages, [from, to], labels) => {
    const yearGroups = labels.map((label) => ({ nation: 'ENGLAND', label }));
    expect(normaliseKeyStages([text])).toEqual({
      value: { keyStages, ageRange: { from, to }, yearGroups, nations: [] },
      unknown: [],
    });
  });

  it.each<[string, string, readonly KeyStage[], Ages, readonly string[]]>([
    ['P5', 'SCOTLAND', ['KS2'], [9, 10], ['P5']],
    ['Primary 5', 'SCOTLAND', ['KS2'], [9, 10], ['P5']],
    ['S1-S3', 'SCOTLAND', ['KS3', 'KS4'], [12, 15], ['S1', 'S2', 'S3']],
    ['S-FIRST', 'SCOTLAND', ['KS1', 'KS2'], [5, 9], ['P2', 'P3', 'P4']],
    ['CfE Second level', 'SCOTLAND', ['KS2', 'KS3'], [8, 12], ['P5', 'P6', 'P7']],
    ['National 5', 'SCOTLAND', ['KS4', 'KS5'], [15, 18], ['S4', 'S5', 'S6']],
    ['W-PS2', 'WALES', ['KS1', 'KS2'], [5, 8], ['Year 1', 'Year 2', 'Year 3']],
    ['Progression Step 3', 'WALES', ['KS2'], [8, 11], ['Year 4', 'Year 5', 'Year 6']],
    ['NI-KS3', 'NORTHERN_IRELAND', ['KS3'], [11, 14], ['Year 8', 'Year 9', 'Year 10']],
    ['NI-P16', 'NORTHERN_IRELAND', ['KS5'], [16, 18], ['Year 13', 'Year 14']],
    ['Year 8 (NI)', 'NORTHERN_IRELAND', ['KS3'], [11, 12], ['Year 8']],
    ['Year 13 in Northern Ireland', 'NORTHERN_IRELAND', ['KS5'], [16, 17], ['Year 13']],
  ])('reads %s in the school system of %s', (text, nation, keyStages, [from, to], labels) => {
    const yearGroups = labels.map((label) => ({ nation, label }));
    expect(normaliseKeyStages([text])).toEqual({
      value: { keyStages, ageRange: { from, to }, yearGroups, nations: [nation] },
      unknown: [],
    });
  });

  it('reads Years 4 to 12 as every year between', () => {
    const { value } = normaliseKeyStages(['Years 4 to 12']);
    expect(value.keyStages).toEqual(['KS2', 'KS3', 'KS4', 'KS5']);
    expect(value.yearGroups.map(({ label }) => label)).toEqual(
      [4, 5, 6, 7, 8, 9, 10, 11, 12].map((year) => `Year ${year}`),
    );
  });

  it('reads a bare year by the nation that the partner states', () => {
    const inNorthernIreland = normaliseKeyStages(['Year 8'], { nation: 'NORTHERN_IRELAND' });
    expect(inNorthernIreland.value.ageRange).toEqual({ from: 11, to: 12 });
    expect(normaliseKeyStages(['Year 8']).value.ageRange).toEqual({ from: 12, to: 13 });
    expect(inNorthernIreland.value.nations).toEqual(['NORTHERN_IRELAND']);
  });

  it('adds up what several words say, in order of stage', () => {
    expect(normaliseKeyStages(['S-SECOND', 'KS1', 'EYFS', 'KS1']).value.keyStages).toEqual([
      'EYFS',
      'KS1',
      'KS2',
      'KS3',
    ]);
  });

  it('takes ages stated apart for the age range, and for stages only where no words name one', () => {
    const withWords = normaliseKeyStages(['KS4'], { ageFrom: 11, ageTo: 19 });
    expect(withWords.value).toMatchObject({ keyStages: ['KS4'], ageRange: { from: 11, to: 19 } });
    const without = normaliseKeyStages([], { ageFrom: 12, ageTo: 13 });
    expect(without.value).toMatchObject({ keyStages: ['KS3'], ageRange: { from: 12, to: 13 } });
  });

  it('lets an open end name no stages where something closed is stated', () => {
    expect(normaliseKeyStages(['KS3', '11-']).value.keyStages).toEqual(['KS3']);
  });

  it.each(['KS9', '7', '14-11', 'Wizards', 'Year 99', '2024', '%%% 3'])('makes nothing out of %s', (text) => {
    expect(normaliseKeyStages([text])).toEqual({
      value: { keyStages: [], ageRange: null, yearGroups: [], nations: [] },
      unknown: [text],
    });
  });

  it.each(['all ages', 'Higher education', 'adults'])('knows that %s names no stage', (text) => {
    const { value, unknown } = normaliseKeyStages([text]);
    expect([value.keyStages, value.ageRange, unknown]).toEqual([[], null, []]);
  });

  it('reads the part of a text that it can, and reports the text', () => {
    const { value, unknown } = normaliseKeyStages(['Y7-9x']);
    expect(value.keyStages).toEqual(['KS3']);
    expect(unknown).toEqual(['Y7-9x']);
  });

  it('refuses impossible stated ages', () => {
    expect(normaliseKeyStages([], { ageFrom: 14, ageTo: 11 }).value.ageRange).toBeNull();
    expect(normaliseKeyStages([], { ageFrom: -1, ageTo: null }).value.ageRange).toBeNull();
    expect(normaliseKeyStages([null, undefined, ' ']).value.ageRange).toBeNull();
  });
});
