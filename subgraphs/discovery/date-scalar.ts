// The Date scalar at the door: a calendar day that exists, as YYYY-MM-DD. Anything else is refused before a resolver runs.
import { GraphQLError, GraphQLScalarType } from 'graphql';
import { GraphQLLocalDate } from 'graphql-scalars';

const localDate = GraphQLLocalDate.toConfig();

export const dateScalar = new GraphQLScalarType({
  ...localDate,
  name: 'Date',
  parseValue(value) {
    try {
      return localDate.parseValue(value);
    } catch {
      // Its own words name a type that our schema does not have. graphql-js tells what came.
      throw new GraphQLError('expected a day of the calendar as YYYY-MM-DD');
    }
  },
});
