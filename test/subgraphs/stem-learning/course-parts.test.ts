// The parts of a course that are read from free text or put together from several fields.
import { describe, expect, test } from 'vitest';
import { toCourseAddresses } from '../../../subgraphs/stem-learning/course-addresses.ts';
import { normaliseDelivery } from '../../../subgraphs/stem-learning/course-delivery.ts';
import { normaliseCoursePrice } from '../../../subgraphs/stem-learning/course-price.ts';
import { type CourseTemplate, parseCourseTemplate } from '../../../subgraphs/stem-learning/feed-course.ts';
import { normalisePublisher } from '../../../subgraphs/stem-learning/publisher.ts';

function createTemplate(fields: object): CourseTemplate {
  const record = { 'Template.COURSETEMPLATENO': 'number', 'Template.TemplateTitle': 'Title', ...fields };
  const parsed = parseCourseTemplate({ ok: true, place: 'page 1 entity 1', record });
  if (!parsed.ok) throw new Error(parsed.rejection.message);
  return parsed.record;
}

describe('normaliseDelivery', () => {
  const flags = (online: string, remote: string): CourseTemplate =>
    createTemplate({ 'Template.OnlineCPD': online, 'Template.RemoteDeliveredCPD': remote });

  test.each([
    ['both flags false', flags('False', 'False'), [], [], 'IN_PERSON'],
    ['remote', flags('False', 'True'), [], [], 'ONLINE_LIVE'],
    ['online', flags('True', 'False'), [], [], 'ONLINE_ANY_TIME'],
    ['nothing', flags('', ''), [], [], null],
    ['one flag only', flags('False', ''), [], [], null],
    ['a type where the flags say nothing', flags('', ''), ['Webinar'], [], 'ONLINE_LIVE'],
    ['a blended type, whatever the flags say', flags('True', 'False'), ['Blended course'], ['IN_PERSON'], 'BLENDED'],
    ['runs, before flags', flags('True', 'False'), [], ['ONLINE_LIVE', 'ONLINE_LIVE'], 'ONLINE_LIVE'],
    ['a remote course with a run in a room', flags('False', 'True'), [], ['IN_PERSON'], 'BLENDED'],
    ['runs of both kinds', flags('False', 'True'), [], ['ONLINE_LIVE', 'IN_PERSON'], 'BLENDED'],
    ['runs that tell nothing', flags('False', 'True'), [], [null], 'ONLINE_LIVE'],
  ] as const)('%s', (_what, template, types, runs, deliveryMode) => {
    expect(normaliseDelivery(template, types, runs, 'Title')).toEqual({ deliveryMode, isInferred: false });
  });

  test.each([
    ['Assessment of primary computing - face to face', 'IN_PERSON'],
    ['Search and sort algorithms – remote', 'ONLINE_LIVE'],
    ['Preparing to teach GCSE computer science - residential', 'IN_PERSON'],
  ])('of %s only the title tells, and that is inferred', (title, deliveryMode) => {
    expect(normaliseDelivery(null, [], [null], title)).toEqual({ deliveryMode, isInferred: true });
  });
});

describe('normaliseCoursePrice', () => {
  const price = (additional: string, summary = '') =>
    normaliseCoursePrice(createTemplate({ 'Template.AdditionalInformation': additional, 'Template.Summary': summary }));

  test('is what stands under the heading, up to the next one', () => {
    expect(
      price('<h3>Who is it for?</h3><p>You.</p><h3>What does it cost?</h3><p>£95 + VAT</p><h3>Where is it?</h3>'),
    ).toEqual({
      priceText: '£95 + VAT',
      free: false,
      funding: [],
    });
  });

  test('names the funds, which do not make the course free', () => {
    expect(price('<p>Cost</p><p>£400 + VAT. An ENTHUSE bursary is available.</p>')).toEqual({
      priceText: '£400 + VAT. An ENTHUSE bursary is available.',
      free: false,
      funding: ['ENTHUSE', 'Bursary'],
    });
  });

  test('is found in the summary where it says so', () => {
    const summary =
      '<p>Two days in York. Funded by the Department for Education. This course is fully-funded for all schools.</p>';
    expect(price('', summary)).toEqual({
      priceText: 'This course is fully-funded for all schools.',
      free: true,
      funding: ['Department for Education'],
    });
  });

  test('is not stated where nothing speaks of money', () => {
    expect(price('<p>Bring a laptop. Feel free to ask.</p>')).toEqual({ priceText: null, free: null, funding: [] });
  });
});

describe('toCourseAddresses', () => {
  const facts = { courseUrl: '', runUrls: [], activityCode: '', isNationalCentre: true };

  test.each([
    [
      'the stated one',
      { courseUrl: 'https://teachcomputing.org/courses/CO700/creating-an-inclusive-classroom', activityCode: 'CO700' },
      [
        'https://teachcomputing.org/courses/CO700/creating-an-inclusive-classroom',
        ['https://teachcomputing.org/courses/CO700'],
        ['CO700'],
      ],
    ],
    [
      'the stated one elsewhere, without one by code',
      { courseUrl: 'https://www.futurelearn.com/courses/x?utm_source=y', activityCode: 'CO040' },
      ['https://www.futurelearn.com/courses/x', [], ['CO040']],
    ],
    [
      'by code, at the National Centre',
      { activityCode: 'cp448' },
      ['https://teachcomputing.org/courses/CP448', [], ['CP448']],
    ],
    [
      'by code, elsewhere',
      { activityCode: 'RP021', isNationalCentre: false, runUrls: ['https://booking.invalid/7'] },
      ['https://www.stem.org.uk/RP021', [], ['RP021']],
    ],
    [
      'by node',
      { courseUrl: 'https://www.stem.org.uk/cpd/528063/primary-moon-camp', isNationalCentre: false },
      ['https://www.stem.org.uk/cpd/528063/primary-moon-camp', ['https://www.stem.org.uk/node/528063'], []],
    ],
    [
      'a run’s, which may hold the code',
      { runUrls: ['', 'https://teachcomputing.org/courses/CP423C'] },
      ['https://teachcomputing.org/courses/CP423C', [], ['CP423C']],
    ],
  ])('%s', (_what, given, [url, otherUrls, codes]) => {
    expect(toCourseAddresses({ ...facts, ...given })).toEqual({ url, isListPage: false, otherUrls, codes });
  });

  test.each([
    [true, 'https://teachcomputing.org/courses'],
    [false, 'https://www.stem.org.uk/cpd'],
  ])('without any it is the list of courses, and said to be so', (isNationalCentre, url) => {
    const given = { ...facts, courseUrl: 'javascript:alert(1)', isNationalCentre };
    expect(toCourseAddresses(given)).toEqual({ url, isListPage: true, otherUrls: [], codes: [] });
  });
});

describe('normalisePublisher', () => {
  test.each([
    ['NCCE', 'National Centre for Computing Education'],
    ['National Centre for Computing Education (delivered by STEM Learning)', 'National Centre for Computing Education'],
    ['STEM Learning', null],
    ['National STEM Learning Centre', null],
    ['', null],
    [null, null],
    ['Rolls-Royce', 'Rolls-Royce'],
  ])('of %s is %s', (words, publisher) => expect(normalisePublisher(words)).toBe(publisher));
});
