import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { dateScalar } from '../../../subgraphs/discovery/date-scalar.ts';

describe('a Date', () => {
  it.each(['2026-11-22', '2028-02-29'])('may be %s', (day) => {
    expect(dateScalar.parseValue(day)).toBe(day);
  });

  it.each(['2027-02-29', '2026-13-01', 'tomorrow', '20261122', '2026-11-22T00:00:00Z', '', 5])(
    'cannot be %j, and says in our words what it should be',
    (value) => {
      expect(() => dateScalar.parseValue(value)).toThrow(
        new GraphQLError('expected a day of the calendar as YYYY-MM-DD'),
      );
    },
  );
});
