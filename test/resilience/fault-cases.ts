// The fault matrix: what each partner's harvest makes of each of the sandbox's faults. One row is one test; a guard that
// comes to judge otherwise changes its rows here and nothing else.
import type { FaultInput, PartnerName } from '../../scripts/sandbox/faults.ts';
import type { HarvestFailureCode } from '../../subgraphs/kit/harvest/harvest-failure.ts';
import type { HttpClientOptions } from '../../subgraphs/kit/http/create-http-client.ts';
import type { RejectionCode } from '../../subgraphs/kit/rejection.ts';
import { PARTNER_ROADS } from '../support/partner-roads.ts';

type WithoutPartner<Fault> = Fault extends FaultInput ? Omit<Fault, 'partner'> : never;
export type PartnerFault = WithoutPartner<FaultInput>;

export interface ExpectedFailure {
  readonly code: HarvestFailureCode;
  /** By name, or how many. */
  readonly feeds: readonly string[] | number;
  /** How the message of each begins; addresses are paths without their queries. */
  readonly message: string;
}

export interface ExpectedOutcome {
  readonly exitCode: 0 | 3 | 4;
  readonly failures: readonly ExpectedFailure[];
  /** Records rejected, by reason; not looked at where not given. */
  readonly rejections?: Readonly<Partial<Record<RejectionCode, number>>>;
  /** What differs from the Catalogue before, in items. */
  readonly catalogue: 'equal' | { readonly removed: number; readonly changed: number };
}

export interface FaultCase {
  readonly name: string;
  readonly partner: PartnerName;
  /** A fault without a path is met by every feed of the partner. */
  readonly faults: readonly PartnerFault[];
  readonly client?: Partial<HttpClientOptions>;
  /** Runs that meet the fault, one after the other; 1 unless told. What is expected is the end of the last. */
  readonly runs?: number;
  readonly expected: ExpectedOutcome;
}

const UNHARMED: ExpectedOutcome = { exitCode: 0, failures: [], catalogue: 'equal' };
const SHORT: Partial<HttpClientOptions> = { deadlineMs: 250 };
/** Everything is asked anew, although the publisher says that it has not changed. */
const FORGETFUL: Partial<HttpClientOptions> = { storePath: null };
const PARTNERS = Object.keys(PARTNER_ROADS) as readonly PartnerName[];

/** The same fault on every feed of every partner, which nobody can harvest through. */
function forAll(
  name: string,
  fault: PartnerFault,
  code: HarvestFailureCode,
  toMessage: (path: string) => string,
  client: Partial<HttpClientOptions> = {},
): readonly FaultCase[] {
  return PARTNERS.map((partner) => ({
    name,
    partner,
    faults: [fault],
    client,
    expected: {
      exitCode: 3,
      failures: PARTNER_ROADS[partner].firstAsked.map(([feed, path]) => ({
        code,
        feeds: [feed],
        message: toMessage(path),
      })),
      catalogue: 'equal',
    },
  }));
}

/** The same fault on every partner's first request, which passes before patience ends. */
function passing(name: string, fault: PartnerFault): readonly FaultCase[] {
  return PARTNERS.map((partner) => {
    const [[, path] = ['', '/']] = PARTNER_ROADS[partner].firstAsked;
    return { name, partner, faults: [{ ...fault, path, times: 1 }], expected: UNHARMED };
  });
}

function failing(code: HarvestFailureCode, feeds: ExpectedFailure['feeds'], message: string): ExpectedOutcome {
  const exitCode = code.startsWith('HARVEST_REFUSED_') ? 4 : 3;
  return { exitCode, failures: [{ code, feeds, message }], catalogue: 'equal' };
}

function shrunk(feed: string, removed: number, of: number): ExpectedFailure {
  const message = `this would remove ${removed} of the ${of} items of '${feed}'`;
  return { code: 'HARVEST_REFUSED_SHRINK', feeds: [feed], message };
}

