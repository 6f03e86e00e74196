import { describe, expect, it } from 'vitest';
import { findAudience } from '../../../../subgraphs/kit/vocabulary/audiences.ts';
import { toComparableWords } from '../../../../subgraphs/kit/vocabulary/comparable-words.ts';
import { findHubKind, hubKindLabel } from '../../../../subgraphs/kit/vocabulary/hub-kinds.ts';
import { indexByWords } from '../../../../subgraphs/kit/vocabulary/index-by-words.ts';
import { findSchoolYear, keyStagesOfAges, SCHOOL_STAGES } from '../../../../subgraphs/kit/vocabulary/key-stages.ts';
import { findArea, LOCAL_AUTHORITIES } from '../../../../subgraphs/kit/vocabulary/local-authorities.ts';
import {
  findLocalEnterprisePartnership,
  LOCAL_ENTERPRISE_PARTNERSHIPS,
} from '../../../../subgraphs/kit/vocabulary/local-enterprise-partnerships.ts';
import { findOutcode, OUTCODES } from '../../../../subgraphs/kit/vocabulary/outcodes.ts';
import { REGIONS, regionName } from '../../../../subgraphs/kit/vocabulary/regions.ts';
import { findResourceType, LRMI_RESOURCE_TYPES } from '../../../../subgraphs/kit/vocabulary/resource-types.ts';
import { SUBJECTS, withWiderSubjects } from '../../../../subgraphs/kit/vocabulary/subjects.ts';
import { SYNONYMS } from '../../../../subgraphs/kit/vocabulary/synonyms.ts';
import { TOPICS } from '../../../../subgraphs/kit/vocabulary/topics.ts';
import { findTown } from '../../../../subgraphs/kit/vocabulary/towns.ts';

describe('toComparableWords', () => {
  it('lets case, accents, punctuation and ampersands tell nothing apart', () => {
    expect(toComparableWords(' Safety &  SECURITY ')).toBe('safety and security');
    expect(toComparableWords("Teachers' guide")).toBe('teachers guide');
    expect(toComparableWords('Ynys Môn')).toBe('ynys mon');
    expect(toComparableWords('BBC micro:bit')).toBe('bbc micro bit');
    expect(toComparableWords('--')).toBe('');
  });
});

describe('indexByWords', () => {
  it('refuses two entries with the same words', () => {
    expect(() => indexByWords([['Maths'], ['maths']], (words) => words)).toThrow("claim the words 'maths'");
  });
});

describe('the vocabulary files', () => {
  it('are whole', () => {
    expect(SCHOOL_STAGES).toHaveLength(24);
    expect(REGIONS).toHaveLength(12);
    expect(LRMI_RESOURCE_TYPES).toHaveLength(10);
    expect(LOCAL_ENTERPRISE_PARTNERSHIPS).toHaveLength(38);
    expect(OUTCODES.length).toBeGreaterThan(2_800);
    expect(LOCAL_AUTHORITIES.length).toBeGreaterThan(400);
    expect(SYNONYMS.length).toBeGreaterThan(130);
  });

  it('name only subjects of our own list', () => {
    const labels = new Set([...SUBJECTS.map(({ label }) => label)]);
    const named = [...TOPICS.flatMap(({ subjects }) => subjects), ...SUBJECTS.flatMap(({ within }) => within ?? [])];
    expect(named.filter((label) => !labels.has(label))).toEqual([]);
  });

  it('give every council of a partnership', () => {
    const names = LOCAL_ENTERPRISE_PARTNERSHIPS.flatMap(({ localAuthorities }) => localAuthorities);
    expect(names.filter((name) => findArea(name) === null)).toEqual([]);
  });

  it('give LRMI values or our own words as resource types', () => {
    expect(findResourceType('worksheet')).toMatchObject({
      resourceType: 'supporting document',
      schemaType: 'DigitalDocument',
      kind: 'RESOURCE',
    });
    expect(findResourceType('toString')).toBeNull();
  });
});

describe('keyStagesOfAges', () => {
  it.each([
    [11, 14, ['KS3']],
    [7, 11, ['KS2']],
    [11, 16, ['KS3', 'KS4']],
    [4, 11, ['EYFS', 'KS1', 'KS2']],
    [16, null, ['KS5']],
    [19, 25, []],
  ])('%s to %s is %j', (from, to, stages) => {
    expect(keyStagesOfAges(from, to)).toEqual(stages);
  });
});

describe('findSchoolYear', () => {
  it('knows that a year is a year older in England than in Northern Ireland', () => {
    expect(findSchoolYear('Year 8', 'ENGLAND')?.age).toBe(12);
    expect(findSchoolYear('Year 8', 'NORTHERN_IRELAND')?.age).toBe(11);
    expect(findSchoolYear('Year 14', 'ENGLAND')).toBeNull();
  });
});

describe('look-ups of places', () => {
  it('know districts, towns, councils, counties and partnerships', () => {
    expect(findOutcode('MK8')).toMatchObject({ region: 'SOUTH_EAST', town: 'Milton Keynes' });
    expect(findOutcode('GY1')?.region).toBeNull();
    expect(findTown('leeds', null)?.region).toBe('YORKSHIRE_AND_THE_HUMBER');
    expect(findTown('Newport', null)).toBeNull();
    expect(findTown('Newcastle', 'NORTH_EAST')?.latitude).toBeCloseTo(54.97, 1);
    expect(findArea('Haringey')).toEqual({ latitude: 51.59, longitude: -0.1028, region: 'LONDON' });
    expect(findArea('Greater Manchester')?.region).toBe('NORTH_WEST');
    expect(findArea('Sussex')?.region).toBe('SOUTH_EAST');
    expect(findArea('Narnia')).toBeNull();
    expect(findLocalEnterprisePartnership('Black Country LEP')?.code).toBe('E37000001');
  });
});

describe('labels', () => {
  it('are for people', () => {
    expect(regionName('YORKSHIRE_AND_THE_HUMBER')).toBe('Yorkshire and The Humber');
    expect(hubKindLabel('STEM_AMBASSADOR_HUB')).toBe('STEM Ambassador Hub');
    expect(hubKindLabel('OTHER')).toBe('Hub');
    expect(findHubKind('careers-hub')).toBe('CAREERS_HUB');
    expect(findAudience('TAs')).toBe('teaching assistants');
    expect(withWiderSubjects(['Physics', 'Mathematics'])).toEqual(['Physics', 'Mathematics', 'Science']);
  });
});
