// The Date scalar at the door: a calendar day that exists, as YYYY-MM-DD. Anything else is refused before a resolver runs.
import { GraphQLScalarType } from 'graphql';
import { GraphQLLocalDate } from 'graphql-scalars';

export const dateScalar = new GraphQLScalarType({ ...GraphQLLocalDate.toConfig(), name: 'Date' });