/** Feeds of hubs that lose too much together. */
function shrunkTogether(feeds: number, removed: number): ExpectedFailure {
  const message = `this would remove ${removed} of the 350 items of the partner`;
  return { code: 'HARVEST_REFUSED_SHRINK', feeds, message };
}

const FEEDS_OF_HUBS = 93;

/** In the sandbox all hubs publish at one origin: after so many failures in a row none of the others is asked any more. */
function givenUpAfter(feeds: number, code: HarvestFailureCode, message: string): ExpectedOutcome {
  const others = { code: 'FEED_GIVEN_UP', feeds: FEEDS_OF_HUBS - feeds, message: 'expected answers from ' } as const;
  return { exitCode: 3, failures: [{ code, feeds, message }, others], catalogue: 'equal' };
}

const HUBS_EMPTIED: ExpectedOutcome = {
  exitCode: 4,
  failures: [
    shrunk('haringey-stem-network/csv', 6, 6),
    shrunk('science-for-life-islington-schools-hub/ics', 5, 5),
    shrunk('national-offers/csv', 13, 13),
    shrunkTogether(23, 53),
    shrunkTogether(5, 54),
    shrunkTogether(2, 55),
    shrunkTogether(3, 56),
  ],
  catalogue: 'equal',
};

const status = (code: number) => (path: string) => `expected a status of 2xx, got ${code} from ${path}`;
const late = (path: string) => `expected a whole answer from ${path} in time, got none`;
const broken = (path: string) => `expected an answer from ${path}, got UND_ERR_SOCKET`;
const MALFORMED: Readonly<Record<string, string>> = {
  '/sitemap.xml': 'expected well-formed XML, but: ',
  '/feed.atom': 'expected well-formed XML, but: ',
  '/hubs.csv': 'expected CSV, got a binary document',
};

const EVERYWHERE: readonly FaultCase[] = [
  ...forAll('status 500', { kind: 'status', code: 500 }, 'FEED_STATUS', status(500)),
  ...forAll('status 503', { kind: 'status', code: 503 }, 'FEED_STATUS', status(503)),
  ...forAll('status 404', { kind: 'status', code: 404 }, 'FEED_STATUS', status(404)),
  ...forAll(
    'status 429 with a Retry-After beyond patience',
    { kind: 'status', code: 429, retryAfter: 3_600 },
    'FEED_STATUS',
    status(429),
  ),
  ...passing('status 429 once, with a Retry-After', { kind: 'status', code: 429, retryAfter: 1 }),
  ...passing('status 503 once', { kind: 'status', code: 503 }),
  ...forAll('an answer after the deadline', { kind: 'delay', delayMs: 60_000 }, 'FEED_TIMEOUT', late, SHORT),
  ...forAll('no answer ever', { kind: 'never' }, 'FEED_TIMEOUT', late, SHORT),
  ...forAll('an answer cut short', { kind: 'truncate', share: 0.5 }, 'FEED_UNREACHABLE', broken),
  ...passing('an answer cut short once', { kind: 'truncate', share: 0.5 }),
  ...forAll(
    'an answer spoilt',
    { kind: 'malformed' },
    'FEED_MALFORMED',
    (path) => MALFORMED[path] ?? 'expected JSON, ',
  ),
];

