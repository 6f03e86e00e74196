// Records as real systems spoil them: fields missing, of other types, new, hidden, made as tests. One bad record never
// takes another one with it, and each is kept or refused with its reason.
import { describe, expect, test } from 'vitest';
import { createCrmAnswer, gatherOutcomes, readStemLearningFixture } from './harvest-fixtures.ts';

const UUID = '00000000-0000-4000-8000-0000000000';
const template = (number: string, fields: object = {}): object => ({
  'Template.COURSETEMPLATENO': `${UUID}${number}`,
  'Template.TemplateTitle': `Course ${number}`,
  'Template.ActivityCode': `RP9${number}`,
  ...fields,
});
const run = (number: string, templateNumber: string, fields: object = {}): object => ({
  'Activity.COURSEOCCURRENCENO': `${UUID}${number}`,
  'Template.COURSETEMPLATENO': `${UUID}${templateNumber}`,
  'Activity.ActivityTitle': `Course ${templateNumber}`,
  'Activity.StartDate': '02/07/2027 09:30:00',
  ...fields,
});

describe('nodes', () => {
  test('are kept with what they state and refused with their place and reason', async () => {
    const outcomes = await gatherOutcomes('resources', { resources: readStemLearningFixture('odd/resources') });
    const withoutPort = JSON.parse(JSON.stringify(outcomes).replace(/127\.0\.0\.1:\d+/g, 'site.invalid'));
    expect(withoutPort).toEqual(readStemLearningFixture('odd/expected-resources').outcomes);
  });
});

describe('courses', () => {
  test('a run whose dates are still to come is no session, and of a course that is not listed it is all there is', async () => {
    const run = (changes: object) => ({
      'Activity.COURSEOCCURRENCENO': '00000000-0000-4000-8000-00000000000a',
      'Template.COURSETEMPLATENO': '00000000-0000-4000-8000-00000000000b',
      'Activity.ActivityTitle': 'Coding with <canvas>',
      'Activity.StartDate': '',
      'ActivityVenueAddress.VenueName': 'York',
      ...changes,
    });
    const dated = {
      'Activity.COURSEOCCURRENCENO': '00000000-0000-4000-8000-00000000000c',
      'Activity.StartDate': '12/01/2027 09:30:00',
    };
    const of = async (...runs: readonly object[]) =>
      (await gatherOutcomes('courses', { runs: createCrmAnswer(runs) })).map((outcome) =>
        outcome.kind === 'kept' && outcome.item.family === 'Course'
          ? [outcome.records, outcome.item.title, outcome.item.sessions.map(({ start }) => start)]
          : outcome,
      );
    expect(await of(run({}))).toEqual([[1, 'Coding with <canvas>', []]]);
    expect(await of(run({}), run(dated))).toEqual([[2, 'Coding with <canvas>', ['2027-01-12T09:30:00Z']]]);
  });

  test('are kept with what they state and refused with their reason, their runs each for itself', async () => {
    const documents = {
      templates: readStemLearningFixture('odd/templates'),
      runs: readStemLearningFixture('odd/runs'),
    };
    const outcomes = await gatherOutcomes('courses', documents, ['STEM Learning CPD']);
    expect(outcomes).toEqual(readStemLearningFixture('odd/expected-courses').outcomes);
    expect(countRecords(outcomes)).toBe(8 + 11);
  });

  test('a course of two programmes is one course, and both of its records are in it', async () => {
    const documents = { templates: createCrmAnswer([template('01')]), runs: createCrmAnswer([run('11', '01')]) };
    const outcomes = await gatherOutcomes('courses', documents, ['NCCE', 'STEM Learning CPD']);
    expect(outcomes).toHaveLength(1);
    expect(outcomes[0]).toMatchObject({ kind: 'kept', records: 4, item: { id: `stem-learning:${UUID}01` } });
  });

  test('a refused course of two programmes is refused twice, and so are its runs', async () => {
    const hidden = template('01', { 'Template.HideFromweb': 'True' });
    const documents = { templates: createCrmAnswer([hidden]), runs: createCrmAnswer([run('11', '01')]) };
    const outcomes = await gatherOutcomes('courses', documents, ['NCCE', 'STEM Learning CPD']);
    expect(outcomes.map((outcome) => outcome.kind === 'rejected' && outcome.rejection.code)).toEqual(
      Array(4).fill('NOT_PUBLISHED'),
    );
  });

  test('the number of a run carries no control characters, and one of any length is none', async () => {
    const runs = ['r\u00001', 'x'.repeat(10_000)].map((number) => ({
      ...run('11', '01'),
      'Activity.COURSEOCCURRENCENO': number,
    }));
    const documents = { templates: createCrmAnswer([template('01')]), runs: createCrmAnswer(runs) };
    expect(await gatherOutcomes('courses', documents)).toMatchObject([
      { kind: 'rejected', rejection: { code: 'MISSING_FIELD', field: 'Activity.COURSEOCCURRENCENO' } },
      { kind: 'kept', item: { sessions: [{ id: 'r1' }] } },
    ]);
  });

  test('a record that one list holds twice is refused the second time', async () => {
    const documents = {
      templates: createCrmAnswer([template('01'), template('01', { 'Template.TemplateTitle': 'Another title' })]),
      runs: createCrmAnswer([run('11', '01'), run('11', '01')]),
    };
    const outcomes = await gatherOutcomes('courses', documents);
    expect(outcomes).toMatchObject([
      { kind: 'rejected', rejection: { code: 'DUPLICATE_RECORD', recordId: `${UUID}01` } },
      { kind: 'rejected', rejection: { code: 'DUPLICATE_RECORD', recordId: `${UUID}11` } },
      { kind: 'kept', records: 2, item: { title: 'Course 01' } },
    ]);
  });

  test('runs whose template could not be read stay together, under the id that the course would have', async () => {
    const documents = {
      templates: createCrmAnswer([template('01', { 'Template.TemplateTitle': '' })]),
      runs: createCrmAnswer([run('11', '01'), run('12', '01')]),
    };
    const outcomes = await gatherOutcomes('courses', documents);
    expect(outcomes).toMatchObject([
      { kind: 'rejected', rejection: { code: 'MISSING_FIELD', field: 'Template.TemplateTitle' } },
      { kind: 'kept', records: 2, item: { id: `stem-learning:${UUID}01`, title: 'Course 01' } },
    ]);
  });

  test('runs without a title have nothing to be found by', async () => {
    const documents = { runs: createCrmAnswer([run('11', '01', { 'Activity.ActivityTitle': '' })]) };
    expect(await gatherOutcomes('courses', documents)).toMatchObject([
      {
        kind: 'rejected',
        rejection: { code: 'MISSING_FIELD', field: 'Activity.ActivityTitle', recordId: `${UUID}11` },
      },
    ]);
  });

  test('a connector that does not know the list of course types is read without types', async () => {
    const documents = {
      templates: createCrmAnswer([template('01', { 'Template.ITKCPDType': '157' })]),
      'cpd-types': readStemLearningFixture('broken/refused'),
    };
    expect(await gatherOutcomes('courses', documents)).toMatchObject([
      { kind: 'kept', item: { deliveryMode: null }, unknownWords: [{ field: 'deliveryMode', word: '157' }] },
    ]);
  });
});

function countRecords(outcomes: Awaited<ReturnType<typeof gatherOutcomes>>): number {
  return outcomes.reduce((total, outcome) => total + (outcome.kind === 'kept' ? outcome.records : 1), 0);
}
