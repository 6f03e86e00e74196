// Door 1 for one JSON-LD node: a resource, course, event or grant becomes a NodeRecord in schema.org's own words.
// Whatever the page leaves out or writes in another type counts as not stated, so that nothing here fails.
import { z } from 'zod';
import type { JsonLdNode } from '../kit/readers/json-ld.ts';
import { toNodes, toTexts } from '../kit/readers/schema-org-values.ts';
import { type OccasionRecord, occasionNode, parseOccasions } from './feed-occasion.ts';
import { addresses, anything, bodies, keywords, number, terms, text, texts, truth } from './feed-values.ts';
import { followProperties, type NodeIndex } from './node-index.ts';

const identifiers = anything.transform((value) => [
  ...(Array.isArray(value) ? value : [value]).filter((member) => typeof member === 'string').map(toStatedIdentifier),
  ...toNodes(value).map((node) => identifierNode.parse(node)),
]);
const identifierNode = z.object({ propertyID: text, value: text });

const fileNode = z.object({
  name: text,
  contentUrl: addresses,
  url: addresses,
  encodingFormat: text,
  fileFormat: text,
  contentSize: text,
});
const files = anything.transform((value) => toNodes(value).map((node) => fileNode.parse(node)));

export type FileRecord = Readonly<z.output<typeof fileNode>>;

const audienceNode = z.object({
  name: texts,
  audienceType: texts,
  educationalRole: texts,
  suggestedMinAge: number,
  suggestedMaxAge: number,
});
const audiences = anything.transform((value) => [
  ...toNodes(value).map((node) => audienceNode.parse(node)),
  ...(Array.isArray(value) ? value : [value])
    .filter((member) => typeof member === 'string')
    .map((name) => audienceNode.parse({ name })),
]);

const alignmentNode = z.object({ alignmentType: text, targetName: texts });
const alignments = anything.transform((value) => toNodes(value).map((node) => alignmentNode.parse(node)));

const amountNode = z.object({ value: number, currency: text });

const node = z.object({
  '@type': terms,
  '@id': text,
  additionalType: terms,
  identifier: identifiers,
  name: text,
  headline: text,
  description: text,
  abstract: text,
  url: addresses,
  image: addresses,
  thumbnailUrl: addresses,
  educationalLevel: texts,
  typicalAgeRange: texts,
  audience: audiences,
  about: texts,
  teaches: texts,
  assesses: texts,
  keywords,
  educationalAlignment: alignments,
  learningResourceType: terms,
  timeRequired: text,
  license: anything.transform((value): string | null => toLicence(value)),
  isAccessibleForFree: truth,
  datePublished: text,
  publisher: bodies,
  provider: bodies,
  organizer: bodies,
  author: bodies,
  funder: bodies,
  sponsor: bodies,
  encoding: files,
  associatedMedia: files,
  distribution: files,
  creativeWorkStatus: text,
  courseCode: texts,
  applicationDeadline: text,
  programPrerequisites: texts,
  eligibility: texts,
  conditionsOfAccess: text,
  amount: anything.transform((value) => toNodes(value).map((amount) => amountNode.parse(amount))),
  estimatedCost: text,
  prepTime: text,
  supply: texts,
  material: texts,
});

export interface NodeRecord extends Readonly<z.output<typeof node>> {
  /** What the node says of its own time and place. */
  readonly occasion: OccasionRecord;
  /** Dated runs of a course, or the parts of an event. */
  readonly occasions: readonly OccasionRecord[];
}

/** @param index the other nodes of the page, to which this one may refer */
export function parseNode(raw: JsonLdNode, index: NodeIndex): NodeRecord {
  const followed = followProperties(raw, index);
  return {
    ...node.parse(followed),
    occasion: occasionNode.parse(followed),
    occasions: [
      ...parseOccasions(followed.hasCourseInstance, index),
      ...parseOccasions(followed.subEvent ?? followed.subEvents, index),
    ],
  };
}

function toStatedIdentifier(value: string): { readonly propertyID: string | null; readonly value: string | null } {
  return { propertyID: null, value: value.trim() === '' ? null : value.trim() };
}

/** The address of a licence tells more than its name. */
function toLicence(value: unknown): string | null {
  const [licence] = toNodes(value);
  if (licence === undefined) return toTexts(value)[0] ?? null;
  return toTexts(licence.url)[0] ?? toTexts(licence['@id'])[0] ?? toTexts(licence)[0] ?? null;
}
