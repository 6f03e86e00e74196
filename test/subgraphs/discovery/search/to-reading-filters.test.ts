import { describe, expect, it } from 'vitest';
import type { Constraint, Reading } from '../../../../subgraphs/discovery/interpret/reading.ts';
import { readNear } from '../../../../subgraphs/discovery/search/near.ts';
import { toReadingFilters } from '../../../../subgraphs/discovery/search/to-reading-filters.ts';

const toReading = (constraint: Constraint): Reading => ({ text: 'words', value: 'value', label: 'Label', constraint });
const filtersOf = (...constraints: readonly Constraint[]) => toReadingFilters(constraints.map(toReading));

/** Without the brackets that change nothing. */
function bare(filter: string | undefined): string {
  let text = filter ?? '';
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replaceAll(/\(\(([^()]*)\)\)/g, '($1)').replaceAll(/^\(([^()]*)\)$/g, '$1');
  }
  return text;
}
const both = (...constraints: readonly Constraint[]): readonly string[] => {
  const filters = filtersOf(...constraints);
  return [bare(filters?.stated), bare(filters?.allowed)];
};

describe('what was read in a query, as a filter', () => {
  it.each<[Constraint, string, string]>([
    [
      { field: 'keyStages', keyStages: ['KS3', 'KS4'] },
      'keyStages IN ["KS3", "KS4"]',
      '((keyStages IN ["KS3", "KS4"]) OR (keyStages IS EMPTY))',
    ],
    [
      { field: 'deliveryModes', deliveryModes: ['ONLINE_LIVE'] },
      'deliveryMode IN ["ONLINE_LIVE"]',
      '((deliveryMode IN ["ONLINE_LIVE"]) OR (deliveryMode IS NULL))',
    ],
    [{ field: 'free' }, 'free = true', '((free = true) OR (free IS NULL))'],
    [
      { field: 'dates', from: '2026-12-01', to: '2026-12-01' },
      'sessionStarts 1796083200 TO 1796169599',
      '((sessionStarts 1796083200 TO 1796169599) OR (dated = false))',
    ],
    [
      { field: 'duration', atMostMinutes: 30 },
      'durationMinutes <= 30',
      '((durationMinutes <= 30) OR (durationMinutes IS NULL))',
    ],
    [
      { field: 'regions', regions: ['LONDON'] },
      'regions IN ["LONDON"]',
      '((regions IN ["LONDON"]) OR (regions IS EMPTY))',
    ],
    [
      { field: 'nation', nation: 'SCOTLAND' },
      'nations IN ["SCOTLAND"]',
      '((nations IN ["SCOTLAND"]) OR (nations IS EMPTY))',
    ],
  ])('lets through what leaves it unsaid, beside what states it: %j', (constraint, stated, allowed) => {
    expect(both(constraint)).toEqual([stated, allowed]);
  });

  it('lets nothing else through where nothing can be left unsaid: a thing has a kind', () => {
    const kinds = 'kind IN ["FUNDING", "EVENT"]';
    expect(both({ field: 'kinds', kinds: ['FUNDING', 'EVENT'] })).toEqual([kinds, kinds]);
  });

  it('lets hubs through where courses are wanted: they put them on', () => {
    expect(both({ field: 'kinds', kinds: ['COURSE'] })).toEqual([
      'kind IN ["COURSE"]',
      '((kind IN ["COURSE"]) OR (kind = HUB))',
    ]);
  });

  it.each<[Constraint, string]>([
    [{ field: 'audience', audience: 'New teachers' }, 'audiences IN ["New teachers"]'],
    [{ field: 'resourceTypes', resourceTypes: ['lesson plan'] }, 'resourceTypes IN ["lesson plan"]'],
  ])('lets everything through where what says otherwise may do as well: %j', (constraint, stated) => {
    expect(both(constraint)).toEqual([stated, '']);
  });

  it('goes by ages, and by stages where an item states no ages', () => {
    const [stated, allowed] = both({ field: 'ages', from: 9, to: 10, keyStages: ['KS2'] });
    const either = '(youngestAge < 10 AND oldestAge > 9) OR (youngestAge IS NULL AND keyStages IN ["KS2"])';
    const open = 'youngestAge IS NULL AND keyStages IS EMPTY';
    expect(stated).toMatch(/^\(+youngestAge < 10/);
    expect(stated).toContain(either);
    expect(allowed).toContain(`${either})`);
    expect(allowed).toMatch(new RegExp(`\\) OR \\(${open}\\)\\)$`));
  });

  it('takes a single age as one that an item has to include, and two ages as ones that it has to reach between', () => {
    expect(both({ field: 'ages', from: 9, to: 9, keyStages: [] })[0]).toBe('youngestAge <= 9 AND oldestAge >= 9');
    expect(both({ field: 'ages', from: 9, to: 11, keyStages: [] })[0]).toBe('youngestAge < 11 AND oldestAge > 9');
  });

  it('is any of the values that were read for one field, and all of what was read for several', () => {
    const [stated, allowed] = both(
      { field: 'keyStages', keyStages: ['KS3'] },
      { field: 'free' },
      { field: 'keyStages', keyStages: ['KS4'] },
    );
    const stages = '(keyStages IN ["KS3"]) OR (keyStages IN ["KS4"])';
    expect(stated).toBe(`(${stages}) AND (free = true)`);
    expect(allowed).toMatch(/^\(.+ OR \(keyStages IS EMPTY\)\) AND \(.+ OR \(free IS NULL\)\)$/);
    expect(allowed).toContain(stages);
  });

  it('says the same thing once', () => {
    expect(both({ field: 'free' }, { field: 'free' })).toEqual(both({ field: 'free' }));
  });

  it('is none where nothing was read, or a place alone: a place is an order', () => {
    const place = readNear({ postcode: 'NR31' })?.place;
    if (place === undefined) throw new Error('no place');
    expect(filtersOf()).toBeNull();
    expect(filtersOf({ field: 'near', place })).toBeNull();
    expect(both({ field: 'near', place }, { field: 'free' })).toEqual(both({ field: 'free' }));
  });

  it('quotes every value', () => {
    const filters = filtersOf(
      { field: 'audience', audience: 'a" OR main = false' },
      { field: 'resourceTypes', resourceTypes: ['b\\'] },
    );
    expect(bare(filters?.stated)).toBe('(audiences IN ["a\\" OR main = false"]) AND (resourceTypes IN ["b\\\\"])');
  });
});
