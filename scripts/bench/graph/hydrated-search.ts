// The search that the benches of the graph run: a page of hits from every partner, and the same with each hit's item as
// its partner has it.

const CARD = `
  id
  partner
  kind
  title
  summary
  url
  keyStages
  ageRange { from to }
  subjects
  nextSession { start venueName town postcode }
  priceText
  checkedAt
`;

const ITEM = `
  item {
    __typename
    id
    title
    summary
    url
    publisher
    keyStages
    ageRange { from to }
    subjects
    topics
    licence { code }
    changedAt
    ... on LearningResource { resourceTypes duration files { url title } }
    ... on Course { audience outcomes sessions { start end venue { name town postcode } } }
    ... on Activity { audience eligibility sessions { start end venue { name town postcode } } }
    ... on HubProfile { hubKind region areas }
  }
`;

/** Variables: `query` and `first`. */
export const PLAIN_SEARCH = `query PlainSearch($query: String!, $first: Int!) {
  search(query: $query, first: $first) { total hits { ${CARD} } }
}`;

/** The same page, each hit with its item. */
export const HYDRATED_SEARCH = `query HydratedSearch($query: String!, $first: Int!) {
  search(query: $query, first: $first) { total hits { ${CARD} ${ITEM} } }
}`;

/** Finds more than a page, from all partners. */
export const SEARCH_VARIABLES = { query: 'robots', first: 20 } as const;
