// What of a query is not read, how a reading is refused, and what holds for every query whatever it is.
import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpretQuery } from '../../../../subgraphs/discovery/interpret/interpret-query.ts';
import { ages, delivery, findPlace, free, kind, NOW, near, read, region, stages } from './expected-readings.ts';

describe('a query that is left alone', () => {
  it.each([
    ['nothing typed', ['', '   ']],
    [
      'subjects and topics',
      ['DT', 'D&T', 'design and technology', 'online safety', 'STEM club', 'data and information'],
    ],
    ['phrases that hold a word that is read elsewhere', ['free fall', 'Gibbs free energy', 'higher order thinking']],
    [
      'names of programmes',
      ['key stage 3 national strategy', 'Year of Engineering', 'hour of code', 'ENTHUSE bursary'],
    ],
    [
      'numbers that are no school year',
      ['year 2000', 'year 15', 'ks9', 'P8', 'S7', 'lesson 7', '24 hour clock', 'age of the earth'],
    ],
    ['words with a company of their own', ['remote sensing', 'primary colours', 'video editing', 'energy resources']],
    ['competition among species', ['competition in ecosystems', 'interspecific competition', 'plants competition']],
    ['training of another kind', ['training data', 'circuit training', 'golf course', 'course design']],
    ['resits, which are for another age', ['GCSE maths resit']],
    ['modules and papers of examinations', ['P1 physics paper', 'S2 edexcel module', 'as biology teachers say']],
    ['places that are ordinary words', ['reading', 'skills in reading', 'bath', 'maths hub bath', 'co2 emissions']],
    [
      'places that are part of a name',
      ['great fire of london', 'compass directions north west', 'stem ambassador hub'],
    ],
    ['words that may be a date', ['march', 'plants in spring', 'may', 'science week']],
    ['days that are past', ['march 2025', 'in June 2026']],
    ['a lone sort of resource', ['worksheet', 'posters', 'resources']],
    [
      'audiences that the vocabulary does not tell apart',
      ['physics for non-specialists', 'physics teachers', 'for children'],
    ],
    ['quoted phrases', ['"year 5" forces', '“free online” safety', '"ks3"']],
    [
      'addresses, ids and codes',
      ['https://www.stem.org.uk/cp253', 'www.stem.org.uk/ks3', 'stem-learning:123', 'cp423c', '530205'],
    ],
    [
      'pasted titles',
      ['Year 4: States of Matter', 'Getting started in Year 1 - short course', 'Mobile apps (Curriculum, Year 8)'],
    ],
    ['possessives', ["Primary Schools' STEM Fair 2018"]],
  ])('%s', (_, queries) => {
    for (const query of queries) expect(read(query)).toEqual({ readings: [], queryLeft: query });
  });
});

describe('texts that were not meant', () => {
  it('stay words, in any case, while the others are read', () => {
    expect(read('year 8 free spectacular', ['YEAR 8'])).toEqual({
      readings: [free('free')],
      queryLeft: 'year 8 spectacular',
    });
  });

  it('are not read as anything else instead', () => {
    expect(read('cpd in Leeds', ['in leeds'])).toEqual({
      readings: [kind('cpd', 'CPD courses', ['COURSE'])],
      queryLeft: 'Leeds',
    });
    expect(read('year 8 NI', ['Year 8 NI'])).toEqual({ readings: [], queryLeft: 'year 8 NI' });
  });

  it('are every one of the same words, and no part of another word', () => {
    expect(read('ks3 forces ks3 ks34', ['ks3'])).toEqual({ readings: [], queryLeft: 'ks3 forces ks3 ks34' });
    expect(read('freely online', ['free'])).toEqual({
      readings: [delivery('online', 'Online', ['ONLINE_LIVE', 'ONLINE_ANY_TIME'])],
      queryLeft: 'freely',
    });
  });

  it('may be empty or hold no word', () => {
    expect(read('ks3', ['', ' ', '!'])).toEqual({ readings: [stages('ks3', 'KS3', ['KS3'])], queryLeft: '' });
  });
});

describe('what is left', () => {
  it('keeps its own spacing and signs, and loses what hung on the words that were read', () => {
    expect(read('  KS3   forces & motion,  free ').queryLeft).toBe('forces & motion');
    expect(read('micro:bit  C# ks4').queryLeft).toBe('micro:bit  C#');
  });

  it('is the query as typed where nothing was read', () => {
    expect(read('  forces   and motion! ').queryLeft).toBe('  forces   and motion! ');
  });
});

it('asks for the region of a name before the place, and for nothing when the place is unknown', () => {
  expect(read('cpd in Scotland').readings[1]).toEqual(region('in Scotland', 'Scotland', 'SCOTLAND'));
  expect(read('cpd near Atlantis')).toEqual({
    readings: [kind('cpd', 'CPD courses', ['COURSE'])],
    queryLeft: 'near Atlantis',
  });
});

