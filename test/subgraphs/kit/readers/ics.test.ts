import { describe, expect, test } from 'vitest';
import { type IcsOptions, parseIcs, readIcs } from '../../../../subgraphs/kit/readers/ics.ts';
import type { CalendarEvent } from '../../../../subgraphs/kit/readers/ics-event.ts';
import type { ReadRecord } from '../../../../subgraphs/kit/readers/read-record.ts';
import { createPlainHttpClient } from '../../../support/plain-http-client.ts';
import { checkDamage, codeOf, readFixture, toAnswer } from '../../../support/reader-input.ts';
import { serve } from '../../../support/serve.ts';

const options: IcsOptions = { now: new Date('2026-11-21T12:00:00Z') };
const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string => ['BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT'].join('\r\n');

function readAll(text: string | Uint8Array, more: Partial<IcsOptions> = {}): readonly ReadRecord<CalendarEvent>[] {
  return parseIcs(toAnswer(text), { ...options, ...more }).records;
}

function readOne(text: string, more: Partial<IcsOptions> = {}): CalendarEvent {
  const [read, ...others] = readAll(text, more);
  if (!read?.ok || others.length > 0) throw new Error(`expected one event, got ${JSON.stringify([read, ...others])}`);
  return read.record;
}

function problemOf(text: string): string {
  const [read, ...others] = readAll(text);
  if (read === undefined || read.ok || others.length > 0) throw new Error('expected one note');
  return read.problem;
}

const starts = (text: string, more: Partial<IcsOptions> = {}): string[] =>
  readOne(text, more).occurrences.map(({ start }) => start);

test('a real calendar is read with folded lines, escapes and all-day events that end on the day after', () => {
  const records = readAll(readFixture('hub-calendar.ics'));
  expect(records.map(({ ok }) => ok)).toEqual(Array(7).fill(true));
  expect(records[4]).toEqual({
    ok: true,
    place: 'sample-5@stem-sussex.example',
    record: {
      uid: 'sample-5@stem-sussex.example',
      summary: 'Big Bang Fair South East 2017',
      description: 'More than 8,000 students met 190 companies and institutions at the end of Crawley STEMfest.',
      location: 'South of England Showground, Ardingly',
      url: 'http://www.crawleyobserver.co.uk/news/thousands-expected-at-big-bang-science-fair-today-1-8029940',
      geo: null,
      categories: ['event', 'STEM'],
      status: null,
      cancelled: false,
      allDay: true,
      start: '2017-06-28',
      end: '2017-06-29',
      timeZone: null,
      recurring: false,
      occurrences: [{ start: '2017-06-28', end: '2017-06-29', recurrenceId: null }],
      hasMoreOccurrences: false,
      lastModified: null,
      sequence: 0,
    },
  });
});

test('every field of an event is read, of persons none', () => {
  const text = calendar(
    event(
      'DTSTART;TZID="Europe/London":20270619T160000',
      'DURATION:PT1H30M',
      'SUMMARY;LANGUAGE=en:Robots\\; all of them\\nDay 1',
      'LOCATION:  Room 1 ',
      'URL:javascript:alert(1)',
      'GEO:51.5;-0.12',
      'CATEGORIES:KS3\\, KS4,STEM',
      'CATEGORIES: maths ',
      'STATUS:tentative',
      'LAST-MODIFIED:20261001T080000Z',
      'SEQUENCE:4',
      'ORGANIZER;CN=Jo Bloggs:mailto:jo@feed.invalid',
      'ATTENDEE;CN="Bloggs, Jo":mailto:jo@feed.invalid',
      'CONTACT:Jo Bloggs',
      'BEGIN:VALARM',
      'TRIGGER:-PT15M',
      'DESCRIPTION:Reminder',
      'END:VALARM',
    ),
  );
  const span = { start: '2027-06-19T16:00:00+01:00', end: '2027-06-19T17:30:00+01:00' };
  expect(readOne(text)).toEqual({
    uid: 'one',
    summary: 'Robots; all of them\nDay 1',
    description: null,
    location: 'Room 1',
    url: null,
    geo: { latitude: 51.5, longitude: -0.12 },
    categories: ['KS3, KS4', 'STEM', 'maths'],
    status: 'TENTATIVE',
    cancelled: false,
    allDay: false,
    ...span,
    timeZone: 'Europe/London',
    recurring: false,
    occurrences: [{ ...span, recurrenceId: null }],
    hasMoreOccurrences: false,
    lastModified: new Date('2026-10-01T08:00:00Z'),
    sequence: 4,
  });
});