const STEM_LEARNING: readonly Omit<FaultCase, 'partner'>[] = [
  {
    name: 'empty lists',
    faults: [{ kind: 'empty' }],
    expected: {
      exitCode: 4,
      failures: [
        shrunk('resources', 83, 83),
        shrunk('collections', 40, 40),
        shrunk('programmes', 9, 9),
        shrunk('courses', 189, 189),
      ],
      catalogue: 'equal',
    },
  },
  {
    name: 'half the records, with the old totals',
    faults: [{ kind: 'half', statedTotal: 'old' }],
    expected: {
      exitCode: 3,
      failures: [
        {
          code: 'FEED_INCOMPLETE',
          feeds: ['resources', 'collections', 'programmes', 'courses'],
          message: 'expected ',
        },
      ],
      catalogue: 'equal',
    },
  },
  {
    // The programmes are so few that the loss of five may be meant.
    name: 'half the records, with true totals',
    faults: [{ kind: 'half', statedTotal: 'true' }],
    expected: {
      exitCode: 4,
      failures: [shrunk('resources', 42, 83), shrunk('collections', 20, 40), shrunk('courses', 86, 189)],
      catalogue: { removed: 5, changed: 0 },
    },
  },
  {
    name: 'duplicate ids',
    faults: [{ kind: 'duplicateIds' }],
    expected: { ...UNHARMED, rejections: { DUPLICATE_RECORD: 39 } },
  },
  {
    name: 'status 500 of the CRM alone',
    faults: [{ kind: 'status', code: 500, path: '/api/' }],
    expected: failing('FEED_STATUS', ['courses'], status(500)('/api/Get')),
  },
  {
    name: 'status 401 of the CRM alone',
    faults: [{ kind: 'status', code: 401, path: '/api/' }],
    expected: failing('FEED_STATUS', ['courses'], status(401)('/api/Get')),
  },
  {
    name: 'a second page that is cut short',
    faults: [{ kind: 'truncate', path: '/jsonapi/node/resource?page%5Boffset%5D=50' }],
    expected: failing('FEED_UNREACHABLE', ['resources'], broken('/jsonapi/node/resource')),
  },
  {
    name: 'a second page that is empty',
    faults: [{ kind: 'empty', path: '/jsonapi/node/resource?page%5Boffset%5D=50' }],
    expected: failing('FEED_INCOMPLETE', ['resources'], 'expected a whole list of resource nodes'),
  },
  {
    name: 'a list of runs that is cut short, with the old counter',
    faults: [{ kind: 'half', statedTotal: 'old', path: '/api/Get?cmd=CourseListingFuture' }],
    expected: failing('FEED_INCOMPLETE', ['courses'], 'expected at least 59 records, got 29'),
  },
  {
    // What the CRM states and gives agrees, and few items go: nobody can tell it from a quiet term.
    name: 'a list of runs that is cut short, with a true counter',
    faults: [{ kind: 'half', statedTotal: 'true', path: '/api/Get?cmd=CourseListingFuture' }],
    expected: { exitCode: 0, failures: [], catalogue: { removed: 4, changed: 18 } },
  },
  {
    name: 'a list of templates that is cut short, with a true counter',
    faults: [{ kind: 'half', statedTotal: 'true', path: '/api/Get?cmd=CourseTemplates' }],
    expected: { exitCode: 4, failures: [shrunk('courses', 79, 189)], catalogue: 'equal' },
  },
  {
    name: 'a robots.txt that cannot be read',
    faults: [{ kind: 'status', code: 500, path: '/robots.txt' }],
    expected: failing('FEED_STATUS', ['resources', 'collections', 'programmes', 'courses'], status(500)('/robots.txt')),
  },
  {
    name: 'no robots.txt',
    faults: [{ kind: 'status', code: 404, path: '/robots.txt' }],
    expected: UNHARMED,
  },
];

