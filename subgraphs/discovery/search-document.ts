// What the index holds: one main document for each item, and for an item whose sessions take place in several places
// one more document for each place. The only thing, with index-settings.ts, that writing and reading share.
import type {
  AgeRange,
  DeliveryMode,
  HubCard,
  HubKind,
  ItemKind,
  ItemStatus,
  KeyStage,
  Nation,
  Partner,
  Region,
} from '../../schema/shared.generated.ts';

/** The age that stands for an open end. */
export const OLDEST_AGE = 120;

/**
 * Everything is the item's, save what is said to be the place's. Moments named `...Start`, `...At`, `...Until` and
 * `...From` are Unix seconds.
 */
export interface SearchDocument {
  /** Letters, digits, `_` and `-`: the primary key. */
  readonly documentId: string;
  /** The documentId of the item's main document: tells items apart also where filters ignore case. */
  readonly itemKey: string;
  readonly itemId: string;
  /** Exactly one document of an item is main: what is counted and listed without a place. */
  readonly main: boolean;
  /** Stands for a place of the item, or for what of it has none. Together they hold each session exactly once. */
  readonly placement: boolean;
  /** Of the work, whichever catalogues list it. */
  readonly workId: string;
  /** Of the work's listings, the one that is shown. */
  readonly preferred: boolean;
  /** All partners that list the work. */
  readonly listedBy: readonly Partner[];
  /** The other listings. */
  readonly alsoListedBy: readonly DocumentListing[];
  /** The concrete GraphQL type. */
  readonly typeName: string;
  readonly partner: Partner;
  readonly kind: ItemKind;
  readonly status: ItemStatus;
  readonly title: string;
  /** For sorting: no article, no punctuation, numbers by size. */
  readonly titleSort: string;
  readonly summary: string | null;
  readonly url: string;
  /** The canonical address and the others, as toUrlKey compares them. */
  readonly urls: readonly string[];
  readonly publisher: string | null;
  /** A licence code. */
  readonly licence: string | null;
  readonly codes: readonly string[];
  readonly keyStages: readonly KeyStage[];
  readonly ageRange: AgeRange | null;
  /** Both ends of ageRange closed, for filters; null where no age is stated. */
  readonly youngestAge: number | null;
  readonly oldestAge: number | null;
  readonly subjects: readonly string[];
  readonly topics: readonly string[];
  readonly resourceTypes: readonly string[];
  readonly deliveryMode: DeliveryMode | null;
  /** Who it is for, as the audience vocabulary has it. */
  readonly audiences: readonly string[];
  /** Whose curriculum it is for; empty for all. */
  readonly nations: readonly Nation[];
  /** Null where it is not stated, or has no fixed length. */
  readonly durationMinutes: number | null;
  readonly free: boolean | null;
  readonly priceText: string | null;
  /** The hub that offers it; a hub's own card for a hub. */
  readonly hub: HubCard | null;
  /** The key of the hub that offers it; null for a hub itself. */
  readonly hubKey: string | null;
  /** Of a hub itself. */
  readonly hubKind: HubKind | null;
  readonly regions: readonly Region[];
  /** Where it can be met from now on; where it was, when all is over. */
  readonly places: readonly DocumentPlace[];
  /** Of all places: postcode districts (`NR31`), and postcode areas (`NR`). */
  readonly outcodes: readonly string[];
  readonly postcodeAreas: readonly string[];
  /** The document's own place. */
  readonly _geo: { readonly lat: number; readonly lng: number } | null;
  /** For cards: the upcoming ones in order of start, then past ones, as many as a document may hold. */
  readonly sessions: readonly DocumentSession[];
  /** True when the item has any session. */
  readonly dated: boolean;
  /** All of the main document's item; of the place alone in other placements. */
  readonly sessionStarts: readonly number[];
  /** The first of sessionStarts still to come, as of indexing. */
  readonly nextStart: number | null;
  /** When the item's last session is past. */
  readonly upcomingUntil: number | null;
  /** 0 unless under embargo. */
  readonly visibleFrom: number;
  /** When the document stops being true by the clock alone. */
  readonly refreshAt: number | null;
  /** 0 on offer, 1 current by its partner's word but past its dates, 2 closed, 3 archived. */
  readonly currency: number;
  /** How many of the facts that a teacher chooses by are stated. */
  readonly completeness: number;
  /** When it was published or last seen to change; null where neither is known. */
  readonly newestAt: number | null;
  readonly firstSeenAt: number;
  /** RFC 3339. */
  readonly checkedAt: string;
  /** Words to find it by that are nowhere else in it: of places, of its kind and stage, of the small print. */
  readonly placeWords: readonly string[];
  readonly words: readonly string[];
  readonly details: readonly string[];
}

/** What a card needs. Words that only serve to be sorted by never leave the engine. */
export const CARD_FIELDS = [
  'itemKey',
  'itemId',
  'typeName',
  'partner',
  'kind',
  'status',
  'title',
  'summary',
  'url',
  'publisher',
  'licence',
  'keyStages',
  'ageRange',
  'subjects',
  'topics',
  'resourceTypes',
  'deliveryMode',
  'audiences',
  'nations',
  'durationMinutes',
  'free',
  'priceText',
  'hub',
  'places',
  'sessions',
  'checkedAt',
  'workId',
  'alsoListedBy',
  'regions',
  'currency',
  'completeness',
  'upcomingUntil',
] as const satisfies readonly (keyof SearchDocument)[];

/** What it takes besides to tell which words an item bears. */
export const SMALL_PRINT_FIELDS = [
  'placeWords',
  'words',
  'details',
] as const satisfies readonly (keyof SearchDocument)[];

/** The small print comes where it was asked for. */
export type CardDocument = Pick<SearchDocument, (typeof CARD_FIELDS)[number]> &
  Partial<Pick<SearchDocument, (typeof SMALL_PRINT_FIELDS)[number]>>;

/** The same work in another catalogue. */
export interface DocumentListing {
  readonly id: string;
  readonly partner: Partner;
  readonly url: string;
}

export interface DocumentPlace {
  readonly latitude: number;
  readonly longitude: number;
  /** The postcode's district, or the one whose middle is nearest. */
  readonly outcode: string;
}

export interface DocumentSession {
  /** RFC 3339. */
  readonly start: string;
  readonly end: string | null;
  readonly startsAt: number;
  /** Until then it can still be gone to: its start, or the end of the day when no time is stated. */
  readonly upcomingUntil: number;
  readonly venueName: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly region: Region | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly bookingUrl: string | null;
  readonly bookingClosesAt: string | null;
}
