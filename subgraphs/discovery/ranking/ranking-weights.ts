// What makes one hit better than another, in numbers with a reason each. Data; measured by `npm run relevance`, never guessed.

/** How much a word of the query says by where it stands in an item; 1 for the best place. */
export const FIELD_WEIGHTS = {
  title: 1, // what a thing is called is what it is about
  topics: 0.8, // what its partner files it under
  publisher: 0.7, // people look for things by who made them
  summary: 0.85, // mentioned in passing, as often as not
  elsewhere: 0.45, // small print, places, names of stages
} as const;

/** How far a word that is not just the one typed stands for it. */
export const MATCH_QUALITIES = {
  same: 1, // the word itself, or another form of it
  synonym: 0.9, // D&T for design and technology
  begins: 0.75, // `electric` in `electricity`
  misspelt: 0.7, // the engine's guess at what was meant
} as const;

/** For stating what was read in the query, rather than leaving it unsaid; by the field that it was read as. */
export const FIT_WEIGHTS = {
  keyStages: 0.8, // a lesson for another stage is of no use
  ages: 1, // the same, and told more exactly
  kinds: 0.4, // who asks for a course may be glad of a hub that gives it
  deliveryModes: 0.3, // mostly a wish
  free: 0.5, // there is no money
  dates: 0.3, // there is another day
  duration: 0.2, // partners count it in many ways
  near: 0, // weighed by distance
  regions: 1.2, // nobody goes to another part of the country
  nation: 0.2, // curricula have most in common
  subject: 0.5, // named in words, not read: maths is not computing, however often it stands there
  audience: 0.3, // what is for teachers is for new ones, too
  resourceTypes: 0.6, // asked for by name
} as const;

/** Added to the share of the query that an item covers. */
export const RANKING_WEIGHTS = {
  titleShare: 0.2, // a title that is little more than the query is the thing itself
  phrase: 0.07, // the words side by side, in their order, in the title
  breadth: 0.15, // of a stage's weight, what each further stage takes away: for all ages is for none in particular
  partly: 0.5, // a hub, where courses are asked for: so much of the weight of stating it
  contrary: -0.75, // says otherwise: so much of the weight of stating it
  widerSubject: 0.5, // science, where physics is asked for: so much of the weight of stating it
  near: 1.8, // at the place; nothing at DISTANT_MILES, and a little against what is farther
  engineRank: 0.1, // the engine's own order, where the rest is alike
  over: -0.1, // for each step from on offer to archived
  upcoming: 0.03, // has a date to come: can be booked now
  soon: 0.02, // and that within SOON_DAYS
  evergreen: 0.03, // has no dates: as good as what is to come, and never buried by it
  unconfirmed: -0.05, // its partner has not confirmed it for UNCONFIRMED_DAYS
  collection: 0.05, // where no kind is asked for: the whole of what was asked for
  report: -0.1, // where no kind is asked for: an event without a day to come is told of, not offered
  completeness: 0.005, // for each fact that it states, up to five: more to go by
} as const;

/** How much an idea of the query counts, and how surely words stand for it; 1 for a typed word. */
export const CONCEPT_WEIGHTS = {
  read: 0.8, // what was read as a filter has done most of its work there
  part: 0.2, // one word of an everyday phrase says less than the phrase
  everyday: 0.8, // the nearest word of the catalogue for an everyday one
  next: 0.85, // each further one, as a share of the one before
  meant: 0.35, // what all words together ask for, for each of them
  meantRarity: 0.75, // rare words of the catalogue tell less there: the query has not named them
} as const;

/** How the query as a whole is looked up in what people say for each word of the catalogue. */
export const MEANT_WEIGHTS = {
  most: 30, // words of the catalogue
  least: 0.25, // of the best one's score, or it is none
  nearest: 0.8, // each further word that something stands for, as a share of the one before
  shortPhrase: 0.3, // power of its length that a phrase shares among its words: `boat` is surer than a word of a sentence
  saturation: 1, // said twice as often is not twice as sure
  length: 0.5, // how far words of the catalogue for which much is said are held back
  sharpness: 1.4, // power of the scores: the best ones stand out
} as const;

/** How much of an idea an item covers by having one of its words. */
export const COVERAGE_WEIGHTS = {
  mostRarity: 6, // what stands in one of 400 items is as rare as it gets
  misspelt: 0.8, // for a word that the engine only takes for the one asked for
  leastPlace: 0.6, // in the small print; 1 in the title
  otherTerms: 0.3, // of what further words for the same idea would count alone
} as const;

/** What fits in full and what comes close, in one order. */
export const CLOSE_WEIGHTS = {
  fits: 0.1, // has every word, and nothing that contradicts what was read
  rest: 0.4, // all that speaks for a hit, beside the share of the query that it covers
  leastCovered: 0.05, // less is a common word or two of many: no answer is better
  leastOfMost: 0.15, // of what the best one covers
} as const;

/** A teacher plans about half a term ahead. */
export const SOON_DAYS = 45;

/** Harvests are daily: after a month without one, something is wrong. */
export const UNCONFIRMED_DAYS = 30;

/** Near enough for a day. */
export const NEAR_MILES = 50;

/** Farther than this, distance is all the same: nobody goes. */
export const DISTANT_MILES = 60;
