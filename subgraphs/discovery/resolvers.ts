// The root fields of discovery. Each one is a sentence: the work is done in search/.
import { dateScalar } from './date-scalar.ts';
import type { Resolvers } from './resolvers.generated.ts';
import { findHubs } from './search/hubs.ts';
import { findItems } from './search/items.ts';
import { listPartners } from './search/partners.ts';
import { findRelated } from './search/related.ts';
import { search } from './search/search.ts';
import type { SearchContext } from './search/search-context.ts';
import { suggest } from './search/suggest.ts';
import { takeValues } from './search/to-facets.ts';
import { findBundle } from './steps/find-bundle.ts';
import { findNextSteps } from './steps/find-next-steps.ts';

export const resolvers: Resolvers<SearchContext> = {
  Date: dateScalar,
  Query: {
    search: (_parent, args, context) => search(context, args),
    suggest: (_parent, args, context) => suggest(context, args),
    item: async (_parent, { id }, context) => (await findItems(context, [id]))[0] ?? null,
    items: (_parent, { ids }, context) => findItems(context, ids),
    related: (_parent, args, context) => findRelated(context, args),
    nextSteps: (_parent, args, context) => findNextSteps(context, args),
    bundle: (_parent, args, context) => findBundle(context, args),
    hubs: (_parent, args, context) => findHubs(context, args),
    partners: (_parent, _args, context) => listPartners(context),
  },
  Facet: {
    values: ({ values }, { first }) => takeValues(values, first),
  },
  SearchPage: {
    relaxations: (page) => page.relaxations(),
    reach: (page) => page.reach(),
    online: (page) => page.online(),
    didYouMean: (page) => page.didYouMean(),
  },
};