describe('times', () => {
  const at = (...lines: string[]): (string | null)[] => {
    const { start, end, timeZone } = readOne(calendar(...lines));
    return [start, end, timeZone];
  };
  const custom = [
    'BEGIN:VTIMEZONE',
    'TZID:Customised',
    'BEGIN:STANDARD',
    'DTSTART:16010101T020000',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0000',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T010000',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'TZOFFSETFROM:+0000',
    'TZOFFSETTO:+0100',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ];

  test('in UTC keep it', () => {
    expect(at(event('DTSTART:20270619T160000Z', 'DTEND:20270619T170000Z'))).toEqual([
      '2027-06-19T16:00:00Z',
      '2027-06-19T17:00:00Z',
      'UTC',
    ]);
  });

  test('without a zone are of the calendar, or of London', () => {
    expect(at(event('DTSTART:20270619T160000'))).toEqual(['2027-06-19T16:00:00+01:00', null, 'Europe/London']);
    expect(at('X-WR-TIMEZONE:America/New_York', event('DTSTART:20270119T160000'))).toEqual([
      '2027-01-19T16:00:00-05:00',
      null,
      'America/New_York',
    ]);
    expect(at('X-WR-TIMEZONE:Nowhere/Town', event('DTSTART:20270119T160000'))[2]).toBe('Europe/London');
  });

  test.each([
    ['GMT Standard Time', 'Europe/London'],
    ['/citadel.org/20260101_1/Europe/London', 'Europe/London'],
    ['Europe/Paris', 'Europe/Paris'],
  ])('in the zone %s are of %s', (tzid, zone) => {
    expect(at(event(`DTSTART;TZID=${tzid}:20270619T160000`))[2]).toBe(zone);
  });

  test('in a zone that only the calendar defines follow its rules', () => {
    expect(at(...custom, event('DTSTART;TZID=Customised:20270619T160000'))).toEqual([
      '2027-06-19T16:00:00+01:00',
      null,
      null,
    ]);
    expect(at(...custom, event('DTSTART;TZID=Customised:20270119T160000'))).toEqual([
      '2027-01-19T16:00:00+00:00',
      null,
      null,
    ]);
  });

  test('in a zone that nobody knows, or defined to run away, are not guessed', () => {
    const wild = custom.map((line) => line.replace(/FREQ=YEARLY.*/, 'FREQ=SECONDLY'));
    const problem = "expected a time zone that is known or defined, got 'Customised'";
    expect(problemOf(calendar(event('DTSTART;TZID=Customised:20270619T160000')))).toBe(problem);
    expect(problemOf(calendar(...wild, event('DTSTART;TZID=Customised:20270619T160000')))).toBe(problem);
  });

  test('of a day without VALUE=DATE, and of a last day given for the end, are understood', () => {
    expect(at(event('DTSTART:20270619'))).toEqual(['2027-06-19', '2027-06-20', null]);
    expect(at(event('DTSTART;VALUE=DATE:20270619', 'DTEND;VALUE=DATE:20270619'))).toEqual([
      '2027-06-19',
      '2027-06-20',
      null,
    ]);
    expect(at(event('DTSTART;VALUE=DATE:20270619', 'DURATION:P3D'))).toEqual(['2027-06-19', '2027-06-22', null]);
  });
});

