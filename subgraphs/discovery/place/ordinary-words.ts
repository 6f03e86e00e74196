// Names of places that mean something else to most who type them, and so name a place only where the query says so (`near
// Reading`, `in Bath`). Data alone; every word is the name of some place, and tests say so.

export interface OrdinaryWords {
  /** Why they are not taken for places. */
  readonly reason: string;
  /** In comparable form. */
  readonly words: readonly string[];
}

export const ORDINARY_WORDS: readonly OrdinaryWords[] = [
  {
    reason: 'a topic, or a word of one',
    words: [
      ...[
        'freshwater',
        'flint',
        'gorge',
        'hull',
        'lakes',
        'leek',
        'mold',
        'sandy',
        'sound',
        'stone',
        'thorn',
        'valley',
      ],
      ...['highland', 'poplar', 'reading', 'mountain ash', 'three rivers', 'mill town', 'eastern', 'east', 'lode'],
      ...['bow', 'eye', 'hook', 'hope', 'wells', 'wick', 'potteries', 'blackrock', 'portland'],
    ],
  },
  {
    reason: 'an everyday word',
    words: [
      ...['barking', 'bath', 'battle', 'beer', 'broadway', 'bury', 'deal', 'down', 'eden', 'fleet', 'hart', 'lancing'],
      ...[
        'march',
        'marches',
        'over',
        'rye',
        'sale',
        'settle',
        'street',
        'ware',
        'diss',
        'grays',
        'hermitage',
        'nelson',
      ],
    ],
  },
  { reason: 'food or sport', words: ['angus', 'chard', 'cheddar', 'rugby', 'sandwich', 'eccles'] },
  {
    reason: 'a person or thing that science is taught about: Rayleigh scattering, the Stirling engine, Bletchley Park',
    words: [
      ...['bletchley', 'hamilton', 'heriot', 'hutton', 'newton', 'rayleigh', 'stirling', 'washington', 'wellington'],
      ...['boston', 'berkeley', 'alexandria', 'montgomery'],
    ],
  },
  {
    reason: 'a first name or surname',
    words: ['arnold', 'barry', 'bingham', 'bradley', 'brandon', 'clifford', 'keith', 'stanley', 'winton', 'alba'],
  },
  {
    reason: 'short for a county, and a word: river beds, a plant wilts',
    words: ['beds', 'bucks', 'hunts', 'staffs', 'wilts'],
  },
  { reason: 'an abbreviation of something else: a randomised controlled trial', words: ['rct'] },
  { reason: 'a chemical formula', words: ['co2', 'co3', 'ch2', 'ch3', 'ch4'] },
  { reason: 'an isotope, vitamin or fuel', words: ['b10', 'b11', 'b12', 'n14', 'n15', 's32', 's33', 's35', 'e10'] },
  {
    reason: 'a value of pH',
    words: ['ph1', 'ph2', 'ph3', 'ph4', 'ph5', 'ph6', 'ph7', 'ph8', 'ph9', 'ph10', 'ph11', 'ph12', 'ph13', 'ph14'],
  },
  { reason: 'a railway, a motorway or a protocol', words: ['hs1', 'hs2', 'hs3', 'm25', 'ip4', 'ip6'] },
  { reason: 'a version of a machine, or a reaction', words: ['mk1', 'mk2', 'mk3', 'mk4', 'sn1', 'sn2'] },
];

/** Words that are a letter or two from a town's name, and no misspelling of it. */
export const NOT_MISSPELT: ReadonlySet<string> = new Set([
  ...['alexandra', 'borrow', 'cornerstone', 'credited', 'everyone', 'landing', 'lockdown', 'middle', 'reaching'],
  ...['season', 'survey', 'surveys', 'valleys', 'winter', 'workshop', 'workshops'],
]);
