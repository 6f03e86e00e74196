// Door 1 for when and where something takes place and what it costs: events, runs of a course, their places and offers.
// Whatever a page leaves out or writes in another type counts as not stated.
import { z } from 'zod';
import type { JsonLdNode } from '../kit/readers/json-ld.ts';
import { toNodes, toTexts, typesOf } from '../kit/readers/schema-org-values.ts';
import { addresses, anything, bodies, number, terms, text } from './feed-values.ts';
import { followProperties, type NodeIndex } from './node-index.ts';

export interface PlaceRecord {
  readonly name: string | null;
  /** The address where it is one text. */
  readonly text: string | null;
  readonly town: string | null;
  readonly region: string | null;
  readonly postcode: string | null;
  readonly latitude: unknown;
  readonly longitude: unknown;
  readonly isVirtual: boolean;
}

const addressNode = z.object({ addressLocality: text, addressRegion: text, postalCode: text, streetAddress: text });
const placeNode = z.object({
  '@type': terms,
  name: text,
  address: anything,
  geo: anything,
  latitude: anything,
  longitude: anything,
});

const offerNode = z.object({
  name: text,
  description: text,
  price: number,
  lowPrice: number,
  highPrice: number,
  priceCurrency: text,
  url: addresses,
  availability: terms,
  availabilityEnds: text,
  validThrough: text,
});

export type OfferRecord = Readonly<z.output<typeof offerNode>>;

const offers = anything.transform((value): readonly OfferRecord[] =>
  // An offer in words is a price in words.
  typeof value === 'string'
    ? [offerNode.parse({ description: value })]
    : toNodes(value).map((node) => offerNode.parse({ ...toPriceParts(node), ...node })),
);

const places = anything.transform((value): readonly PlaceRecord[] => toPlaces(value));

/** The properties that an event and a run of a course share. */
export const occasionNode = z.object({
  '@id': text,
  identifier: text,
  startDate: text,
  endDate: text,
  location: places,
  eventAttendanceMode: terms,
  courseMode: terms,
  eventStatus: terms,
  offers,
  organizer: bodies,
  provider: bodies,
  duration: text,
  courseWorkload: text,
  courseSchedule: anything.transform((value) => toNodes(value).map((node) => scheduleNode.parse(node))),
});

const scheduleNode = z.object({ startDate: text, endDate: text });

export type OccasionRecord = Readonly<z.output<typeof occasionNode>>;

/** Runs of a course, or the parts of a series, each with what it refers to. */
export function parseOccasions(value: unknown, index: NodeIndex): readonly OccasionRecord[] {
  return toNodes(value).map((node) => occasionNode.parse(followProperties(node, index)));
}

// Prices may stand one step further in, in a PriceSpecification.
function toPriceParts(node: JsonLdNode): JsonLdNode {
  const [specification] = toNodes(node.priceSpecification);
  return specification === undefined
    ? {}
    : {
        price: specification.price,
        priceCurrency: specification.priceCurrency,
        description: specification.description,
      };
}

function toPlaces(value: unknown): readonly PlaceRecord[] {
  if (Array.isArray(value)) return value.flatMap(toPlaces);
  const nothing = { name: null, town: null, region: null, postcode: null, latitude: null, longitude: null };
  if (typeof value === 'string') return toTexts(value).map((words) => ({ ...nothing, text: words, isVirtual: false }));
  return toNodes(value).map((node) => {
    const place = placeNode.parse(node);
    const isAddress = typesOf(node).includes('PostalAddress');
    const addressParts = isAddress ? [node] : toNodes(place.address);
    const address = addressNode.parse(addressParts[0] ?? {});
    const [geo = node] = toNodes(place.geo);
    return {
      name: place.name,
      text: addressParts.length > 0 ? address.streetAddress : (toTexts(place.address)[0] ?? null),
      town: address.addressLocality,
      region: address.addressRegion,
      postcode: address.postalCode,
      latitude: geo.latitude,
      longitude: geo.longitude,
      isVirtual: place['@type'].includes('VirtualLocation'),
    };
  });
}