const IET_FARADAY: readonly Omit<FaultCase, 'partner'>[] = [
  {
    name: 'an empty sitemap',
    faults: [{ kind: 'empty' }],
    client: FORGETFUL,
    expected: failing('FEED_INCOMPLETE', ['pages'], 'expected a sitemap that lists pages of the site, got none'),
  },
  {
    name: 'half the pages listed',
    faults: [{ kind: 'half' }],
    client: FORGETFUL,
    expected: { exitCode: 4, failures: [shrunk('pages', 50, 102)], catalogue: 'equal' },
  },
  {
    name: 'half the pages listed, a second time',
    faults: [{ kind: 'half', statedTotal: 'true' }],
    client: FORGETFUL,
    runs: 2,
    expected: { exitCode: 4, failures: [shrunk('pages', 50, 102)], catalogue: 'equal' },
  },
  {
    name: 'duplicate ids',
    faults: [{ kind: 'duplicateIds' }],
    client: FORGETFUL,
    expected: UNHARMED,
  },
  {
    name: 'status 500 of the pages alone',
    faults: [{ kind: 'status', code: 500, path: '/pages/' }],
    client: FORGETFUL,
    expected: failing(
      'FEED_INCOMPLETE',
      ['pages'],
      'expected pages that can be read, but 5 of 88 pages did not answer',
    ),
  },
  {
    name: 'pages that are cut short',
    faults: [{ kind: 'truncate', path: '/pages/' }],
    client: FORGETFUL,
    expected: failing(
      'FEED_INCOMPLETE',
      ['pages'],
      'expected pages that can be read, but 5 of 88 pages did not answer',
    ),
  },
  {
    name: 'a page that does not answer',
    faults: [{ kind: 'status', code: 500, path: '/pages/education.theiet.org/secondary/stem-activities/microbit/' }],
    client: FORGETFUL,
    expected: { ...UNHARMED, rejections: { MALFORMED_RECORD: 1 } },
  },
  {
    name: 'pages that are spoilt',
    faults: [{ kind: 'malformed', path: '/pages/' }],
    client: FORGETFUL,
    expected: {
      ...failing('HARVEST_REFUSED_REJECTIONS', ['pages'], "84 of the 90 records of 'pages' are rejected"),
      rejections: { MALFORMED_RECORD: 84 },
    },
  },
  {
    name: 'pages that are gone',
    faults: [{ kind: 'status', code: 404, path: '/pages/' }],
    client: FORGETFUL,
    expected: { exitCode: 4, failures: [shrunk('pages', 102, 102)], catalogue: 'equal' },
  },
  {
    name: 'pages that are gone, a second time',
    faults: [{ kind: 'status', code: 404, path: '/pages/' }],
    client: FORGETFUL,
    runs: 2,
    expected: { exitCode: 4, failures: [shrunk('pages', 102, 102)], catalogue: 'equal' },
  },
  {
    name: 'a robots.txt that cannot be read',
    faults: [{ kind: 'status', code: 500, path: '/robots.txt' }],
    expected: failing('FEED_STATUS', ['pages'], status(500)('/robots.txt')),
  },
];

const RAENG: readonly Omit<FaultCase, 'partner'>[] = [
  {
    name: 'an empty feed',
    faults: [{ kind: 'empty' }],
    expected: { exitCode: 4, failures: [shrunk('entries', 74, 74)], catalogue: 'equal' },
  },
  {
    name: 'half the entries',
    faults: [{ kind: 'half', statedTotal: 'old' }],
    expected: { exitCode: 4, failures: [shrunk('entries', 38, 74)], catalogue: 'equal' },
  },
  {
    name: 'half the entries, a second time',
    faults: [{ kind: 'half', statedTotal: 'true' }],
    runs: 2,
    expected: { exitCode: 4, failures: [shrunk('entries', 38, 74)], catalogue: 'equal' },
  },
  {
    name: 'duplicate ids',
    faults: [{ kind: 'duplicateIds' }],
    expected: { ...UNHARMED, rejections: { DUPLICATE_RECORD: 8, NOT_AN_ITEM: 2 } },
  },
  {
    name: 'a second page that is not there',
    faults: [{ kind: 'status', code: 404, path: '/feed.atom?page=2' }],
    expected: failing('FEED_STATUS', ['entries'], status(404)('/feed.atom')),
  },
  {
    name: 'a second page that is cut short',
    faults: [{ kind: 'truncate', path: '/feed.atom?page=2' }],
    expected: failing('FEED_UNREACHABLE', ['entries'], broken('/feed.atom')),
  },
  {
    name: 'a second page that is spoilt',
    faults: [{ kind: 'malformed', path: '/feed.atom?page=2' }],
    expected: failing('FEED_MALFORMED', ['entries'], 'expected well-formed XML, but: '),
  },
];

