import { describe, expect, it } from 'vitest';
import { normaliseAudience } from '../../../../subgraphs/kit/normalise/audience.ts';
import { normaliseDeliveryMode } from '../../../../subgraphs/kit/normalise/delivery-mode.ts';
import { normaliseHubKind } from '../../../../subgraphs/kit/normalise/hub-kind.ts';
import { normaliseRegion } from '../../../../subgraphs/kit/normalise/region.ts';

describe('normaliseHubKind', () => {
  it.each([
    ['maths-hub', 'MATHS_HUB'],
    ['science-learning-partnership', 'SCIENCE_LEARNING_PARTNERSHIP'],
    ['istem-plus-hub', 'ISTEM_PLUS_HUB'],
    ['iet-local-network', 'IET_LOCAL_NETWORK'],
    ['STEM Ambassador Hub', 'STEM_AMBASSADOR_HUB'],
  ])('knows %s', (text, kind) => {
    expect(normaliseHubKind(text)).toEqual({ value: kind, unknown: [] });
  });

  it('calls an unknown kind OTHER and reports it; an empty one is nothing to report', () => {
    expect(normaliseHubKind('robot-hub')).toEqual({ value: 'OTHER', unknown: ['robot-hub'] });
    expect(normaliseHubKind('')).toEqual({ value: 'OTHER', unknown: [] });
  });
});

describe('normaliseRegion', () => {
  it.each([
    ['Yorkshire & Humber', 'YORKSHIRE_AND_THE_HUMBER'],
    ['Yorkshire and The Humber', 'YORKSHIRE_AND_THE_HUMBER'],
    ['North East England', 'NORTH_EAST'],
    ['East of England', 'EAST_OF_ENGLAND'],
    ['Cymru', 'WALES'],
  ])('knows %s', (text, region) => {
    expect(normaliseRegion(text)).toEqual({ value: region, unknown: [] });
  });

  it('reports what is no region', () => {
    expect(normaliseRegion('Atlantis')).toEqual({ value: null, unknown: ['Atlantis'] });
  });
});

describe('normaliseAudience', () => {
  it('splits and maps, and keeps unknown words in lower case', () => {
    expect(normaliseAudience(['Teachers and TAs', 'pupils; parents', 'Wizards'])).toEqual({
      value: ['teachers', 'teaching assistants', 'pupils', 'parents', 'wizards'],
      unknown: ['Wizards'],
    });
  });

  it('leaves whole wordings that hold an `and` together', () => {
    expect(normaliseAudience(['Parents and carers'])).toEqual({ value: ['parents'], unknown: [] });
  });
});

describe('normaliseDeliveryMode', () => {
  it.each([
    ['face-to-face', false, 'IN_PERSON'],
    ['In person', false, 'IN_PERSON'],
    ['In person, teacher-led or virtual', false, 'IN_PERSON'],
    ['blended', false, 'BLENDED'],
    ['online and face-to-face', true, 'BLENDED'],
    ['online', false, 'ONLINE_ANY_TIME'],
    ['online', true, 'ONLINE_LIVE'],
    ['Virtual', true, 'ONLINE_LIVE'],
    ['Remote events', false, 'ONLINE_LIVE'],
    ['Live remote course', false, 'ONLINE_LIVE'],
  ])('reads %s (dates: %s)', (text, hasDates, mode) => {
    expect(normaliseDeliveryMode([text], { hasDates })).toEqual({ value: mode, unknown: [] });
  });

  it('lets the first telling word decide, and reports unknown ones', () => {
    expect(normaliseDeliveryMode(['Live remote course', 'online'], { hasDates: false }).value).toBe('ONLINE_LIVE');
    expect(normaliseDeliveryMode(['Online entry'], { hasDates: false })).toEqual({
      value: null,
      unknown: ['Online entry'],
    });
    expect(normaliseDeliveryMode([null], { hasDates: false })).toEqual({ value: null, unknown: [] });
  });
});
