// What the items behind a page of hits cost: the page as the index has it, and the same page with every hit's item as its
// partner has it, both over HTTP.
import type { Bench } from './bench.ts';
import { HYDRATED_SEARCH, PLAIN_SEARCH, SEARCH_VARIABLES } from './graph/hydrated-search.ts';
import { compareSides } from './rounds/compare-sides.ts';
import type { Side } from './rounds/run-rounds.ts';
import { timeOperations } from './rounds/time-operations.ts';
import { askGraphql } from './wire/ask-graphql.ts';
import { openJsonClient } from './wire/open-json-client.ts';

const LOAD = { operations: 10, atOnce: 1 };

export const references: Bench = {
  name: 'references',
  meaning: 'a page of 20 hits with their items against the page without',
  rounds: 20,
  async run({ stack: { gateway }, rounds, signal }) {
    const client = openJsonClient(gateway.url);
    const toSide = (label: string, query: string): Side => {
      const body = JSON.stringify({ query, variables: SEARCH_VARIABLES });
      return { label, measure: () => timeOperations(() => askGraphql(client, body), LOAD) };
    };
    try {
      const comparison = await compareSides(
        {
          what: `${SEARCH_VARIABLES.first} hits of '${SEARCH_VARIABLES.query}'`,
          unit: 'ms',
          a: toSide('with item', HYDRATED_SEARCH),
          b: toSide('without item', PLAIN_SEARCH),
          expected: {
            atMost: 3,
            because: 'since all items of a partner are one fetch, and partners are asked at once',
          },
        },
        { rounds, warmUps: 5, signal },
      );
      return [comparison];
    } finally {
      await client.close();
    }
  },
};
