// What a hub puts on, in the hub's own words: the one shape into which every format is read and which normalise.ts knows.
// A record that does not make one is a Rejection, told by its place in the feed.
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import type { StatedPlace } from '../kit/normalise/place.ts';

/** The formats in which a hub can publish, as the register writes them. */
export const HUB_FORMATS = ['csv', 'ics', 'tribe', 'rss'] as const;
export type HubFormat = (typeof HUB_FORMATS)[number];

/** When something takes place once. */
export interface RunTimes {
  /** RFC 3339, UTC; midnight in Europe/London where only days are named. */
  readonly start: string;
  /** Of days, the last second of the last one; null when not stated. */
  readonly end: string | null;
  readonly allDay: boolean;
  /** An IANA time zone. */
  readonly timeZone: string;
}

export interface FeedRecord {
  /** For reports: the row, or the identifier that the feed gives. */
  readonly recordId: string;
  /** What makes it the same thing the next time, within its hub. */
  readonly identity: readonly [format: string, id: string];
  /** May hold HTML. */
  readonly title: string;
  /** May hold HTML. */
  readonly description: string | null;
  readonly url: string | null;
  readonly otherUrls: readonly string[];
  readonly image: string | null;
  readonly typeWords: readonly string[];
  readonly ageWords: readonly string[];
  readonly subjectWords: readonly string[];
  readonly topicWords: readonly string[];
  readonly audienceWords: readonly string[];
  readonly deliveryWords: readonly string[];
  /** Categories and tags, which may be words of any of the sorts above. */
  readonly tags: readonly string[];
  readonly priceText: string | null;
  readonly runs: readonly RunTimes[];
  /** The date in the hub's words, where it has words for it. */
  readonly dateText: string | null;
  /** Null where the hub names no place. */
  readonly place: StatedPlace | null;
  readonly bookingUrl: string | null;
  /** RFC 3339. */
  readonly deadline: string | null;
  /** True when the hub says that it is called off. */
  readonly cancelled: boolean;
  /** True when the hub does not want it listed. */
  readonly hidden: boolean;
  /** Fields of the item that follow from free text rather than from a field of the feed. */
  readonly inferredFields: readonly string[];
  /** Words that could not be read on the way here. */
  readonly unknownWords: readonly UnknownWord[];
}

/** A record that states nothing but its name. */
export function createFeedRecord(
  stated: Pick<FeedRecord, 'recordId' | 'identity' | 'title'> & Partial<FeedRecord>,
): FeedRecord {
  return {
    description: null,
    url: null,
    otherUrls: [],
    image: null,
    typeWords: [],
    ageWords: [],
    subjectWords: [],
    topicWords: [],
    audienceWords: [],
    deliveryWords: [],
    tags: [],
    priceText: null,
    runs: [],
    dateText: null,
    place: null,
    bookingUrl: null,
    deadline: null,
    cancelled: false,
    hidden: false,
    inferredFields: [],
    unknownWords: [],
    ...stated,
  };
}
