import { describe, expect, it } from 'vitest';
import { normaliseResourceTypes } from '../../../../subgraphs/kit/normalise/resource-types.ts';

describe('normaliseResourceTypes', () => {
  it.each([
    [['Unit of work', 'Lesson plan'], ['unit plan', 'lesson plan'], 'RESOURCE'],
    [['Activity sheet'], ['supporting document'], 'RESOURCE'],
    [["Teachers' guide"], ['educator curriculum guide'], 'RESOURCE'],
    [['Diagnostic questions', 'Response activities'], ['assessment', 'activity plan'], 'RESOURCE'],
    [['Film'], ['video'], 'RESOURCE'],
    [['Live remote course'], [], 'COURSE'],
    [['Challenge day'], [], 'EVENT'],
    [['National final'], [], 'COMPETITION'],
    [['Grant round'], [], 'FUNDING'],
    [['Club programme'], [], 'PROGRAMME'],
    [['Resource set'], [], 'COLLECTION'],
  ])('maps %j to %j', (words, resourceTypes, kind) => {
    expect(normaliseResourceTypes(words)).toEqual({ value: { resourceTypes, kind }, unknown: [] });
  });

  it('keeps unknown words as they are and reports them; the kind stays open', () => {
    expect(normaliseResourceTypes(['Listing page'])).toEqual({
      value: { resourceTypes: ['Listing page'], kind: null },
      unknown: ['Listing page'],
    });
  });
});