const PIECES = [
  ...[
    'year 5',
    'ks3',
    'Y5/6',
    'GCSE',
    'A level',
    'S2',
    'NI',
    'age 7',
    'ages 7 to 11',
    'primary',
    'free',
    'online',
    'cpd',
  ],
  ...[
    'course',
    'training',
    'webinar',
    'near Leeds',
    'in Reading',
    'Cornwall',
    'North West',
    'NR31',
    'this term',
    'March',
  ],
  ...[
    'in March',
    'under 30 minutes',
    'half day',
    'for NQTs',
    'teachers',
    'for',
    'in',
    'the',
    'and',
    'forces',
    'safety',
  ],
  ...['fall', 'hub', 'hubs', 'video', 'editing', '"ks3"', '(', ')', ':', ' - ', ',', '/', 'remote', 'staff', 'ENTHUSE'],
  ...[
    'bursary',
    'grants',
    'higher',
    'physics',
    '5',
    '10',
    '7-11',
    'year olds',
    'of',
    'London',
    '🧪',
    'Ⅷ',
    'É',
    "year's",
  ],
];
const queries = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

describe('of every query', () => {
  it('each text that was read stands in it, in the order of the readings', () => {
    fc.assert(
      fc.property(queries, (query) => {
        let from = 0;
        for (const { text } of read(query).readings) {
          const at = query.indexOf(text, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + text.length;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('the words that are left stand in it in that order', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const typed = wordsOf(query);
        let at = 0;
        for (const word of wordsOf(read(query).queryLeft)) {
          while (at < typed.length && typed[at] !== word) at += 1;
          expect(at).toBeLessThan(typed.length);
          at += 1;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('nothing is read once all that was read is said to be literal', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const texts = read(query).readings.map(({ text }) => text);
        expect(read(query, texts)).toEqual({ readings: [], queryLeft: query });
      }),
      { numRuns: 1_000 },
    );
  });

  it('a text that is taken back changes no other reading', () => {
    fc.assert(
      fc.property(queries, fc.nat(), (query, pick) => {
        const { readings } = read(query);
        const text = readings[pick % Math.max(1, readings.length)]?.text ?? 'forces';
        const kept = read(query, [text]).readings;
        for (const reading of kept) expect(readings).toContainEqual(reading);
        expect(kept.map((reading) => reading.text)).not.toContain(text);
      }),
    );
  });

  it('no two readings share a word, and what is left has none of theirs twice', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { readings, queryLeft } = read(query);
        const count = [...readings.map(({ text }) => text), queryLeft].flatMap(wordsOf).length;
        expect(count).toBeLessThanOrEqual(wordsOf(query).length);
      }),
    );
  });
});

describe('hostile queries', () => {
  const LONGEST = 512;
  const units = [
    'in leeds ',
    'near ',
    'y1/',
    'ks1-2, ',
    '9',
    '1 may ',
    'this term ',
    'free fall ',
    '"',
    '“',
    '(',
    'a-',
    "a'",
    '.a',
    '- ',
  ];

  it.each(units)('of %j repeated are read in bounded work', (unit) => {
    let asked = 0;
    const query = unit.repeat(LONGEST).slice(0, LONGEST);
    const count = (words: string) => {
      asked += 1;
      return findPlace(words);
    };
    const { readings } = interpretQuery(query, { literal: [query, unit], now: NOW, findPlace: count });
    expect(asked).toBeLessThanOrEqual(25);
    expect(readings).toEqual([]);
    expect(interpretQuery(query, { literal: [], now: NOW, findPlace: count }).readings.length).toBeLessThanOrEqual(
      LONGEST / unit.length + 1,
    );
    expect(asked).toBeLessThanOrEqual(50);
  });

  it('that name many places and days are read as the first few', () => {
    expect(read('near Leeds '.repeat(40)).readings).toEqual([
      ...Array(3).fill(near('near Leeds', 'Leeds')),
      near('Leeds', 'Leeds'),
    ]);
    expect(read('this term '.repeat(50)).readings).toHaveLength(4);
    expect(read(`y${'1/'.repeat(200)}`).readings).toEqual([
      ages(`y${'1/'.repeat(13)}1`, 'Year 1 (ages 5 to 6)', [5, 6], ['KS1']),
    ]);
  });
});

describe('the titles of the records', () => {
  const DATA = 'scripts/sandbox/data';
  const titles = fs
    .readdirSync(DATA)
    .filter((file) => file.endsWith('.ndjson'))
    .flatMap((file) => fs.readFileSync(`${DATA}/${file}`, 'utf8').trim().split('\n'))
    .flatMap((line) => /"(?:title|name)": ?("(?:[^"\\]|\\.)*")/.exec(line)?.[1] ?? [])
    .map((title) => String(JSON.parse(title)));

  it('rarely lose a word when they are typed whole', () => {
    const touched = titles.filter((title) => read(title).readings.length > 0);
    expect(titles.length).toBeGreaterThan(800);
    expect(touched.length / titles.length).toBeLessThan(0.11);
  });
});
