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

/** Added to the share of the query that an item covers. */
export const RANKING_WEIGHTS = {
  titleShare: 0.2, // a title that is little more than the query is the thing itself
  phrase: 0.07, // the words side by side, in their order, in the title
  stated: 0.4, // says that it is for what was read in the query, rather than leaving it unsaid
  breadth: 0.15, // of that, what each further stage takes away: for all ages is for none in particular
  contrary: -0.3, // says otherwise; only among what comes close
  near: 0.65, // at the place; nothing at DISTANT_MILES, and a little against what is farther
  engineRank: 0.1, // the engine's own order, where the rest is alike
  over: -0.1, // for each step from on offer to archived
  upcoming: 0.03, // has a date to come: can be booked now
  soon: 0.02, // and that within SOON_DAYS
  evergreen: 0.03, // has no dates: as good as what is to come, and never buried by it
  unconfirmed: -0.05, // its partner has not confirmed it for UNCONFIRMED_DAYS
  completeness: 0.005, // for each fact that it states, up to five: more to go by
} as const;

/** A teacher plans about half a term ahead. */
export const SOON_DAYS = 45;

/** Harvests are daily: after a month without one, something is wrong. */
export const UNCONFIRMED_DAYS = 30;

/** Farther than this, distance is all the same: nobody goes. */
export const DISTANT_MILES = 60;