describe('series', () => {
  const weekly = ['DTSTART;TZID=Europe/London:20261001T160000', 'DTEND;TZID=Europe/London:20261001T170000'];

  test('are cut to the window and keep the clock time over a change of the clocks', () => {
    const { occurrences, recurring, start } = readOne(
      calendar(event(...weekly, 'RRULE:FREQ=WEEKLY;UNTIL=20270415T150000Z')),
      { now: new Date('2027-03-20T00:00:00Z') },
    );
    expect([recurring, start]).toEqual([true, '2026-10-01T16:00:00+01:00']);
    expect(occurrences).toEqual([
      {
        start: '2027-03-25T16:00:00+00:00',
        end: '2027-03-25T17:00:00+00:00',
        recurrenceId: '2027-03-25T16:00:00+00:00',
      },
      ...['2027-04-01', '2027-04-08', '2027-04-15'].map((day) => ({
        start: `${day}T16:00:00+01:00`,
        end: `${day}T17:00:00+01:00`,
        recurrenceId: `${day}T16:00:00+01:00`,
      })),
    ]);
  });

  test('end 18 months from now, or where the options say', () => {
    const daily = calendar(event('DTSTART;VALUE=DATE:20261101', 'RRULE:FREQ=MONTHLY'));
    expect(starts(daily)).toHaveLength(18);
    expect(starts(daily).at(-1)).toBe('2028-05-01');
    const window = { from: new Date('2027-01-01T00:00:00Z'), to: new Date('2027-03-01T00:00:00Z') };
    expect(starts(daily, window)).toEqual(['2027-01-01', '2027-02-01']);
  });

  test('are capped, and say that there is more', () => {
    const daily = calendar(event('DTSTART;VALUE=DATE:20261201', 'RRULE:FREQ=DAILY'));
    const { occurrences, hasMoreOccurrences } = readOne(daily);
    expect([occurrences.length, occurrences.at(-1)?.start, hasMoreOccurrences]).toEqual([200, '2027-06-18', true]);
    expect(starts(daily, { maxOccurrences: 2 })).toEqual(['2026-12-01', '2026-12-02']);
  });

  test('keep to COUNT, BYDAY and UNTIL given as a day', () => {
    expect(starts(calendar(event('DTSTART:20261201T090000Z', 'RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3')))).toEqual([
      '2026-12-01T09:00:00Z',
      '2026-12-03T09:00:00Z',
      '2026-12-08T09:00:00Z',
    ]);
    expect(starts(calendar(event('DTSTART:20261201T090000Z', 'RRULE:FREQ=DAILY;UNTIL=20261202')))).toEqual([
      '2026-12-01T09:00:00Z',
      '2026-12-02T09:00:00Z',
    ]);
    expect(
      starts(calendar(event('DTSTART;VALUE=DATE:20270105', 'RRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270302'))),
    ).toEqual(['2027-01-05', '2027-02-02', '2027-03-02']);
  });

  test('leave out EXDATE in any zone or as a day, and add RDATE', () => {
    const text = calendar(
      event(
        'DTSTART;TZID=Europe/London:20270601T100000',
        'DTEND;TZID=Europe/London:20270601T110000',
        'RRULE:FREQ=DAILY;COUNT=4',
        'EXDATE:20270602T090000Z',
        'EXDATE;VALUE=DATE:20270603',
        'RDATE;TZID=Europe/London:20270701T120000,20270604T100000',
        'RDATE;VALUE=PERIOD:20270801T090000Z/PT2H',
      ),
    );
    expect(readOne(text).occurrences.map(({ start, end }) => [start, end])).toEqual([
      ['2027-06-01T10:00:00+01:00', '2027-06-01T11:00:00+01:00'],
      ['2027-06-04T10:00:00+01:00', '2027-06-04T11:00:00+01:00'],
      ['2027-07-01T12:00:00+01:00', '2027-07-01T13:00:00+01:00'],
      ['2027-08-01T09:00:00Z', '2027-08-01T11:00:00Z'],
    ]);
  });

  test('have single occurrences moved or called off', () => {
    const text = calendar(
      event('DTSTART;TZID=Europe/London:20270601T100000', 'RRULE:FREQ=DAILY;COUNT=3', 'SUMMARY:Series'),
      event(
        'RECURRENCE-ID:20270602T090000Z',
        'DTSTART;TZID=Europe/London:20270605T140000',
        'DURATION:PT1H',
        'SUMMARY:Moved',
      ),
      event(
        'RECURRENCE-ID;TZID=Europe/London:20270603T100000',
        'DTSTART;TZID=Europe/London:20270603T100000',
        'STATUS:CANCELLED',
      ),
    );
    const { summary, cancelled, occurrences } = readOne(text);
    expect([summary, cancelled]).toEqual(['Series', false]);
    expect(occurrences).toEqual([
      { start: '2027-06-01T10:00:00+01:00', end: null, recurrenceId: '2027-06-01T10:00:00+01:00' },
      {
        start: '2027-06-05T14:00:00+01:00',
        end: '2027-06-05T15:00:00+01:00',
        recurrenceId: '2027-06-02T10:00:00+01:00',
      },
    ]);
  });

  test('change from one occurrence on', () => {
    const text = calendar(
      event('DTSTART:20270601T100000Z', 'RRULE:FREQ=DAILY;COUNT=4'),
      event('RECURRENCE-ID;RANGE=THISANDFUTURE:20270603T100000Z', 'DTSTART:20270603T140000Z'),
    );
    expect(starts(text)).toEqual([
      '2027-06-01T10:00:00Z',
      '2027-06-02T10:00:00Z',
      '2027-06-03T14:00:00Z',
      '2027-06-04T14:00:00Z',
    ]);
  });

  test('have an occurrence brought forward from after the window', () => {
    const text = calendar(
      event('DTSTART:20261201T100000Z', 'RRULE:FREQ=YEARLY;COUNT=3'),
      event('RECURRENCE-ID:20281201T100000Z', 'DTSTART:20280301T100000Z'),
    );
    expect(starts(text)).toEqual(['2026-12-01T10:00:00Z', '2027-12-01T10:00:00Z', '2028-03-01T10:00:00Z']);
  });

  test('of which only moved occurrences are there consist of these', () => {
    const text = calendar(
      event('RECURRENCE-ID:20270601T100000Z', 'DTSTART:20270601T120000Z', 'SUMMARY:Moved'),
      event('RECURRENCE-ID:20270608T100000Z', 'DTSTART:20270608T120000Z', 'SUMMARY:Moved'),
    );
    expect(starts(text)).toEqual(['2027-06-01T12:00:00Z', '2027-06-08T12:00:00Z']);
  });

  test.each([
    ['every second since long ago, by count', '20150101T000000Z', 'FREQ=SECONDLY;COUNT=999999999'],
    ['on a day that never is', '20261201T000000Z', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'],
    ['in steps beyond counting', '20261201T000000Z', 'FREQ=WEEKLY;INTERVAL=999999999'],
    ['on a fifth Monday that never comes', '20250203T000000Z', 'FREQ=MONTHLY;INTERVAL=48;BYDAY=5MO'],
    ['every second of a day that never is', '20261201T000000Z', 'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'],
    ['in a frequency that does not exist', '20261201T000000Z', 'FREQ=OFTEN'],
    [
      'by a rule of hundreds of parts',
      '20261201T000000Z',
      `FREQ=YEARLY;BYYEARDAY=${Array.from({ length: 366 }, (_, at) => at + 1)}`,
    ],
  ])('%s are noted or cut in bounded time', (_, start, rule) => {
    const [read] = readAll(calendar(event(`DTSTART:${start}`, `RRULE:${rule}`)));
    if (read?.ok) expect(read.record.occurrences.length).toBeLessThanOrEqual(1);
    else expect(read?.problem).toMatch(/./);
  });

  test.each(['20150101T000000Z', '20270101T000000Z'])('every second since %s are cut at the cap', (start) => {
    const { occurrences, hasMoreOccurrences } = readOne(calendar(event(`DTSTART:${start}`, 'RRULE:FREQ=SECONDLY')));
    expect([occurrences.length, hasMoreOccurrences]).toEqual([200, true]);
    expect(occurrences.at(-1)?.start).toBe(start < '2026' ? '2026-11-21T12:03:19Z' : '2027-01-01T00:03:19Z');
  });

  test('keep their rhythm over the years before the window', () => {
    const rule = 'RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU;WKST=MO';
    const window = { from: new Date('2027-01-01T00:00:00Z'), to: new Date('2027-02-08T00:00:00Z') };
    const lines = ['DTSTART;TZID=Europe/London:20200107T160000', rule];
    // Every third week counted from that of Monday 6 January 2020.
    expect(starts(calendar(event(...lines)), window)).toEqual([
      '2027-01-11T16:00:00+00:00',
      '2027-01-17T16:00:00+00:00',
      '2027-02-01T16:00:00+00:00',
      '2027-02-07T16:00:00+00:00',
    ]);
  });

  test('in such numbers that a feed would take minutes are refused', () => {
    const flood = Array.from({ length: 200 }, (_, at) =>
      event('DTSTART:20150101T000000Z', 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30').replace('one', `${at}`),
    );
    expect(codeOf(() => readAll(calendar(...flood)))).toBe('FEED_TOO_LARGE');
  }, 60_000);

  test('in honest numbers are all read', () => {
    const lines = ['DTSTART;TZID=Europe/London:20200106T160000', 'RRULE:FREQ=WEEKLY;BYDAY=MO'];
    const clubs = Array.from({ length: 300 }, (_, at) => event(...lines).replace('one', `${at}`));
    expect(readAll(calendar(...clubs)).every((read) => read.ok && read.record.occurrences.length === 78)).toBe(true);
  }, 60_000);
});

test('an event or a calendar that is called off is marked', () => {
  expect(readOne(calendar(event('DTSTART:20270619', 'STATUS:CANCELLED'))).cancelled).toBe(true);
  expect(readOne(calendar('METHOD:CANCEL', event('DTSTART:20270619'))).cancelled).toBe(true);
});

test.each([
  ['no start', event('SUMMARY:x'), 'expected an event with DTSTART'],
  [
    'a start that is no time',
    event('DTSTART:tomorrow'),
    "expected DTSTART as a day or a time of 1970 to 2100, got 'tomo-rr-owT::'",
  ],
  [
    'a day that does not exist',
    event('DTSTART:20270230'),
    "expected DTSTART as a day or a time of 1970 to 2100, got '2027-02-30'",
  ],
  [
    'an end before its start',
    event('DTSTART:20270619T160000Z', 'DTEND:20270619T150000Z'),
    'expected DTEND after DTSTART',
  ],
  [
    'an end of another kind',
    event('DTSTART:20270619', 'DTEND:20270619T150000Z'),
    'expected DTSTART and DTEND both as days or both as times',
  ],
  ['no UID', 'BEGIN:VEVENT\r\nDTSTART:20270619\r\nEND:VEVENT', 'expected an event with a UID'],
  [
    'a line that is none',
    event('DTSTART:20270619', 'DESCRIPTION:one', 'two'),
    "expected a line 'NAME:value', got 'two'",
  ],
])('an event with %s is a note, the others go on', (_, broken, problem) => {
  const good = event('DTSTART:20270619').replace('UID:one', 'UID:good');
  const records = readAll(calendar(broken, good));
  const read = records.map((one) => (one.ok ? one.place : `${one.place}: ${one.problem}`));
  expect(read.sort()).toEqual([`event 1: ${problem}`, 'good']);
});

test('an event that never ends is a note, the next one goes on', () => {
  const open = 'BEGIN:VEVENT\r\nUID:open\r\nDTSTART:20270619';
  const records = readAll(calendar(open, event('DTSTART:20270619'), open));
  expect(records.map((read) => (read.ok ? read.place : [read.place, read.problem]))).toEqual([
    'one',
    ['event 1', 'expected END:VEVENT before the next component'],
    ['event 3', 'expected END:VEVENT before the next component'],
  ]);
});

test('of two events of one UID the later revision counts, the other is a note without persons', () => {
  const text = calendar(
    event('DTSTART:20270619', 'SUMMARY:Old', 'ORGANIZER:mailto:jo@feed.invalid'),
    event('DTSTART:20270620', 'SUMMARY:New', 'SEQUENCE:2'),
  );
  const records = readAll(text);
  expect(records.map((read) => (read.ok ? read.record.summary : read))).toEqual([
    'New',
    {
      ok: false,
      place: 'event 1',
      problem: "expected one event of UID 'one', got another",
      sample: 'UID:one\nDTSTART:20270619\nSUMMARY:Old',
    },
  ]);
});

test('lines folded inside a character are put together', () => {
  const [before = '', after = ''] = calendar(event('DTSTART:20270619', 'SUMMARY:Caf|x')).split('|x');
  const bytes = Buffer.concat([
    Buffer.from(before),
    Buffer.from([0xc3]),
    Buffer.from('\r\n '),
    Buffer.from([0xa9]),
    Buffer.from(after),
  ]);
  const [read] = readAll(bytes);
  expect(read?.ok && read.record.summary).toBe('Café');
});

test('several calendars in one stream, and one without events, are read', () => {
  const two = calendar(event('DTSTART:20270619')) + calendar(event('DTSTART:20270620').replace('one', 'two'));
  expect(readAll(two).map(({ place }) => place)).toEqual(['one', 'two']);
  expect(readAll(calendar())).toEqual([]);
});

test.each([
  ['nothing', ''],
  ['a web page', '<html>\n</html>'],
  ['an event without a calendar', event('DTSTART:20270619')],
  ['a calendar that breaks off', calendar(event('DTSTART:20270619')).replace('END:VCALENDAR', '')],
  ['a calendar within a calendar', calendar(calendar())],
])('%s is malformed', (_, text) => {
  expect(codeOf(() => readAll(text))).toBe('FEED_MALFORMED');
});

test('more events than allowed are refused', () => {
  expect(codeOf(() => readAll(calendar(event('DTSTART:20270619'), event()), { maxRecords: 1 }))).toBe('FEED_TOO_LARGE');
});

test('a calendar is asked for and read', async () => {
  await using server = await serve(() => ({ '/c.ics': { body: readFixture('hub-calendar.ics') } }));
  const page = await readIcs(createPlainHttpClient(), `${server.origin}/c.ics`, options);
  expect([page.url, page.statedTotal, page.records.length]).toEqual([`${server.origin}/c.ics`, null, 7]);
});

test('a damaged calendar gives events, notes or a FeedError', () => {
  checkDamage(readFixture('hub-calendar.ics'), (bytes) => readAll(bytes).length);
  const series = calendar(
    event(
      'DTSTART;TZID=Europe/London:20270601T100000',
      'RRULE:FREQ=DAILY;COUNT=40;BYDAY=MO,-1TU',
      'EXDATE:20270602T090000Z',
    ),
    event('RECURRENCE-ID:20270603T090000Z', 'DTSTART:20270603T100000Z', 'DURATION:PT1H'),
  );
  checkDamage(Buffer.from(series), (bytes) => readAll(bytes).length);
});

test.for(['COUNT=5', 'FREQ=DAILY;INTERVAL=5000'])('a rule such as %s is told in words', (rule) => {
  expect(problemOf(calendar(event('DTSTART:20270601T100000Z', `RRULE:${rule}`)))).not.toMatch(/[\n[{]/);
});

test('days that Outlook writes as midnights are days, and other midnights are not', () => {
  const midnights = ['DTSTART;TZID=GMT Standard Time:20270705T000000', 'DTEND;TZID=GMT Standard Time:20270707T000000'];
  const days = readOne(calendar(event(...midnights, 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE')));
  expect([days.allDay, days.start, days.end, days.timeZone]).toEqual([true, '2027-07-05', '2027-07-07', null]);
  const times = readOne(calendar(event(...midnights, 'X-MICROSOFT-CDO-ALLDAYEVENT:FALSE')));
  expect([times.allDay, times.start]).toEqual([false, '2027-07-05T00:00:00+01:00']);
  const odd = event('DTSTART:20270705T090000Z', 'DTEND:20270706T090000Z', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE');
  expect(readOne(calendar(odd)).allDay).toBe(false);
});