const LOCAL_HUBS: readonly Omit<FaultCase, 'partner'>[] = [
  {
    name: 'an empty register',
    faults: [{ kind: 'empty' }],
    expected: failing('FEED_INCOMPLETE', ['local-hubs'], 'expected hubs in the register, got none'),
  },
  {
    name: 'half the hubs, and of each half of what it puts on, with the old totals',
    faults: [{ kind: 'half', statedTotal: 'old' }],
    expected: {
      exitCode: 4,
      failures: [
        shrunk('register', 111, 223),
        {
          code: 'FEED_INCOMPLETE',
          feeds: ['stem-ambassador-hub-south-east-england/tribe'],
          message: 'expected 3 events, got 1',
        },
        shrunkTogether(54, 118),
      ],
      catalogue: 'equal',
    },
  },
  {
    name: 'half the hubs, and of each half of what it puts on, with true totals',
    faults: [{ kind: 'half', statedTotal: 'true' }],
    expected: { exitCode: 4, failures: [shrunk('register', 111, 223), shrunkTogether(54, 120)], catalogue: 'equal' },
  },
  {
    name: 'half the hubs, a second time',
    faults: [{ kind: 'half', path: '/hubs.csv' }],
    runs: 2,
    expected: { exitCode: 4, failures: [shrunk('register', 111, 223), shrunkTogether(54, 97)], catalogue: 'equal' },
  },
  {
    name: 'duplicate ids',
    faults: [{ kind: 'duplicateIds' }],
    expected: { ...UNHARMED, rejections: { DUPLICATE_RECORD: 85, MALFORMED_RECORD: 13, NOT_AN_ITEM: 29 } },
  },
  {
    name: "status 500 of one hub's feed",
    faults: [{ kind: 'status', code: 500, path: '/hubs/haringey-stem-network/' }],
    expected: failing('FEED_STATUS', ['haringey-stem-network/csv'], status(500)('/hubs/haringey-stem-network/')),
  },
  {
    name: "status 500 of all hubs' feeds",
    faults: [{ kind: 'status', code: 500, path: '/hubs/' }],
    expected: givenUpAfter(20, 'FEED_STATUS', status(500)('/hubs/')),
  },
  {
    name: "all hubs' feeds cut short",
    faults: [{ kind: 'truncate', path: '/hubs/' }],
    expected: givenUpAfter(5, 'FEED_UNREACHABLE', 'expected an answer from /hubs/'),
  },
  {
    name: "all hubs' feeds spoilt",
    faults: [{ kind: 'malformed', path: '/hubs/' }],
    expected: failing('FEED_MALFORMED', 86, 'expected '),
  },
  {
    // Most hubs put on too little for one alone to be noticed; what was missed before it was too much is not missed either.
    name: "all hubs' feeds empty",
    faults: [{ kind: 'empty', path: '/hubs/' }],
    expected: HUBS_EMPTIED,
  },
  {
    name: "all hubs' feeds empty, a second time",
    faults: [{ kind: 'empty', path: '/hubs/' }],
    runs: 2,
    expected: HUBS_EMPTIED,
  },
];

const ofPartner = (partner: PartnerName, rows: readonly Omit<FaultCase, 'partner'>[]): readonly FaultCase[] =>
  rows.map((row) => ({ ...row, partner }));

export const FAULT_CASES: readonly FaultCase[] = [
  ...EVERYWHERE,
  ...ofPartner('stem-learning', STEM_LEARNING),
  ...ofPartner('iet-faraday', IET_FARADAY),
  ...ofPartner('raeng', RAENG),
  ...ofPartner('local-hubs', LOCAL_HUBS),
];
